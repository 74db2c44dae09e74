"""Hints on restatement: what is on the ledger and says nearly the same as a proposal, and what differs."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, prefetch_related_objects

from extraction.actions import Contrast, contrasts
from extraction.similar.fingerprints import nearest
from tracker.actions import DirectiveDraft
from tracker.models import Directive
from tracker.numbers import number_of
from tracker.questions.directives import DirectiveQuerySet
from tracker.search import each_word, held, owned_by

MOST_HINTS = 5
# Some of the nearest may be out of sight for this person, or be the proposal's own words.
_LOOKED_AT = 20


@dataclass(frozen=True)
class Hint:
    """A directive that says nearly the same; ``differences`` are what is said otherwise, ``score`` is of 100."""

    directive: Directive
    differences: list[Contrast]
    score: float = 0

    @property
    def can_take(self) -> bool:
        """Whether the proposal can be merged into it; a closed one has to be reopened first."""
        return self.directive.open()


def hints(draft: DirectiveDraft, user: AbstractBaseUser | AnonymousUser) -> list[Hint]:
    """Up to ``MOST_HINTS`` directives this person may see that say nearly the same, the nearest first."""
    likes = nearest(draft.quote, {a.name for a in draft.assignments}, _LOOKED_AT)
    own = Q(speech=draft.speech, start__lt=draft.end, end__gt=draft.start)
    seen = Directive.objects.visible_to(user).exclude(own).filter(pk__in=[like.pk for like in likes])
    closed_on = dict(seen.values_list("pk", "closed_on"))
    # Of those about as near, one that can be merged into comes before a closed one.
    chosen = sorted(
        (like for like in likes if like.pk in closed_on),
        key=lambda like: (-round(like.score / 10), closed_on[like.pk] is not None),
    )[:MOST_HINTS]
    rows = Directive.objects.for_list().prefetch_related("targets").in_bulk([like.pk for like in chosen])
    return [Hint(rows[pk], contrasts(draft, rows[pk]), score) for pk, score in chosen if pk in rows]


def said_before(draft: DirectiveDraft, user: AbstractBaseUser | AnonymousUser) -> dict[str, Any]:
    """What ``admin/extraction/restated.html`` shows beside a proposal, by the draft of it, that awaits a decision."""
    return {"hints": hints(draft, user)}


def holding(words: str, user: AbstractBaseUser | AnonymousUser) -> DirectiveQuerySet:
    """The directives this person may see with this number, or each word in text, quote or an owner's name."""
    rows: DirectiveQuerySet = Directive.objects.visible_to(user)
    number = number_of(words)
    if number:
        return rows.numbered(number)
    return rows.filter(each_word(words, lambda word: held(Directive, word) | owned_by(word)))


def compared(draft: DirectiveDraft, directives: list[Directive]) -> list[Hint]:
    """These directives, each with what the draft says otherwise."""
    prefetch_related_objects(directives, "targets")
    return [Hint(directive, contrasts(draft, directive)) for directive in directives]
