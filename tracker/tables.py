"""The ledger in a terminal: columns stay straight although a Chinese character is two cells wide."""

import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from tracker.choices import Role
from tracker.ledger import LedgerRow

WIDTHS = (4, 48, 24, 12, 15, 16)


def table(rows: Iterable[LedgerRow]) -> Iterator[str]:
    """Lines to print: a heading, then one for each row."""
    yield _line([_("No."), _("What is to be done"), _("lead"), _("Deadline"), _("Days"), _("Standing")])
    for number, row in enumerate(rows, 1):
        yield _line(_cells(number, row))


def _cells(number: int, row: LedgerRow) -> list[str]:
    due_on = row.directive.due_on()
    due = due_on.isoformat() if due_on else row.deadline_words() or "—"
    lead = row.names(Role.LEAD) or "—"
    return [str(number), row.directive.text, lead, due, row.days_in_words() or "—", str(row.light().label)]


def _line(cells: Iterable[str]) -> str:
    return "  ".join(fitted(cell, width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


def fitted(words: str, width: int) -> str:
    """``words`` on one line, cut with … or filled with spaces to exactly ``width`` terminal cells."""
    # Control characters would move the cursor, or more; a speech may hold any.
    words = "".join(" " if unicodedata.category(character).startswith("C") else character for character in words)
    if cells_of(words) > width:
        words = words[:width]  # no character takes less than a cell
        while cells_of(words) > width - 1:
            words = words[:-1]
        words += "…"
    return words + " " * (width - cells_of(words))


def cells_of(words: str) -> int:
    """How many cells of a terminal the words take."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in words)
