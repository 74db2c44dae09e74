"""Which models are found by an index, and how it is kept: written in the transaction of the change, made anew at will.

It is no part of the record and in no fixture.  `manage.py rebuild_search` makes it anew; `migrate` and `loaddata` do so
where it does not fit the record, and `manage.py check --database default` tells.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.db.models.expressions import RawSQL

from tracker.models import Directive, Speech
from tracker.search.lookups import LONGEST
from tracker.search.pair_table import PairTable, Row
from tracker.search.pairs import pairs_asked, pairs_of
from tracker.search.tables import table

# PostgreSQL takes a megabyte of pairs for a row, and a speech may have two million characters: a long text is written
# as several rows.  Each goes on for a word's length where the next begins, so that every word is in one of them whole.
STRETCH = 50_000
# So many texts have these, and so many pairs begin with them, that to pass over all texts is quicker.
EVERYWHERE = frozenset(",。的要")
# PostgreSQL plans long for many words, and a few leave hardly any rows in which to look for the others.
MOST_ASKED = 8


@dataclass(frozen=True)
class Index:
    """What is found of a model: the words in these of its fields, whose texts never change once they are written."""

    model: type[Model]
    fields: tuple[str, ...]

    @property
    def table(self) -> PairTable:
        """Its table in the database that is connected."""
        return table(f"{self.model._meta.db_table}_pairs")

    def rows_of(self, pk: int, texts: Sequence[str]) -> Iterator[Row]:
        """What its table holds of a row with these texts."""
        for number, start in enumerate(range(0, max(map(len, texts)) or 1, STRETCH)):
            yield Row(pk, number, pairs_of(text[start : start + STRETCH + LONGEST] for text in texts))

    def may_hold(self, words: Iterable[str]) -> Q:
        """The rows that hold each word of one or two characters, and of longer ones have all the pairs."""
        return Q(pk__in=RawSQL(*self.table.having([pairs_asked(word) for word in words])))  # noqa: S611  # parameters

    def of_row(self, row: Any) -> list[Row]:
        """What its table holds of this row."""
        return list(self.rows_of(row.pk, [getattr(row, field) for field in self.fields]))


INDEXES: dict[type[Model], Index] = {
    index.model: index for index in (Index(Directive, ("text", "quote")), Index(Speech, ("text",)))
}


def make_findable(row: Model) -> None:
    """Write the words of a row that was just written, in its transaction."""
    index = INDEXES[type(row)]
    index.table.add(index.of_row(row))


def make_unfindable(row: Model) -> None:
    """Take its words out, before it is deleted or its texts change: it needs the texts that were written."""
    index = INDEXES[type(row)]
    index.table.remove(index.of_row(row))
