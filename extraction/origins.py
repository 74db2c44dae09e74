"""What the review tells on the page of a directive: who decided, and what the machine had proposed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from extraction.actions import draft_from
from extraction.actions.comparing import Change, values
from extraction.choices import Outcome, ProposalField
from extraction.models import Decision, Missed, Proposal
from extraction.rights import looks
from tracker.models import Directive, KnownParties, Speech
from tracker.rows.changes import EventChange
from tracker.rows.origins import Origin, OriginField

Links = tuple[tuple[str, str], ...]


def origins_of(directive: Directive, user: Any) -> Iterator[Origin]:
    """The decision that recorded the directive, or that it was found by hand, and then what was merged into it."""
    decisions = Decision.objects.select_related("proposal").order_by("decided_at", "pk")
    found = decisions.filter(Q(directive=directive) | Q(merged_into=directive))
    told = sorted(found, key=lambda decision: decision.outcome == Outcome.MERGED)
    _bring_speeches(told, directive.speech)
    # What no decision recorded was found by hand, or came without a review.
    if not told or told[0].outcome == Outcome.MERGED:
        yield from (_missed(missed, directive, user) for missed in Missed.objects.filter(directive=directive))
    yield from (_decided(decision, user) for decision in told)


def _bring_speeches(decisions: list[Decision], here: Speech) -> None:
    """Give each proposal its speech, whose text is long: that of the page, which has it; the others in one query."""
    elsewhere = {decision.proposal.speech_id for decision in decisions} - {here.pk}
    speeches = Speech.objects.select_related("meeting").in_bulk(elsewhere) if elsewhere else {}
    for decision in decisions:
        decision.proposal.speech = speeches.get(decision.proposal.speech_id, here)


def _decided(decision: Decision, user: Any) -> Origin:
    proposal, merged = decision.proposal, decision.outcome == Outcome.MERGED
    return Origin(
        said=capfirst(decision.get_outcome_display()),
        by=decision.decided_by,
        at=decision.decided_at,
        note=decision.note,
        fields=tuple(_fields(proposal, decision.changes)),
        recorded=not merged,
        links=_links(user, decision, f"{_desk(proposal.speech_id)}?current={proposal.pk}#quote-{proposal.pk}"),
    )


def _missed(missed: Missed, directive: Directive, user: Any) -> Origin:
    return Origin(
        said=_("Added by hand; nothing had been proposed here"),
        by=missed.added_by,
        at=missed.added_at,
        links=_links(user, missed, _desk(directive.speech_id)),
    )


def _fields(proposal: Proposal, changes: list[Change]) -> Iterator[OriginField]:
    """Each field in which something was proposed or recorded; names as said, whoever is meant by them now."""
    proposed = values(draft_from(proposal.speech, proposal.as_read, KnownParties()))
    for field in ProposalField:
        found = [each for each in changes if each["field"] == field]
        changed = tuple(EventChange(field.label, each["proposed"], each["recorded"]) for each in found)
        # The quote stands on the page already, unless it was another one.
        if changed or proposed[field] and field != ProposalField.QUOTE:
            yield OriginField(str(capfirst(field.label)), proposed[field], changed)


def _desk(speech: int) -> str:
    return reverse("admin:extraction_review", args=[speech])


def _links(user: Any, kept: Decision | Missed, desk: str) -> Links:
    """The row in the admin and the place at the desk, for who may open them."""
    model = kept._meta
    row = reverse(f"admin:extraction_{model.model_name}_change", args=[kept.pk])
    places = [
        (user.has_perm(f"extraction.view_{model.model_name}"), str(capfirst(model.verbose_name)), row),
        (looks(user), _("At the desk"), desk),
    ]
    return tuple((label, address) for may_open, label, address in places if may_open and user.is_staff)
