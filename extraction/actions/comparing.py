"""What a correction changed.  Kept with the decision: the directive itself goes on changing afterwards."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TypedDict

from extraction.choices import ProposalField
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft


class Change(TypedDict):
    """One value of a ``ProposalField``, as proposed and as recorded; empty where it was added by hand or taken away."""

    field: str
    proposed: str
    recorded: str


def changes(proposed: DirectiveDraft, recorded: DirectiveDraft) -> list[Change]:
    """Every value that differs, in words; empty where the proposal was recorded as it stood."""
    return [*_own(proposed, recorded), *_rows(proposed, recorded)]


def _own(proposed: DirectiveDraft, recorded: DirectiveDraft) -> Iterator[Change]:
    for field in (ProposalField.TEXT, ProposalField.QUOTE, ProposalField.KIND, ProposalField.STRENGTH):
        before, after = _words(proposed, field), _words(recorded, field)
        # Who shortens the quote and leaves the text to follow it has not reworded anything.
        follows = field == ProposalField.TEXT and after == recorded.quote.strip()
        if before != after and not follows:
            yield Change(field=str(field), proposed=before, recorded=after)


def _words(draft: DirectiveDraft, field: str) -> str:
    return (getattr(draft, field) or draft.quote).strip()


def _rows(proposed: DirectiveDraft, recorded: DirectiveDraft) -> Iterator[Change]:
    yield from _differing(ProposalField.PARTY, map(_party, proposed.assignments), map(_party, recorded.assignments))
    yield from _differing(
        ProposalField.DEADLINE, map(_deadline, proposed.deadlines), map(_deadline, recorded.deadlines)
    )
    yield from _differing(ProposalField.TARGET, map(_target, proposed.targets), map(_target, recorded.targets))


def _differing(field: str, proposed: Iterable[str], recorded: Iterable[str]) -> Iterator[Change]:
    """Rows that went beside rows that came: the first for the first, what is over was taken away or added."""
    before, after = dict.fromkeys(proposed), dict.fromkeys(recorded)
    went, came = [row for row in before if row not in after], [row for row in after if row not in before]
    for old, new in zip_longest(went, came, fillvalue=""):
        yield Change(field=str(field), proposed=old, recorded=new)


def _party(row: AssignmentDraft) -> str:
    return _joined(row.name, row.role, row.party.name if row.party else "")


def _deadline(row: DeadlineDraft) -> str:
    return _joined(row.words, row.kind, row.rrule or row.duration, row.starts_on, row.due_on)


def _target(row: TargetDraft) -> str:
    return _joined(row.text, row.comparator, row.value and row.value.normalize(), row.unit, row.hedge)


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part not in (None, ""))
