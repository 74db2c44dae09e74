"""An equation (ECMA-376 part 1, 22.1) in one line: fractions with a stroke, raised and lowered figures as such."""

from collections.abc import Callable, Mapping
from typing import Any

from .elements import NAMESPACES

_M = f"{{{NAMESPACES['m']}}}"
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def in_one_line(element: Any) -> str:
    """The words of an equation or of a part of one; deleted ones and properties are left out."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return element.text or ""
    if name.endswith("Pr") or name == "del":
        return ""
    return _FORMS.get(name, _children)(element)


def _children(element: Any) -> str:
    return "".join(map(in_one_line, element))


def _part(element: Any, name: str) -> str:
    found = element.find(_M + name)
    return "" if found is None else _children(found)


def _grouped(text: str) -> str:
    """What has more than one word keeps together."""
    return text if text.replace(".", "").isalnum() else f"({text})"


def _script(text: str, signs: Mapping[int, int], mark: str) -> str:
    """Raised or lowered signs where Unicode has them all: 10 with a raised 8 must not become 108."""
    if not text:
        return ""
    return text.translate(signs) if all(ord(sign) in signs for sign in text) else mark + _grouped(text)


def _scripts(element: Any) -> str:
    return _script(_part(element, "sub"), _LOWERED, "_") + _script(_part(element, "sup"), _RAISED, "^")


def _property(element: Any, name: str, otherwise: str) -> str:
    properties = element.find(f"{element.tag}Pr")
    found = None if properties is None else properties.find(_M + name)
    return otherwise if found is None else str(found.get(_M + "val", ""))


def _fraction(element: Any) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _in_brackets(element: Any) -> str:
    inner = _property(element, "sepChr", "|").join(map(_children, element.findall(_M + "e")))
    return _property(element, "begChr", "(") + inner + _property(element, "endChr", ")")


def _root(element: Any) -> str:
    return _script(_part(element, "deg"), _RAISED, "") + "√" + _grouped(_part(element, "e"))


def _phantom(element: Any) -> str:
    return "" if _property(element, "show", "1") in ("0", "off", "false") else _part(element, "e")


def _in_rows(element: Any) -> str:
    return " ".join(map(in_one_line, element))


_FORMS: Mapping[str, Callable[[Any], str]] = {
    "f": _fraction,
    "rad": _root,
    "d": _in_brackets,
    "phant": _phantom,
    "sSup": lambda element: _part(element, "e") + _scripts(element),
    "sSub": lambda element: _part(element, "e") + _scripts(element),
    "sSubSup": lambda element: _part(element, "e") + _scripts(element),
    "sPre": lambda element: _scripts(element) + _part(element, "e"),
    "nary": lambda element: _property(element, "chr", "∫") + _scripts(element) + _part(element, "e"),
    "limLow": lambda element: f"{_part(element, 'e')}({_part(element, 'lim')})",
    "limUpp": lambda element: f"{_part(element, 'e')}({_part(element, 'lim')})",
    "acc": lambda element: _part(element, "e") + _property(element, "chr", "\u0302"),
    "m": lambda element: "; ".join(map(_in_rows, element.findall(_M + "mr"))),
    "eqArr": lambda element: "; ".join(map(_children, element.findall(_M + "e"))),
}
