"""``Q(title__holds=word)``: the text holds the word, whatever the width, case and script that either is written in.

Each character of the word stands for all that fold to it, in a pattern that the database knows by itself: GLOB in
SQLite, a regular expression in PostgreSQL.  Neither changes the text before it looks, which `UPPER` does.
"""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import CharField, Lookup, TextField

from tracker.folding import fold, unfolded

# GLOB takes `]` for a member of a choice where it comes first, `^` where it does not, and `-` where it comes last.
_PLACES = {"]": 0, "^": 2, "-": 3}
# Patterns have their limits, SQLite's at 50,000 bytes.  Forms refuse longer words; here they are found nowhere.
LONGEST = 500
_IN_CHOICES = re.compile(r"[\]\[\\^-]")


@CharField.register_lookup
@TextField.register_lookup
class Holds(Lookup):
    """The folded word stands in the folded text."""

    lookup_name = "holds"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """GLOB, which unlike LIKE knows choices."""
        return self._any_of(compiler, connection, "instr({}, %s) > 0", "{} GLOB %s", f"*{_each(_glob, self.rhs)}*")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        """An expression of characters and choices alone."""
        return self._any_of(compiler, connection, "strpos({}, %s) > 0", "{} ~ %s", _each(_expression, self.rhs))

    def _any_of(self, compiler: Any, connection: Any, plain: str, choosing: str, pattern: str) -> tuple[str, list[Any]]:
        """Plainly what is written in one way alone, which is quicker; else by choices.

        Most texts write a comma as it was typed, and a choice by itself is slow to look for: both are asked in turn.
        """
        left, params = self._asked(compiler, connection)
        in_one_way = all(unfolded(character) == character for character in fold(self.rhs))
        asked = [(plain, self.rhs)] if in_one_way or len(self.rhs) == 1 else []
        asked += [] if in_one_way else [(choosing, pattern)]
        sql = " OR ".join(test.format(left) for test, _given in asked)
        return f"({sql})", [param for _test, given in asked for param in (*params, given)]

    def _asked(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """The text that is looked at; raises ``EmptyResultSet`` where none can hold the word."""
        if not can_be_held(self.rhs):
            raise EmptyResultSet
        return self.process_lhs(compiler, connection)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """No other database is looked after."""
        raise NotImplementedError(connection.vendor)


def can_be_held(word: str) -> bool:
    """Whether any text can hold the word, as far as is told: not one that is too long, or that no database keeps."""
    return len(word) <= LONGEST and "\0" not in word


def _each(written: Callable[[str], str], word: str) -> str:
    return "".join(map(written, fold(word)))


def _glob(character: str) -> str:
    choices = unfolded(character)
    if choices == character and character not in "*?[":
        return character
    return f"[{''.join(sorted(choices, key=lambda sign: _PLACES.get(sign, 1)))}]"


def _expression(character: str) -> str:
    choices = unfolded(character)
    if choices == character:
        return re.sub(r"\W", _by_number, character)
    return f"[{_IN_CHOICES.sub(_by_number, choices)}]"


def _by_number(sign: re.Match[str]) -> str:
    return f"\\U{ord(sign[0]):08x}"
