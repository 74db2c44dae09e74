"""A row that was found, as it is shown: with the words marked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.models import Directive
from tracker.rows.ledger import LedgerRow
from tracker.search import Piece, snippet, stands_in

WHOLE = 200  # around a word of a title, which is shown whole


@dataclass(frozen=True)
class Found:
    """A row as it is shown: where it leads, its title in pieces, and further words that were found, each labelled."""

    address: str
    title: list[Piece]
    row: Any
    beside: list[tuple[str | Promise, list[Piece]]] = field(default_factory=list)


def told_directive(row: Directive, words: list[str], on: date) -> Found:
    """A directive as it stands on the day, with these words marked; the quote where it alone holds one of them."""
    found = Found(reverse("directive", args=[row.public_id]), snippet(row.text, words), LedgerRow(row, on))
    if any(stands_in(row.quote, word) and not stands_in(row.text, word) for word in words):
        found.beside.append((_("In the speaker's words"), snippet(row.quote, words)))
    return found


def whole(title: str, words: Iterable[str]) -> list[Piece]:
    """A title as it stands, with these words marked."""
    return snippet(title, words, around=WHOLE)
