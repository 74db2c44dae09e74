"""What a word of a table may stand for: a value like those that are shipped in the table.

Whatever looks a word up knows those kinds of value and no others: a text where a number is counted with, or a
thirteenth month, would fail while somebody's speech is read.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

_SHOWN = 3  # of a list: as many as tell its kind


class Allowed(NamedTuple):
    """What a value of the right kind may be: in words, and whether it is that."""

    said: str
    holds: Callable[[Any], bool]


def between(least: int | date, greatest: int | date) -> Allowed:
    """A whole number, or a day, from ``least`` to ``greatest``."""
    return Allowed(f"from {least} to {greatest}", lambda value: least <= value <= greatest)


def written_like(expression: str, example: str) -> Allowed:
    """A text that the expression matches whole."""
    return Allowed(f"written like {example}", lambda value: re.fullmatch(expression, value) is not None)


def fault(value: Any, shipped: Sequence[Any], place: str, allowed: Mapping[str, Allowed]) -> str:
    """What a value must be to stand beside those that are shipped; empty where it may stand there.

    ``place`` is the table's name, with the keys or numbers of parts behind dots; ``allowed`` says by place what a value
    may be.  Where nothing does, a text is one of those that are shipped, and a number any that can be counted with.
    """
    alike = [other for other in shipped if _are_alike(value, other)]
    if not alike:
        return f"{place} is of another kind than what is shipped"
    found = next(filter(None, _faults_of_parts(value, alike, place, allowed)), "")
    rule = allowed.get(place) or _by_kind(value, alike)
    return found or ("" if rule.holds(value) else f"{place} must be {rule.said}")


def as_toml(value: Any) -> str:
    """A value as a lexicon file has it; of a long list how it begins."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {as_toml(part)}' for key, part in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value[:_SHOWN]))}{', …' if value[_SHOWN:] else ''}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value).lower()


def _are_alike(value: Any, other: Any) -> bool:
    """Of the same type, tables with the same keys, lists of days or of the same length."""
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys()
    if isinstance(value, list) and isinstance(other, list):
        are_days = [_are_days(each) for each in (value, other)]
        return all(are_days) if any(are_days) else len(value) == len(other)
    return type(value) is type(other) or (type(value), type(other)) == (int, float)


def _are_days(values: list[Any]) -> bool:
    return all(type(value) is date for value in values)


def _faults_of_parts(value: Any, alike: Sequence[Any], place: str, allowed: Mapping[str, Allowed]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield fault(part, [other[key] for other in alike], f"{place}.{key}", allowed)
    elif isinstance(value, list) and not _are_days(value):
        for number, part in enumerate(value):
            yield fault(part, [other[number] for other in alike], f"{place}.{number}", allowed)
    elif isinstance(value, list):
        for day in value:
            yield fault(day, [day], f"{place}.day", allowed)


def _by_kind(value: Any, alike: Sequence[Any]) -> Allowed:
    if isinstance(value, str):
        return Allowed(f"one of {', '.join(dict.fromkeys(alike))}", lambda said: said in alike)
    if isinstance(value, int | float):
        # Neither infinite nor no number at all, nor a whole number beyond all that can be weighed.
        return Allowed("a number that can be counted with", lambda number: abs(number) <= sys.float_info.max)
    return Allowed("", lambda _: True)
