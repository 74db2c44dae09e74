"""The number of a directive (编号): how it is written, 〔2026〕017, and what people type for it.  Plain Python."""

import re
import unicodedata
from typing import NamedTuple


class Number(NamedTuple):
    """The year of recording, and which one of that year it was, counted from 1; ``str()`` is how it is written."""

    year: int
    serial: int

    def __str__(self) -> str:
        return f"〔{self.year}〕{self.serial:03d}"


_YEAR = "(?P<year>2[01][0-9]{2})"
_SERIAL = "(?P<serial>[0-9]{1,6})"
# With something between, however many noughts; without, only as it is written: 20260903 is a day.
_TYPED = [
    re.compile(f"(?:编号:?)?{form}号?")
    for form in (
        rf"[〔\[(【]{_YEAR}[〕\])】]第?{_SERIAL}",
        rf"{_YEAR}(?:年第?|[-‐–—]){_SERIAL}",
        rf"{_YEAR}(?P<serial>[0-9]{{3}}|[1-9][0-9]{{3,5}})",
    )
]


def number_of(words: str) -> Number | None:
    """The number that was typed: 〔2026〕017, [2026]17, （2026）017, 2026-17, 2026017, 〔2026〕17号; else None."""
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    found = next(filter(None, (form.fullmatch(typed) for form in _TYPED)), None)
    number = Number(int(found["year"]), int(found["serial"])) if found else None
    return number if number and number.serial else None
