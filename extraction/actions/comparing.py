"""What a correction changed.  Kept with the decision: the directive itself goes on changing afterwards."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import TypedDict

from extraction.choices import ProposalField, in_words
from tracker.actions import DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.choices import DeadlineKind, DirectiveKind, Role, Strength

# The values of one owner, deadline or target, the words as said first.
Row = tuple[object, ...]


class Change(TypedDict):
    """One value of a ``ProposalField``, as proposed and as recorded; empty where it was added by hand or taken away."""

    field: str
    proposed: str
    recorded: str


def in_fields(found: Iterable[Change]) -> list[Change]:
    """The changes with their fields named as people name them."""
    return [Change(**each | {"field": in_words(ProposalField, each["field"])}) for each in found]


def changes(proposed: DirectiveDraft, recorded: DirectiveDraft) -> list[Change]:
    """Every value that differs, in words; empty where the proposal was recorded as it stood."""
    return [*_own(proposed, recorded), *_rows(proposed, recorded)]


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
        ProposalField.TEXT: draft.text.strip() or quote,
        ProposalField.QUOTE: quote,
        ProposalField.KIND: in_words(DirectiveKind, draft.kind),
        ProposalField.STRENGTH: in_words(Strength, draft.strength),
    }


def _rows(proposed: DirectiveDraft, recorded: DirectiveDraft) -> Iterator[Change]:
    yield from _differing(ProposalField.PARTY, _parties(proposed), _parties(recorded))
    yield from _differing(
        ProposalField.DEADLINE, map(_deadline, proposed.deadlines), map(_deadline, recorded.deadlines)
    )
    yield from _differing(ProposalField.TARGET, map(_target, proposed.targets), map(_target, recorded.targets))


def _differing(field: str, proposed: Iterable[Row], recorded: Iterable[Row]) -> Iterator[Change]:
    before, after = Counter(proposed), Counter(recorded)
    for old, new in _beside(list((before - after).elements()), list((after - before).elements())):
        yield Change(field=str(field), proposed=_joined(old), recorded=_joined(new))


def _beside(went: list[Row], came: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Each row that went with the one that came in its place: that of the same words, else the next; () for none."""
    for old in list(went):
        new = next((row for row in came if row[0] == old[0]), None)
        if new:
            went.remove(old)
            came.remove(new)
            yield old, new
    yield from zip_longest(went, came, fillvalue=())


def _parties(draft: DirectiveDraft) -> Iterable[Row]:
    """The ledger lists a party once in each role, so that a second mention of it is no other value."""
    rows = {(row.party or row.name, row.role): row for row in reversed(draft.assignments)}
    return [
        (row.name, in_words(Role, row.role), row.party.name if row.party else "") for row in reversed(rows.values())
    ]


def _deadline(row: DeadlineDraft) -> Row:
    return (row.words, in_words(DeadlineKind, row.kind), row.rrule or row.duration, row.starts_on, row.due_on)


def _target(row: TargetDraft) -> Row:
    return (row.text, row.comparator, row.value, row.unit, row.hedge)


def _joined(row: Row) -> str:
    return " · ".join(_word(part) for part in row if part not in (None, ""))


def _word(part: object) -> str:
    # str() would write a round number as 2E+5.
    return f"{part.normalize():f}" if isinstance(part, Decimal) else str(part)
