"""What a correction changed.  Kept with the decision: the directive itself goes on changing afterwards."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest
from typing import TypedDict

from extraction.choices import Outcome, ProposalField, in_words
from extraction.models import Proposal
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.choices import Comparator, DeadlineKind, DirectiveKind, Role, Strength
from tracker.decimals import plain
from tracker.rows.rhythm_words import in_words as repetition_in_words

# What an owner, a deadline or a target is compared by: its columns, the words as said first.
Value = tuple[object, ...]


@dataclass(frozen=True)
class Untold:
    """A column that is compared and not told: a notation for programs, which kind and words say to people."""

    value: str


class Change(TypedDict):
    """One value of a ``ProposalField``, as proposed and as recorded; empty where it was added by hand or taken away."""

    field: str
    proposed: str
    recorded: str


@dataclass(frozen=True)
class Comparison:
    """A proposal, what it proposed and what a person would have recorded instead, compared once.

    ``proposed`` is the draft of this proposal; what differs is told from the two drafts and from nothing else.
    """

    proposal: Proposal
    proposed: DirectiveDraft
    corrected: DirectiveDraft

    @cached_property
    def changes(self) -> list[Change]:
        """What differs, value by value; nothing where the proposal is left as it stands."""
        return changes(self.proposed, self.corrected)

    @property
    def outcome(self) -> Outcome:
        """What recording it would be: a correction, or accepting where nothing differs."""
        return Outcome.CORRECTED if self.changes else Outcome.ACCEPTED


def in_fields(found: Iterable[Change]) -> list[Change]:
    """The changes with their fields named as people name them."""
    return [Change(**each | {"field": in_words(ProposalField, each["field"])}) for each in found]


def changes(proposed: DirectiveDraft, recorded: DirectiveDraft) -> list[Change]:
    """Every value that differs, in words; empty where the proposal was recorded as it stood."""
    return [*_own(proposed, recorded), *_lists(proposed, recorded)]


def values(draft: DirectiveDraft) -> dict[ProposalField, tuple[str, ...]]:
    """Every value of a draft by its field, in the words in which a change tells them.

    Which deadline counts is one where there are several.
    """
    counts = draft.counts() if len(draft.deadlines) > 1 else None
    listed = {
        ProposalField.PARTY: _parties(draft),
        ProposalField.DEADLINE: map(_deadline, draft.deadlines),
        ProposalField.COUNTING: [_deadline(counts)] if counts else [],
        ProposalField.TARGET: map(_target, draft.targets),
    }
    own = {field: (words,) for field, words in _words(draft).items()}
    return own | {field: tuple(map(_joined, found)) for field, found in listed.items()}


def _own(proposed: DirectiveDraft, recorded: DirectiveDraft) -> Iterator[Change]:
    after = _words(recorded)
    for field, before in _words(proposed).items():
        # Who shortens the quote and leaves the text to follow it has not reworded anything.
        follows = field == ProposalField.TEXT and after[field] == after[ProposalField.QUOTE]
        if before != after[field] and not follows:
            yield Change(field=str(field), proposed=before, recorded=after[field])


def _words(draft: DirectiveDraft) -> dict[ProposalField, str]:
    quote = draft.quote.strip()
    return {
        ProposalField.TEXT: draft.wording,
        ProposalField.QUOTE: quote,
        ProposalField.KIND: in_words(DirectiveKind, draft.kind),
        ProposalField.STRENGTH: in_words(Strength, draft.strength),
    }


def _lists(proposed: DirectiveDraft, recorded: DirectiveDraft) -> Iterator[Change]:
    yield from _differing(ProposalField.PARTY, _parties(proposed), _parties(recorded))
    yield from _differing(
        ProposalField.DEADLINE, map(_deadline, proposed.deadlines), map(_deadline, recorded.deadlines)
    )
    yield from _counting(proposed, recorded)
    yield from _differing(ProposalField.TARGET, map(_target, proposed.targets), map(_target, recorded.targets))


def _counting(proposed: DirectiveDraft, recorded: DirectiveDraft) -> Iterator[Change]:
    """The choice of a person, where it is another than that by which can be checked first."""
    before, after = proposed.counts(), recorded.counts()
    if recorded.counting != proposed.counting and before and after:
        told = _joined(_deadline(before)), _joined(_deadline(after))
        yield Change(field=str(ProposalField.COUNTING), proposed=told[0], recorded=told[1])


def _differing(field: str, proposed: Iterable[Value], recorded: Iterable[Value]) -> Iterator[Change]:
    before, after = Counter(proposed), Counter(recorded)
    for old, new in _beside(list((before - after).elements()), list((after - before).elements())):
        yield Change(field=str(field), proposed=_joined(old), recorded=_joined(new))


def _beside(went: list[Value], came: list[Value]) -> Iterator[tuple[Value, Value]]:
    """Each value that went with the one that came in its place: that of the same words, else the next; () for none."""
    for old in list(went):
        new = next((value for value in came if value[0] == old[0]), None)
        if new:
            went.remove(old)
            came.remove(new)
            yield old, new
    yield from zip_longest(went, came, fillvalue=())


def _parties(draft: DirectiveDraft) -> Iterable[Value]:
    """The ledger lists a party once in each role, so that a second mention of it is no other value."""
    once = {(_who(each), each.role): each for each in reversed(draft.assignments)}
    return [
        (each.name, in_words(Role, each.role), each.party.name if each.party else "")
        for each in reversed(once.values())
    ]


def _who(draft: AssignmentDraft) -> tuple[bool, str]:
    """Whom it means: a party of the registry by its name there (it may be about to be added), or a name as said."""
    return (True, draft.party.name) if draft.party else (False, draft.name)


def _deadline(draft: DeadlineDraft) -> Value:
    return (
        draft.words,
        in_words(DeadlineKind, draft.kind),
        repetition_in_words(draft.rrule, days=draft.days, times=draft.times),
        Untold(draft.rrule or draft.days or draft.duration),
        draft.starts_on,
        draft.due_on,
    )


def _target(draft: TargetDraft) -> Value:
    return (draft.text, in_words(Comparator, draft.comparator), draft.value, draft.unit, draft.hedge)


def _joined(value: Value) -> str:
    return " · ".join(_word(column) for column in value if column not in (None, "") and not isinstance(column, Untold))


def _word(column: object) -> str:
    # str() would write a round number as 2E+5.
    return plain(column) if isinstance(column, Decimal) else str(column)
