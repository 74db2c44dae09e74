"""The lists of a Word document: what their levels count in, and what is printed around it (ECMA-376 part 1, 17.9).

A ``num`` points to an ``abstractNum`` and may begin it anew or change its levels; all that point to one count together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .number_formats import FORMATS, Formatter, padded
from .package import w
from .styles import Styles, is_on, value_of
from .symbols import in_ordinary_signs

LEVELS = 9
_BULLET = "•"


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts, and what is printed."""

    start: int
    format: Formatter | None
    text: str
    suffix: str
    restarts_after: int | None
    legal: bool
    style: str

    @classmethod
    def of(cls, lvl: Any) -> "Level":
        """The level as its element says it."""
        restart = value_of(lvl, "lvlRestart")
        return cls(
            start=whole_number(value_of(lvl, "start"), 0),
            format=_format(lvl),
            text=_level_text(lvl),
            suffix=value_of(lvl, "suff") or "tab",
            restarts_after=None if restart is None else whole_number(restart, 0),
            legal=is_on(lvl.find(w("isLgl"))),
            style=value_of(lvl, "pStyle") or "",
        )


@dataclass
class List:
    """An abstractNum while the document is read; ``counts`` holds None where a level is yet to begin."""

    levels: dict[int, Level]
    counts: list[int | None]


@dataclass(frozen=True)
class Num:
    """What a num changes: levels of its own, and where levels begin anew."""

    of: List
    levels: dict[int, Level]
    starts: dict[int, int]

    def level(self, at: int) -> Level | None:
        """The level as this num has it."""
        return self.levels.get(at) or self.of.levels.get(at)

    def start(self, at: int) -> int:
        """Where the level begins, the first time and whenever it begins again."""
        level = self.level(at)
        return self.starts.get(at, level.start if level else 1)


def nums(numbering: Any, styles: Styles) -> Iterator[tuple[str, Num]]:
    """The nums of the part of numbers, by their ids."""
    elements = {each.get(w("abstractNumId")): each for each in numbering.findall(w("abstractNum"))}
    points = {each.get(w("numId")): value_of(each, "abstractNumId") for each in numbering.findall(w("num"))}
    lists: dict[Any, List] = {}
    for num in numbering.findall(w("num")):
        of = _linked(value_of(num, "abstractNumId"), elements, points, styles)
        if of not in elements:
            continue
        if of not in lists:
            lists[of] = List(_levels(elements[of]), [None] * LEVELS)
        yield num.get(w("numId"), ""), _changed(num, lists[of])


def _changed(num: Any, of: List) -> Num:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in num.findall(w("lvlOverride")):
        at = whole_number(override.get(w("ilvl")), 0)
        for level in _levels(override).values():
            levels[at] = level
        start = value_of(override, "startOverride")
        if start is not None:
            starts[at] = whole_number(start, 0)
    return Num(of, levels, starts)


def _linked(of: str | None, elements: dict[Any, Any], points: dict[Any, str | None], styles: Styles) -> str | None:
    """The abstractNum that says the levels: a list may only name the style that keeps them (17.9.21)."""
    element = elements.get(of)
    style = None if element is None else value_of(element, "numStyleLink")
    if style is None:
        return of
    keepers = (each for each, found in elements.items() if value_of(found, "styleLink") == style)
    return points.get(styles.list_of(style)) or next(keepers, of)


def _levels(element: Any) -> dict[int, Level]:
    found = {whole_number(lvl.get(w("ilvl")), 0): Level.of(lvl) for lvl in element.findall(w("lvl"))}
    return {at: level for at, level in found.items() if 0 <= at < LEVELS}


def _format(lvl: Any) -> Formatter | None:
    name, pattern = _format_name(lvl)
    if name == "bullet":
        return FORMATS["none"]
    if name == "custom":
        first = pattern.partition(",")[0].strip()
        return padded(len(first)) if first.isdecimal() else None
    return FORMATS.get(name)


def _format_name(lvl: Any) -> tuple[str, str]:
    """The name of the format, and its pattern where it is one of its own, which Word sets in a choice of branches."""
    found = lvl.find(w("numFmt"))
    if found is None:
        found = next(iter(lvl.iter(w("numFmt"))), None)
    if found is None:
        return "decimal", ""
    return found.get(w("val"), "decimal"), found.get(w("format"), "")


def _level_text(lvl: Any) -> str:
    if is_on(lvl.find(f"{w('rPr')}/{w('vanish')}")):
        return ""
    if lvl.find(w("lvlPicBulletId")) is not None:
        return _BULLET
    text = value_of(lvl, "lvlText") or ""
    if _format_name(lvl)[0] != "bullet":
        return text
    fonts = lvl.find(f"{w('rPr')}/{w('rFonts')}")
    font = "" if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
    return "".join(in_ordinary_signs(sign, font) or _BULLET for sign in text)


def whole_number(written: str | None, otherwise: int) -> int:
    """What is written, never below nought; ``otherwise`` where it is no number."""
    try:
        return max(0, int(written or ""))
    except ValueError:
        return otherwise
