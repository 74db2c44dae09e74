"""From the lines a page shows to the lines its author wrote: breaks fall inside sentences, and only some are meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .lines import Line

_ENDS_SENTENCE = tuple("。！？!?；;：:…")
# In ideographs. Where no line is longer, there is no margin to reach: a list, not prose.
_NARROWEST_COLUMN = 20.0
# In sizes of the letters: a line that begins so far behind the others begins a paragraph,
_SET_IN = 1.2
# and so does one in letters that are so many times as large or small, or that far below the one before it.
_OTHER_SIZE = 1.2
_OTHER_BLOCK = 1.45
# Words so far apart in one line stand in columns, and so does a line that begins so far behind the one below it.
_GAP, _FAR = 2, 4
# Where signs end is not known to the hair.
_SLACK = 0.15
# Some programs count signs and not their widths: a line that fills this share, and ends no sentence, was broken too.
# Not so where this many lines have more signs, because some are narrow, than there is room for ideographs.
_FULL_LINE = 0.85
_ENOUGH_WITH_MORE = 3
# So many tell how the pages of one side are set.
_ENOUGH_LINES = 10
# Signs that no line begins or ends with, and Latin words and numbers: they take their neighbour along to the next line.
_OPENING, _CLOSING = r"（《〈「『【〔(\[“‘", r"。，、；：？！…—）》〉」』】〕)\],.;:?!%％℃”’"
_WORD = rf"[{_OPENING}]*(?:[A-Za-z0-9.,:/%+-]+|.)[{_CLOSING}]*"
_GLUED = r"(?:(?<=[“”‘’])|(?=[“”‘’])|(?<=[,.:;])(?=\d))"
_UNPARTED = re.compile(rf"{_WORD}(?:{_GLUED}{_WORD})*", re.DOTALL)
# A heading set on its own line opens with one of these; it never continues the line before. Where a figure may go on
# (1.5 亿元, 二、三季度), it opens an item only after the end of a sentence; 2.2026年 is a number and a day.
_NUMBER = "[一二三四五六七八九十]"
_OPENS_ITEM = re.compile(
    rf"[（(]{_NUMBER}{{1,3}}[）)]|{_NUMBER}{{1,3}}(?:、(?!{_NUMBER})|[）)])|[（(]\d{{1,2}}[）)]"
    r"|\d{1,2}(?:、(?!\d)|[.．](?!\d(?!\d{3}年|\d?月)))"
    rf"|第{_NUMBER}{{1,3}}(?:[章节条，]|、(?!{_NUMBER}))|[①-⑳⑴-⒇]"
)
_MAY_OPEN_ITEM = re.compile(rf"{_NUMBER}{{1,3}}、|\d{{1,2}}[.．、]|第{_NUMBER}{{1,3}}、")
# Under a title: the day in brackets, the salutation. They never continue it, however long it is.
_STANDS_ALONE = re.compile(r"[（(].*[）)]|.{1,10}[：:]")


@dataclass(frozen=True)
class _Column:
    """How the lines are set: where most begin, where the fullest end, how wide those are, how far lines are apart,
    whether they were broken by the widths of their signs, and whether any was broken within a sentence at all."""

    left: float = 0
    right: float = 0
    width: float = 0
    leading: float = 0
    by_width: bool = False
    breaks: bool = True


def joined(lines: Sequence[Line]) -> tuple[str, int]:
    """The lines as one text, with the breaks taken out that fall inside a sentence, and how many those were."""
    columns = _columns(lines)
    text, joins = lines[0].text if lines else "", 0
    for before, line in pairwise(lines):
        if _runs_on(before, line, columns[before.page % 2], columns[line.page % 2]):
            text += gap(before.text, line.text) + line.text.lstrip()
            joins += 1
        else:
            text += "\n" + line.text
    return text, joins


def gap(before: str, line: str) -> str:
    """A space between two Latin words, nothing between Chinese characters or inside a number."""
    last, first = before[-1], line.lstrip()[0]
    return " " if last.isascii() and first.isascii() and (last.isalpha() or first.isalpha()) else ""


def _columns(lines: Iterable[Line]) -> tuple[_Column, _Column]:
    """That of pages with an even number and that of the others: in a book their margins are not the same."""
    prose = [line for line in lines if not line.row]
    sides = [[line for line in prose if line.page % 2 == side] for side in (0, 1)]
    if min(map(len, sides)) < _ENOUGH_LINES:
        sides = [prose, prose]
    return _column(sides[0]), _column(sides[1])


def _column(lines: list[Line]) -> _Column:
    """Measured by the wider lines, so that one over-long line does not set it."""
    if not lines:
        return _Column()
    tenth = len(lines) // 10
    left = sorted(line.left for line in lines)[tenth]
    right = sorted((line.right for line in lines), reverse=True)[tenth]
    width = sorted((line.right - line.left for line in lines), reverse=True)[tenth]
    below = [one.y - other.y for one, other in pairwise(lines) if one.page == other.page and one.y > other.y]
    narrowest = _NARROWEST_COLUMN * median(line.size for line in lines)
    right, width = max(right, left + narrowest), max(width, narrowest)
    with_more = sum(len(line.written) > width / line.size + 1 for line in lines)
    ends = [line.text.endswith(_ENDS_SENTENCE) for line in lines if line.right - line.left > _FULL_LINE * width]
    breaks = len(lines) < _ENOUGH_LINES or not all(ends)
    return _Column(left, right, width, median(below) if below else 0, with_more >= _ENOUGH_WITH_MORE, breaks)


def _runs_on(before: Line, line: Line, column: _Column, next_column: _Column) -> bool:
    if before.row or line.row or before.turned or line.turned:
        return False
    written = line.text.strip()
    if _opens_item(written, before.text) or _STANDS_ALONE.fullmatch(written):
        return False
    if _is_set_in(before, line, column, next_column) or _is_another_block(before, line, column):
        return False
    return _is_full(before, line, column)


def _opens_item(written: str, before: str) -> bool:
    after_sentence = before.endswith(_ENDS_SENTENCE)
    return bool(_OPENS_ITEM.match(written) or (after_sentence and _MAY_OPEN_ITEM.match(written)))


def _is_set_in(before: Line, line: Line, column: _Column, next_column: _Column) -> bool:
    """Whether the line begins like a paragraph does, and is neither hung under its number nor in a block that is set
    in as a whole."""
    if (set_in := line.left - next_column.left) <= _SET_IN * line.size:
        return False
    before_set_in = before.left - column.left
    if _opens_item(before.text.strip(), "。"):
        return set_in <= before_set_in + 1
    return abs(set_in - before_set_in) > 1 or before.text.endswith(_ENDS_SENTENCE)


def _is_another_block(before: Line, line: Line, column: _Column) -> bool:
    if max(line.size, before.size) > _OTHER_SIZE * min(line.size, before.size):
        return True
    if before.widest_gap > _GAP * before.size or line.widest_gap > _GAP * line.size:
        return True
    below = before.y - line.y if before.page == line.page else 0
    return below > 0 and (before.left - line.left > _FAR * line.size or below > _OTHER_BLOCK * column.leading > 0)


def _is_full(before: Line, line: Line, column: _Column) -> bool:
    """Whether what the line begins with had no room at the end of the one before, so that it was the margin that broke
    it and not its author."""
    if before.text.endswith(_ENDS_SENTENCE) and not column.breaks:
        return False  # Each line is a paragraph, and this one just fills it.
    room, width = begins_with(line), before.right - before.left
    if before.right + room > column.right or width + room > column.width:
        return True
    if column.by_width or before.text.endswith(_ENDS_SENTENCE):
        return False
    reach = max((before.right - column.left) / (column.right - column.left), width / column.width)
    return reach > _FULL_LINE


def begins_with(line: Line) -> float:
    """How much room the line's beginning takes that cannot be parted: a character with its marks, a word, a number."""
    text = "".join(sign.text for sign in line.written)
    begins = _UNPARTED.match(text)
    last = line.written[begins.end() - 1 if begins else 0]
    return last.right - line.written[0].x + _SLACK * line.size
