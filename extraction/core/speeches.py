"""One file → its speeches, and what each one's head says of title, speaker, post and day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .blocks import blocks
from .masks import fold
from .noise import junk_reason
from .spans import Span

# A speech shorter than this has not begun: what repeats above it is a title printed twice.
_SHORTEST_SPEECH = 100
_LONGEST_TITLE = 70
_HEAD_LINES = 8
_TITLE = re.compile(
    r"^(?:[【\[（(]?(?:第[一二三四五六七八九十]+篇|[篇之][一二三四五六七八九十]+)[】\]）)]?[：:、\s]*)?"
    r"\S*.*(?:上的|时的|上|中的)?(?:讲话|发言|致辞|动员|部署|点评)(?:稿|提纲|要点|摘要|实录|（节选）)?[）)]?$"
)
_PART = re.compile(r"^[【\[（(]?(?:第[一二三四五六七八九十]+篇|篇[一二三四五六七八九十]+)[】\]）)]?(?:$|[：:、\s])")
_GREETING = re.compile(
    r"^(?:各位[^，。]{1,12}|同志们|尊敬的[^。]{1,30}|[^，。]{0,12}同志们|同学们|老师们|乡亲们)[：:]$"
)
# Sites link to the speech before and after under its title; the link does not begin that speech.
_LINK = re.compile(r"^(?:上一篇|下一篇|相关(?:文章|阅读|推荐))")
_STOPS = "。；;！？!?，,"


def split_speeches(text: str) -> list[Span]:
    """The speeches of a file, in order; together they cover it.  One speech if nothing says otherwise.

    A speech begins at its title, or failing one at a greeting that stands alone on its line.
    """
    starts, head_at, body = [0], 0, 0
    for block in blocks(text, 0, len(text)):
        line = text[block.start : block.end]
        if _opens_speech(line):
            head_at = block.start if body else head_at
            if body >= _SHORTEST_SPEECH:
                starts.append(head_at)
            body = 0
        else:
            body += len(line)
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _opens_speech(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and bool(_PART.match(line) or is_title(line) or _GREETING.match(line))


def is_title(line: str) -> bool:
    """Whether a line is the title of a speech: 在…会议上的讲话."""
    return (
        len(line) <= _LONGEST_TITLE
        and line[-1] not in _STOPS
        and not any(stop in line for stop in "。；！？")
        and not _LINK.match(line)
        and bool(_TITLE.match(line))
    )


class Head(NamedTuple):
    """What the lines before the first paragraph say; empty or None where they say nothing."""

    title: str
    speaker: str
    post: str
    held_on: date | None


_POST = (
    r"(?:[\u4e00-\u9fff*XxＸ×]{0,14}(?:书记|省长|市长|州长|县长|区长|镇长|乡长|主席|主任|局长|厅长|部长|会长|"
    r"专员|院长|校长|组长|总指挥|常委|政委|董事长|总经理))"
)
_NAME = r"(?:[\u4e00-\u9fff]{1,3}[*×XxＸ某○〇]{0,3}|[*×XxＸ]{1,3})"
_POST_THEN_NAME = re.compile(
    rf"^[（(]?(?:讲话人|主讲人|作者)?[：:]?\s*(?P<post>(?:{_POST}[、，,]?)+)\s+(?P<name>{_NAME})[）)]?$"
)
_NAME_ALONE = re.compile(
    rf"^(?:讲话人|主讲人|作者)[：:]\s*(?P<name>{_NAME})$|^(?P<bare>[\u4e00-\u9fff][\s\u3000]*[\u4e00-\u9fff某*×]{{1,2}})$"
)
_POST_IN_TITLE = re.compile(rf"^(?P<post>{_POST})\s*(?P<name>{_NAME}?)(?:同志)?在")
_DAY = re.compile(r"(?P<y>[12]\d{3})\s*(?:年|[-./])\s*(?P<m>\d{1,2})\s*(?:月|[-./])\s*(?P<d>\d{1,2})\s*日?")
_HAN_DAY = re.compile(
    r"(?P<y>[一二][一二三四五六七八九零〇○]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十廿卅]{1,3})日"
)
_DIGITS = {han: str(value) for value, han in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


def guess_head(text: str, speech: Span) -> Head:
    """Guesses from the first lines of a speech: title, speaker's name as printed, post, and the day it was held."""
    lines = list(_head_lines(text, speech))
    title = next((line for line in lines if is_title(line) and not _PART.fullmatch(line)), lines[0] if lines else "")
    speaker, post = _speaker(lines, title)
    return Head(_without_part(title), speaker, post, _day(lines))


def _without_part(title: str) -> str:
    marker = _PART.match(title)
    return title[marker.end() :].strip() if marker else title


def _head_lines(text: str, speech: Span) -> Iterator[str]:
    for count, block in enumerate(blocks(text, *speech)):
        line = text[block.start : block.end]
        if count >= _HEAD_LINES or _GREETING.match(line) or len(line) > _LONGEST_TITLE or line[-1] in _STOPS:
            return
        yield line


def _speaker(lines: list[str], title: str) -> tuple[str, str]:
    for line in lines:
        found = _POST_THEN_NAME.match(line)
        if found:
            return found["name"], found["post"]
    in_title = _POST_IN_TITLE.match(title)
    alone = next(filter(None, (_NAME_ALONE.match(line) for line in lines if line != title)), None)
    name = re.sub(r"\s", "", alone["name"] or alone["bare"]) if alone else ""
    if in_title:
        return in_title["name"] or name, in_title["post"]
    return name, ""


def _day(lines: list[str]) -> date | None:
    for line in lines:
        found = _DAY.search(line)
        if found:
            return _date(int(found["y"]), int(found["m"]), int(found["d"]))
        found = _HAN_DAY.search(line)
        if found:
            year = int("".join(_DIGITS[han] for han in found["y"]))
            return _date(year, _small_number(found["m"]), _small_number(found["d"]))
    return None


def _small_number(han: str) -> int:
    """十二 → 12, 廿一 → 21, 三十 → 30."""
    tens, _, ones = han.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if "十" not in han and "廿" not in han and "卅" not in han:
        return int(_DIGITS[han])
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
