"""Closed sets of values: each is enforced in the database by a check constraint that `one_of` names."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingLevel(models.TextChoices):
    """The level of government that held the meeting."""

    PROVINCE = "province", _("province")
    CITY = "city", _("city")
    COUNTY = "county", _("county")
    TOWNSHIP = "township", _("township")
    OTHER = "other", _("other level")


class PartyKind(models.TextChoices):
    """What a responsible party is; a collective (各乡镇) names many and therefore nobody."""

    UNIT = "unit", _("unit")
    POST = "post", _("post")
    PERSON = "person", _("person")
    COLLECTIVE = "collective", _("collective")


class DirectiveKind(models.TextChoices):
    """What sort of thing was said."""

    DIRECTIVE = "directive", _("requirement")
    PROHIBITION = "prohibition", _("prohibition")
    COMMITMENT = "commitment", _("commitment")
    ACCOUNTABILITY = "accountability", _("accountability rule")

    def falls_due(self) -> bool:
        """Whether it can be late: a prohibition and an accountability rule hold, and are never done with by a day."""
        return self not in (DirectiveKind.PROHIBITION, DirectiveKind.ACCOUNTABILITY)


class Strength(models.TextChoices):
    """How firmly it was said: 必须 · 要 · 力争 · 探索."""

    MUST = "must", _("must")
    SHOULD = "should", _("should")
    STRIVE = "strive", _("strive")
    EXPLORE = "explore", _("explore")


class Role(models.TextChoices):
    """What a party has to do with a directive."""

    LEAD = "lead", _("lead")
    SUPPORT = "support", _("support")
    SUPERVISOR = "supervisor", _("supervisor")


class DeadlineKind(models.TextChoices):
    """How a deadline was said."""

    BY = "by", _("by a day")
    WITHIN = "within", _("within")
    RECURRING = "recurring", _("recurring")
    PHASE = "phase", _("from a day on")
    DURATION = "duration", _("duration")
    CONTINUOUS = "continuous", _("continuous")
    EVENT = "event", _("event")


class DeadlineStanding(models.TextChoices):
    """Where a deadline stands among the others of its directive: one is current and counts.

    Later stages wait for it, what stands beside it is owed at the same time, and former ones are over.
    """

    CURRENT = "current", _("current")
    LATER = "later", _("later stage")
    BESIDE = "beside", _("beside it")
    FORMER = "former", _("former")


class Comparator(models.TextChoices):
    """How a target compares with its value; blank where the words give no measure to compare."""

    AT_LEAST = ">=", _("at least")
    AT_MOST = "<=", _("at most")
    EQUAL = "=", _("exactly")
    MORE = ">", _("more than")
    LESS = "<", _("less than")
    ABOUT = "~", _("about")
    ALL = "all", _("all")
    NONE = "none", _("none at all")


class EventKind(models.TextChoices):
    """What was done to a directive."""

    RECORDED = "recorded", _("recorded")
    ASSIGNED = "assigned", _("assigned")
    RELEASED = "released", _("released")
    EXTENDED = "extended", _("deadline moved")
    ADVANCED = "advanced", _("next stage begun")
    REPORTED = "reported", _("progress reported")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("reopened")
    RESTATED = "restated", _("demanded again")
    SEPARATED = "separated", _("restatement taken back")
    RENEWED = "renewed", _("days worked out again")
    RETARGETED = "retargeted", _("target changed")
    CHOSEN = "chosen", _("another deadline counts")


class Subject(models.TextChoices):
    """What an amendment is about: what is not a directive and changes all the same."""

    PARTY = "party", _("responsible party")
    MEETING = "meeting", _("meeting")
    SPEAKER = "speaker", _("speaker")
    SPEECH = "speech", _("speech")


class AmendmentStep(models.TextChoices):
    """What was done to a party, a meeting, a speaker or a speech."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("amended")
    REMOVED = "removed", _("deleted")


class UnownedCause(models.TextChoices):
    """Why nobody answers for a directive; derived, never stored."""

    NOT_STATED = "not-stated", _("nobody named")
    GENERIC = "generic", _("only a collective named")
    UNREGISTERED = "unregistered", _("not in the registry")
    NO_LEAD = "no-lead", _("no lead among several")


class UndatedCause(models.TextChoices):
    """Why a directive has no day to be checked on; derived, never stored."""

    NOT_STATED = "not-stated", _("no time named")
    MASKED = "masked", _("the day is masked")
    EVENT = "event", _("tied to an event")
    CONTINUOUS = "continuous", _("continuous duty")
    UNRESOLVED = "unresolved", _("not resolved to a day")


def one_of(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.CheckConstraint:
    """A constraint ``<app>_<model>_<field>_known`` that holds ``field`` to ``choices`` (or to '' where ``blank``)."""
    allowed = [*choices.values, ""] if blank else list(choices.values)
    return models.CheckConstraint(
        name=f"%(app_label)s_%(class)s_{field}_known", condition=models.Q(**{f"{field}__in": allowed})
    )
