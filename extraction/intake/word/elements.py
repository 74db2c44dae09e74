"""What is done with each element that stands where words may stand: ``elements.toml``, by full names."""

import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

_OFFICE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES: Mapping[str, str] = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "dgm": f"{_OFFICE}/drawingml/2006/diagram",
    "lc": f"{_OFFICE}/drawingml/2006/lockedCanvas",
    "cx": f"{_MICROSOFT}/drawing/2014/chartex",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "wpg": f"{_MICROSOFT}/word/2010/wordprocessingGroup",
    "wpc": f"{_MICROSOFT}/word/2010/wordprocessingCanvas",
    "wpi": f"{_MICROSOFT}/word/2010/wordprocessingInk",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
# Whoever needs one of these can be read: extensions of what is read anyway, and drawings.
_UNDERSTOOD = frozenset(NAMESPACES.values()) | {
    f"{_MICROSOFT}/word/2010/wordprocessingDrawing",
    f"{_MICROSOFT}/word/2012/wordml",
    f"{_MICROSOFT}/word/2015/wordml/symex",
    f"{_MICROSOFT}/word/2016/wordml/cid",
    f"{_MICROSOFT}/word/2018/wordml",
    f"{_MICROSOFT}/drawing/2010/main",
    f"{_MICROSOFT}/drawing/2015/9/8/chartex",
}


class Treatment(Enum):
    """What becomes of an element: see ``elements.toml``."""

    THROUGH = "through"
    READ = "read"
    SAID = "said"
    SILENT = "silent"
    UNKNOWN = "unknown"


class Known(NamedTuple):
    """A treatment, and with it the short name (w:p) of what is read, or the note that says what is left out."""

    treatment: Treatment
    key: str = ""


def full(short: str) -> str:
    """The name as lxml writes it: ``w:p`` with its namespace in braces."""
    prefix, name = short.split(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


def _entries(lists: Mapping[str, list[str]]) -> Iterator[str]:
    for prefix, names in lists.items():
        yield from (f"{prefix}:{name}" for name in names)


def _table() -> dict[str, Known]:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("elements.toml").read_text(encoding="utf-8"))
    table = {full(short): Known(Treatment.READ, short) for short in _entries(data["read"])}
    for treatment in (Treatment.THROUGH, Treatment.SILENT):
        table |= {full(short): Known(treatment) for short in _entries(data[treatment.value])}
    for note, lists in data["said"].items():
        table |= {full(short): Known(Treatment.SAID, note) for short in _entries(lists)}
    return table


KNOWN: Mapping[str, Known] = _table()
UNKNOWN = Known(Treatment.UNKNOWN, "unknown_left_out")
_WORDS = tuple(map(full, ("w:t", "m:t", "a:t")))
_ART = full("v:textpath")
_CHOICE = full("mc:Choice")


def has_words(element: Any) -> bool:
    """Whether words stand anywhere in the element."""
    return any((found.get("string") or found.text or "").strip() for found in element.iter(*_WORDS, _ART))


def branch(alternatives: Any) -> Any:
    """The branch of ``mc:AlternateContent`` to read: the first choice whose needs are understood, else the fallback.

    Where there is none (ECMA-376 part 3, 7.7) the first choice, for its words; None where there is nothing at all.
    """
    choices = alternatives.findall(_CHOICE)
    understood = (choice for choice in choices if _is_understood(choice))
    fallback = alternatives.find(full("mc:Fallback"))
    return next(understood, next(iter(choices), None) if fallback is None else fallback)


def _is_understood(choice: Any) -> bool:
    needed = [choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split()]
    return bool(needed) and _UNDERSTOOD.issuperset(needed)
