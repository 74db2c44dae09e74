"""Closed sets of the review."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    """What became of a proposal; only ``pending`` ones await a decision."""

    PENDING = "pending", _("pending")
    ACCEPTED = "accepted", _("accepted")
    CORRECTED = "corrected", _("accepted with corrections")
    REJECTED = "rejected", _("rejected")
    MERGED = "merged", _("merged")
    SUPERSEDED = "superseded", _("replaced by a newer reading")


class Outcome(models.TextChoices):
    """What a person decided."""

    ACCEPTED = "accepted", _("accepted")
    CORRECTED = "corrected", _("accepted with corrections")
    REJECTED = "rejected", _("rejected")
    MERGED = "merged", _("merged")


class RejectReason(models.TextChoices):
    """Why a proposal does not belong on the ledger."""

    EXHORTATION = "exhortation", _("only exhortation")
    PAST = "past", _("a report of the past")
    CRITICISM = "criticism", _("criticises a problem")
    STATE = "state", _("describes how things stand")
    QUOTATION = "quotation", _("quotes somebody else")
    DUPLICATE = "duplicate", _("already on the ledger")
    NOT_OURS = "not-ours", _("not for this office")
    MISREAD = "misread", _("misread")
    OTHER = "other", _("other reason")


# On the ledger already, or another office's: the words demand something all the same, and the reader was not wrong.
SAYS_NOTHING = frozenset({RejectReason.DUPLICATE, RejectReason.NOT_OURS})


def in_words(choices: type[models.TextChoices], value: str) -> str:
    """The label of a value; one that a faulty rule made up is given as it is, so that it can be seen and corrected."""
    return str(dict(choices.choices).get(value, value))


class ProposalField(models.TextChoices):
    """What of a proposal a person can correct."""

    TEXT = "text", _("what is to be done")
    QUOTE = "quote", _("quote")
    KIND = "kind", _("kind")
    STRENGTH = "strength", _("strength")
    PARTY = "party", _("responsible party")
    DEADLINE = "deadline", _("deadline")
    COUNTING = "counting", _("deadline that counts")
    TARGET = "target", _("target")
