"""What holds the pairs: an inverted list.  Each of the two databases has it in its own way (`sqlite`, `postgresql`).

Neither is a table of Django's: on SQLite it is a virtual one, on PostgreSQL it holds a type that SQLite has not.  A row
of it has a whole number and its pairs, and nothing else.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

# The number of a row holds the key of the text in its lower bits, so that a text of one stretch, as nearly all are, has
# its own key: numbers close to one another take the least room.
_KEY_BITS = 40
_FIRST_STRETCHES = f"id < {1 << _KEY_BITS}"
# Not as the opposite of the former: SQLite would pass over all rows.
_LATER_STRETCHES = f"id >= {1 << _KEY_BITS}"
_KEY = f"& {(1 << _KEY_BITS) - 1}"
Asked = tuple[str, list[Any]]


class Row(NamedTuple):
    """The pairs of a stretch of the text with this primary key."""

    pk: int
    stretch: int
    pairs: Sequence[str]

    @property
    def number(self) -> int:
        """What the row goes by in the table."""
        return self.pk | self.stretch << _KEY_BITS


class PairTable(ABC):
    """The table ``name`` of this kind of database.  What asks it gives SQL for primary keys, and its parameters.

    ``number`` is the column of a row's number; ``numbers`` is where all numbers can be read, as ``id``.
    """

    number: str

    def __init__(self, name: str) -> None:
        self.name = self.numbers = name

    @abstractmethod
    def add(self, rows: Iterable[Row]) -> None:
        """Write rows that are not in it."""

    @abstractmethod
    def remove(self, rows: Iterable[Row]) -> None:
        """Take rows out, given with the very pairs that were written."""

    @abstractmethod
    def clear(self) -> None:
        """Take everything out, and let nobody else write until the transaction is over."""

    @abstractmethod
    def settle(self) -> None:
        """Make a table that was just written as quick to read as it will be."""

    def counted(self) -> tuple[int, int]:
        """How many texts are in it, and the sum of their keys."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*), COALESCE(SUM(id), 0) FROM {self.numbers} WHERE {_FIRST_STRETCHES}")
            [(count, keys)] = cursor.fetchall()
        return int(count), int(keys)

    @property
    def key(self) -> str:
        """The primary key of the text that a row is of."""
        return f"{self.name}.{self.number} {_KEY}"

    def having(self, words: Sequence[Sequence[str]]) -> Asked:
        """The texts that have all the pairs of each word; one of a single character stands for all it begins.

        The pairs of a word are in one stretch.  Of several words each may be in another of a long text.
        """
        matching, params = self._matching([pair for word in words for pair in word])
        if len(words) == 1:
            return matching, params
        each = [self._matching(word) for word in words]
        among = " AND ".join(f"id {_KEY} IN ({one})" for one, _params in each)
        long = f"SELECT id {_KEY} FROM {self.numbers} WHERE {_LATER_STRETCHES} AND {among}"
        return f"{matching} UNION ALL {long}", [*params, *(param for _one, more in each for param in more)]

    def frequencies(self, pairs: Sequence[str], most: int) -> Asked:
        """How many rows have each of the pairs, counted up to ``most``, and which of the pairs it is."""
        each, having, params = self._each(pairs)
        counting = f"SELECT COUNT(*) FROM (SELECT 1 FROM {self.name} WHERE {having} LIMIT {most}) AS few"
        return f"SELECT ({counting}), place FROM {each}", params

    def sharing(self, pairs: Sequence[str], limit: int) -> Asked:
        """The texts that have most of the pairs, those that have more first, and the latest of those with as many."""
        each, having, params = self._each(pairs)
        found = f"SELECT {self.key} AS pk FROM {each} CROSS JOIN {self.name} WHERE {having}"
        return f"SELECT pk FROM ({found}) AS found GROUP BY pk ORDER BY COUNT(*) DESC, pk DESC LIMIT {limit}", params

    @abstractmethod
    def _matching(self, pairs: Iterable[str]) -> Asked:
        """The texts with a stretch that has all the pairs."""

    @abstractmethod
    def _each(self, pairs: Sequence[str]) -> tuple[str, str, list[Any]]:
        """A source of the pairs with their places, the condition that a row has one of it, and the parameters.

        One condition for all: as many as there are pairs take PostgreSQL longer to plan than to answer.
        """

    def _run(self, sql: str, params: Sequence[Any] | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)


def numbered(rows: Iterable[Row]) -> list[tuple[int, str]]:
    """The number of each row, and its pairs as one text."""
    return [(row.number, " ".join(row.pairs)) for row in rows]
