"""The number or bullet that Word prints before a paragraph (ECMA-376 part 1, 17.9)."""

import re
from typing import Any

from extraction.intake.printed_numbers import before_tab

from .lists import LEVELS, Level, Num, nums, whole_number
from .styles import Numbered, Styles

_PLACE = re.compile(r"%([1-9])")


class Unprintable(Exception):
    """A number in a format that is not printed here."""


class Numbers:
    """Counts through one document: ``before`` is asked once for each paragraph that shows, in order."""

    def __init__(self, numbering: Any, styles: Styles) -> None:
        self._styles = styles
        self._nums = {} if numbering is None else dict(nums(numbering, styles))
        self._is_missing = numbering is None
        self._begun: set[tuple[str, int]] = set()

    def before(self, paragraph: Any) -> str:
        """What Word prints before this paragraph, with the blank that follows, or an empty string.

        Raises Unprintable.
        """
        numbered = self._styles.numbered(paragraph)
        num = self._nums.get(numbered.list_id)
        if num is None:
            if self._is_missing and numbered.list_id:
                raise Unprintable
            return ""  # Word prints nothing either where a list is not there.
        at = _place_of(numbered, num)
        level = num.level(at)
        if level is None:
            return ""
        self._count(numbered.list_id, num, at)
        return _printed(num, level)

    def _count(self, number: str, num: Num, at: int) -> None:
        counts = num.of.counts
        if at in num.starts and (number, at) not in self._begun:
            counts[at] = None
        self._begun.add((number, at))
        for skipped in range(at):
            # A level that was passed over has begun with the first below it: 2, 2.1.1, 2.2.
            counts[skipped] = num.start(skipped) if counts[skipped] is None else counts[skipped]
        before = counts[at]
        counts[at] = num.start(at) if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            level = num.level(deeper)
            last = deeper if level is None or level.restarts_after is None else level.restarts_after
            if at < last:
                counts[deeper] = None


def _place_of(numbered: Numbered, num: Num) -> int:
    """The level the paragraph names itself, else the one that names its style, else the one its style names."""
    if numbered.own_level is not None:
        return whole_number(numbered.own_level, 0)
    by_style = {level.style: at for at, level in num.of.levels.items() if level.style}
    named = (by_style[style] for style in numbered.styles if style in by_style)
    return next(named, whole_number(numbered.level_of_style, 0))


def _printed(num: Num, level: Level) -> str:
    text = _PLACE.sub(lambda found: _one(num, int(found[1]) - 1, legal=level.legal), level.text)
    return before_tab(text) if level.suffix == "tab" else text + _follows(level.suffix, text)


def _one(num: Num, at: int, *, legal: bool) -> str:
    """The count of one level in its own format; a level that has not begun shows where it would."""
    level, count = num.level(at), num.of.counts[at]
    count = num.start(at) if count is None else count
    if level is None or legal:
        return str(count)
    if level.format is None:
        raise Unprintable
    return level.format(count)


def _follows(suffix: str, text: str) -> str:
    return "" if not text or suffix == "nothing" else " "
