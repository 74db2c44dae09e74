"""The ledger in a terminal."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from tracker.cells import line
from tracker.choices import Role
from tracker.rows.ledger import LedgerRow

WIDTHS = (4, 12, 48, 24, 12, 15, 16)


def table(rows: Iterable[LedgerRow]) -> Iterator[str]:
    """Lines to print: a heading, then one for each row."""
    yield line(
        [_("No."), _("Ref. no."), _("What is to be done"), _("lead"), _("Deadline"), _("Days"), _("State")], WIDTHS
    )
    for number, row in enumerate(rows, 1):
        yield line(_cells(number, row), WIDTHS)


def _cells(number: int, row: LedgerRow) -> list[str]:
    due_on = row.directive.due_on()
    due = due_on.isoformat() if due_on else row.repetition_in_words() or row.deadline_words() or "—"
    lead = row.names(Role.LEAD) or "—"
    return [
        str(number),
        row.directive.number,
        row.directive.text,
        lead,
        due,
        row.days_in_words() or "—",
        str(row.light().label),
    ]
