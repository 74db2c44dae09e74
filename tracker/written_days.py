"""The ways in which people write a day.  Knows no Django, so that what runs without settings reads days alike."""

import re
import unicodedata
from datetime import date

# 2026-09-03, 2026.9.3 and 2026/9/3 (one sign for both joints), 2026年9月3日, and the eight digits of file names.
_WRITTEN = (
    re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})[日号]?"),
    re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})"),
)


def written_day(words: str) -> date | None:
    """The day that the words write, full-width or not; None where they write none.

    Raises ``ValueError`` for a day that no calendar has.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", words))
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(plain):
            year, _joint, month, day = found.groups()
            return date(int(year), int(month), int(day))
    return None
