"""What a proposal says otherwise than a directive that it may be merged into, and taking that over, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from tracker.actions import DirectiveDraft, Refused, TargetDraft, assign, extend, release, retarget
from tracker.choices import Comparator, DeadlineStanding, Role
from tracker.models import Assignment, Directive, ResponsibleParty, Target
from tracker.rows.rhythm_words import in_words, said_of_deadline


@dataclass(frozen=True)
class Contrast:
    """A difference, in words; ``key`` names it among those of one merging.  This plain one is only told."""

    can_take: ClassVar[bool] = False

    words: str
    key: str = ""

    def __str__(self) -> str:
        return self.words

    def take(self, directive: Directive, *, by: str, at: datetime, reason: str) -> None:
        """Have the directive say the same.  Raises ``Refused`` where it cannot."""
        raise Refused(_("“%(what)s” cannot be taken over; merge without it.") % {"what": self.words})


@dataclass(frozen=True, kw_only=True)
class DayContrast(Contrast):
    """Another day than the one the directive is due."""

    can_take: ClassVar[bool] = True

    day: date

    def take(self, directive: Directive, *, by: str, at: datetime, reason: str) -> None:
        """Move the deadline to the day."""
        extend(directive, self.day, by=by, at=at, reason=reason)


@dataclass(frozen=True, kw_only=True)
class TargetContrast(Contrast):
    """A target of another level than ``before``, or one that the directive does not have."""

    can_take: ClassVar[bool] = True

    target: TargetDraft
    before: Target | None = None

    def take(self, directive: Directive, *, by: str, at: datetime, reason: str) -> None:
        """Set the level, or add the target."""
        retarget(directive, self.target, instead_of=self.before, by=by, at=at, reason=reason)


@dataclass(frozen=True, kw_only=True)
class LeadContrast(Contrast):
    """Others that lead; all of them are in the registry."""

    can_take: ClassVar[bool] = True

    come: tuple[ResponsibleParty, ...]
    gone: tuple[Assignment, ...]

    def take(self, directive: Directive, *, by: str, at: datetime, reason: str) -> None:
        """Release who led, and assign who leads from now on."""
        for assignment in self.gone:
            release(assignment, by=by, at=at, reason=reason)
        for party in self.come:
            assign(directive, party, Role.LEAD, by=by, at=at, reason=reason)


def day_named(draft: DirectiveDraft) -> date | None:
    """The day a draft would be due if it were recorded: the earliest it names; the end of a repetition is none."""
    days = (each.due_on for each in draft.deadlines if each.due_on and not each.repeats())
    return min(days, default=None)


def may_be_taken(draft: DirectiveDraft) -> set[str]:
    """The keys of all that a draft says; what is the same on a directive is no difference there."""
    day = {"day"} if day_named(draft) else set()
    lead = {"lead"} if any(each.role == Role.LEAD for each in draft.assignments) else set()
    return day | lead | {_target_key(number) for number in range(len(draft.targets))}


def contrasts(draft: DirectiveDraft, directive: Directive) -> list[Contrast]:
    """What the draft says otherwise than the directive; what it does not mention is no difference."""
    return [
        *_day(draft, directive),
        *_rhythm(draft, directive),
        *_measures(draft, directive),
        *_leads(draft, directive),
    ]


def _day(draft: DirectiveDraft, directive: Directive) -> Iterator[Contrast]:
    named, now = day_named(draft), directive.current_deadline()
    if named is None or (now and not now.repeats() and named == now.due_on):
        return
    said: dict[str, object] = {"from": now.due_on if now else None, "to": named}
    if now and now.repeats():
        # Taken over, the day stands in the place of the rhythm.
        words, said["from"] = _("a day instead of a repetition: %(from)s → %(to)s"), said_of_deadline(now)
    elif now is None or now.due_on is None:
        words = _("a day is named: %(to)s")
    else:
        is_later = named > now.due_on
        words = _("deadline later: %(from)s → %(to)s") if is_later else _("deadline earlier: %(from)s → %(to)s")
    yield DayContrast(words % said, "day", day=named)


def _rhythm(draft: DirectiveDraft, directive: Directive) -> Iterator[Contrast]:
    """How often, where both say so; single days follow from the words, and from the day of each meeting."""
    now = [each for each in draft.deadlines if each.rrule or each.days]
    before = [each for each in directive.deadlines.all() if each.repeats() and each.standing != DeadlineStanding.FORMER]
    if (
        now
        and before
        and not {each.rrule or each.words for each in now} & {each.rrule or each.words for each in before}
    ):
        said = {"from": before[0].words or said_of_deadline(before[0]), "to": now[0].words or in_words(now[0].rrule)}
        yield Contrast(_("repeats otherwise: %(from)s → %(to)s") % said)


def _target_key(number: int) -> str:
    return f"target-{number}"


def _measures(draft: DirectiveDraft, directive: Directive) -> Iterator[Contrast]:
    known = list(directive.targets.all())
    for number, target in enumerate(draft.targets):
        before = next((each for each in known if _measures_alike(each, target)), None)
        if before is None:
            if target.text not in {each.text for each in known}:
                yield TargetContrast(
                    _("target added: %(to)s") % {"to": target.text}, _target_key(number), target=target
                )
            continue
        known.remove(before)
        words = _level(before, target)
        if words:
            said = {"from": before.text, "to": target.text}
            yield TargetContrast(words % said, _target_key(number), target=target, before=before)


def _level(before: Target, target: TargetDraft) -> str:
    """How the one level stands to the other, in words that name both; nothing where they are the same."""
    if before.value is None or target.value is None:
        return ""
    is_limit = target.comparator in (Comparator.AT_MOST, Comparator.LESS)
    if target.value < before.value:
        return _("limit stricter: %(from)s → %(to)s") if is_limit else _("target lower: %(from)s → %(to)s")
    if target.value > before.value:
        return _("limit looser: %(from)s → %(to)s") if is_limit else _("target higher: %(from)s → %(to)s")
    return _("target changed: %(from)s → %(to)s") if target.comparator != before.comparator else ""


def _measures_alike(before: Target, target: TargetDraft) -> bool:
    return before.value is not None and target.value is not None and before.unit == target.unit


def _leads(draft: DirectiveDraft, directive: Directive) -> Iterator[Contrast]:
    now = {Assignment(**vars(a)).called(): a.party for a in draft.assignments if a.role == Role.LEAD}
    before = {a.called(): a for a in directive.assignments.all() if a.role == Role.LEAD}
    if not now or now.keys() == before.keys():
        return
    words = _("lead changed: %(from)s → %(to)s") if before else _("a lead is named: %(to)s")
    told = words % {"from": _(", ").join(before), "to": _(", ").join(now)}
    come = [party for name, party in now.items() if name not in before]
    if None in come:
        # Whoever the registry does not know cannot be assigned.
        yield Contrast(told, "lead")
    else:
        gone = tuple(each for name, each in before.items() if name not in now)
        yield LeadContrast(told, "lead", come=tuple(party for party in come if party), gone=gone)
