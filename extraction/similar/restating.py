"""Hints on restatement: what is on the ledger and says nearly the same as a proposal, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _

from extraction.actions import day_named
from extraction.similar.fingerprints import INDEX, fingerprint
from tracker.actions import DirectiveDraft, TargetDraft
from tracker.choices import Comparator, DeadlineStanding, Role
from tracker.models import Assignment, Directive, ResponsibleParty, Target
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.rhythm_words import in_words, said_of_deadline

MOST_HINTS = 5
# Some of the nearest may be out of sight for this person, or be the proposal's own words.
_LOOKED_AT = 20


@dataclass(frozen=True)
class Hint:
    """A directive that says nearly the same; ``differences`` are sentences, ``score`` is of 100."""

    directive: Directive
    differences: list[str]
    score: float = 0

    @property
    def can_take(self) -> bool:
        """Whether the proposal can be merged into it; a closed one has to be reopened first."""
        return self.directive.open()


def hints(draft: DirectiveDraft, user: AbstractBaseUser | AnonymousUser) -> list[Hint]:
    """Up to ``MOST_HINTS`` directives this person may see that say nearly the same, the nearest first."""
    nearest = INDEX.nearest(fingerprint(draft.quote, {a.name for a in draft.assignments}), _LOOKED_AT)
    own = Q(speech=draft.speech, start__lt=draft.end, end__gt=draft.start)
    seen = Directive.objects.visible_to(user).exclude(own).filter(pk__in=[like.pk for like in nearest])
    closed_on = dict(seen.values_list("pk", "closed_on"))
    # Of those about as near, one that can be merged into comes before a closed one.
    chosen = sorted(
        (like for like in nearest if like.pk in closed_on),
        key=lambda like: (-round(like.score / 10), closed_on[like.pk] is not None),
    )[:MOST_HINTS]
    rows = Directive.objects.for_list().prefetch_related("targets").in_bulk([like.pk for like in chosen])
    return [Hint(rows[pk], differences(draft, rows[pk]), score) for pk, score in chosen if pk in rows]


def said_before(draft: DirectiveDraft, user: AbstractBaseUser | AnonymousUser) -> dict[str, Any]:
    """What ``admin/extraction/restated.html`` shows beside a proposal, by the draft of it, that awaits a decision."""
    return {"hints": hints(draft, user), "day": day_named(draft)}


def holding(words: str, user: AbstractBaseUser | AnonymousUser) -> DirectiveQuerySet:
    """The directives this person may see with each of the words in their text, their quote or an owner's name."""
    rows: DirectiveQuerySet = Directive.objects.visible_to(user)
    for word in words.split():
        parties = ResponsibleParty.objects.filter(name__icontains=word).order_by().values("pk")
        # The names are looked through once; asked of each directive, that took longer than all the texts.
        named = Assignment.objects.filter(Q(name__icontains=word) | Q(party__in=parties)).order_by().values("directive")
        rows = rows.filter(Q(text__icontains=word) | Q(quote__icontains=word) | Q(pk__in=named))
    return rows


def compared(draft: DirectiveDraft, directives: list[Directive]) -> list[Hint]:
    """These directives, each with what the draft says otherwise."""
    prefetch_related_objects(directives, "targets")
    return [Hint(directive, differences(draft, directive)) for directive in directives]


def differences(draft: DirectiveDraft, directive: Directive) -> list[str]:
    """What the draft says otherwise than the directive, in words; what it does not mention is no difference."""
    return [
        *_day(draft, directive),
        *_rhythm(draft, directive),
        *_measures(draft, directive),
        *_leads(draft, directive),
    ]


def _day(draft: DirectiveDraft, directive: Directive) -> Iterator[str]:
    named, due_on = day_named(draft), directive.due_on()
    if named and due_on is None:
        yield _("a day is named: %(to)s") % {"to": named}
    elif named and due_on and named > due_on:
        yield _("deadline later: %(from)s → %(to)s") % {"from": due_on, "to": named}
    elif named and due_on and named < due_on:
        yield _("deadline earlier: %(from)s → %(to)s") % {"from": due_on, "to": named}


def _rhythm(draft: DirectiveDraft, directive: Directive) -> Iterator[str]:
    """How often, where both say so; single days follow from the words, and from the day of each meeting."""
    now = [each for each in draft.deadlines if each.rrule or each.days]
    before = [each for each in directive.deadlines.all() if each.repeats() and each.standing != DeadlineStanding.FORMER]
    if (
        now
        and before
        and not {each.rrule or each.words for each in now} & {each.rrule or each.words for each in before}
    ):
        said = {"from": before[0].words or said_of_deadline(before[0]), "to": now[0].words or in_words(now[0].rrule)}
        yield _("repeats otherwise: %(from)s → %(to)s") % said


def _measures(draft: DirectiveDraft, directive: Directive) -> Iterator[str]:
    known = list(directive.targets.all())
    for target in draft.targets:
        before = next((each for each in known if _measures_alike(each, target)), None)
        if before is None:
            if target.text not in {each.text for each in known}:
                yield _("target added: %(to)s") % {"to": target.text}
        else:
            known.remove(before)
            yield from _level(before, target)


def _level(before: Target, target: TargetDraft) -> Iterator[str]:
    said = {"from": before.text, "to": target.text}
    if before.value is None or target.value is None:
        return
    is_limit = target.comparator in (Comparator.AT_MOST, Comparator.LESS)
    if target.value < before.value:
        yield (_("limit stricter: %(from)s → %(to)s") if is_limit else _("target lower: %(from)s → %(to)s")) % said
    elif target.value > before.value:
        yield (_("limit looser: %(from)s → %(to)s") if is_limit else _("target higher: %(from)s → %(to)s")) % said
    elif target.comparator != before.comparator:
        yield _("target changed: %(from)s → %(to)s") % said


def _measures_alike(before: Target, target: TargetDraft) -> bool:
    return before.value is not None and target.value is not None and before.unit == target.unit


def _leads(draft: DirectiveDraft, directive: Directive) -> Iterator[str]:
    now = {Assignment(**vars(a)).called(): None for a in draft.assignments if a.role == Role.LEAD}
    before = {a.called(): None for a in directive.assignments.all() if a.role == Role.LEAD}
    said = {"from": "、".join(before), "to": "、".join(now)}
    if now and not before:
        yield _("a lead is named: %(to)s") % said
    elif now and set(now) != set(before):
        yield _("lead changed: %(from)s → %(to)s") % said
