"""Fields in their long form (ECMA-376 part 1, 17.16): what they ask is not shown, what they answer is.

A field is begun, parted and ended by marks that may stand in different paragraphs, and fields stand within fields.
"""

import re
from typing import Any

from .elements import full
from .number_formats import FORMATS
from .package import w
from .styles import is_on, value_of

_FIELD = w("fldChar")
_KIND = w("fldCharType")
_NOT_WALKED = tuple(map(full, ("w:del", "w:moveFrom", "mc:Fallback")))
_UNENDED = "unended"
# 带圈字符 of the Chinese Word: a circle and a number, one over the other.
_ENCLOSED = re.compile(r"\s*eq\s+\\o\s*\\ac\s*\(\s*[^,，;；]+[,，;；]\s*(.+?)\s*\)\s*", re.IGNORECASE)
# These show what their code says and keep no answer.
_WITHOUT_ANSWER = re.compile(r"\s*(?:eq|symbol|macrobutton|gotobutton)\b", re.IGNORECASE)


class Fields:
    """The fields that are open at a place in the document."""

    def __init__(self) -> None:
        self._codes: list[list[str] | None] = []

    @property
    def asks(self) -> bool:
        """Whether what stands here is part of a question, and not shown."""
        return any(code is not None for code in self._codes)

    def ask(self, words: str) -> None:
        """Take up words of a code."""
        if self._codes and self._codes[-1] is not None:
            self._codes[-1].append(words)

    def mark(self, element: Any) -> tuple[str, bool]:
        """Go over a mark: what is shown in its place, and whether something that shows words is left out."""
        kind = element.get(_KIND)
        if kind == "begin" and element.get(_UNENDED) is None:
            shown = "" if self.asks else _of_form(element)
            self._codes.append([])
            return shown, False
        if kind == "separate" and self._codes:
            self._codes[-1] = None
        if kind == "end" and self._codes:
            code = self._codes.pop()
            return ("", False) if code is None or self.asks else _without_answer("".join(code))
        return "", False


def mark_unended(root: Any) -> None:
    """Mark what begins a field that never ends: it would swallow the rest of the document."""
    open_ones: list[Any] = []
    for element in root.iter(_FIELD):
        if next(element.iterancestors(*_NOT_WALKED), None) is not None:
            continue
        kind = element.get(_KIND)
        if kind == "begin":
            open_ones.append(element)
        elif kind == "end" and open_ones:
            open_ones.pop()
    for element in open_ones:
        element.set(_UNENDED, "1")


def _without_answer(code: str) -> tuple[str, bool]:
    enclosed = _ENCLOSED.fullmatch(code)
    if enclosed:
        inner = enclosed[1]
        return (FORMATS["decimalEnclosedCircle"](int(inner)) if inner.isdecimal() and len(inner) < 3 else inner), False
    return "", bool(_WITHOUT_ANSWER.match(code))


def _of_form(begin: Any) -> str:
    """What a box or a list of the old forms shows (17.16.17); a line to fill in keeps its words as an answer."""
    box = begin.find(f"{w('ffData')}/{w('checkBox')}")
    if box is not None:
        checked = box.find(w("checked"))
        return "☒" if is_on(box.find(w("default")) if checked is None else checked) else "☐"
    chosen = begin.find(f"{w('ffData')}/{w('ddList')}")
    if chosen is None:
        return ""
    entries = [each.get(w("val"), "") for each in chosen.findall(w("listEntry"))]
    at = value_of(chosen, "result") or value_of(chosen, "default") or "0"
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""
