"""What the lines above a speech say of its title, its speaker and the day it was held."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from extraction.reader.layout.blocks import blocks
from extraction.reader.layout.noise import site_noise
from extraction.reader.layout.spans import Span
from extraction.reader.layout.speeches import GREETING, LONGEST_TITLE, PART, STOPS, is_title
from extraction.reader.numerals import whole
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold

_FRONT_LINES = 8
_TITLE_GOES_ON = re.compile("(?:的|上的?|中的?|会上的?|议上的?|时的?|暨)")
_FRONT_OF_LINE = re.compile(
    r"(?P<front>[^。；;！!？?，,：:]{6,120}?)(?:同志们|各位[^，。：:]{1,8}|尊敬的[^。：:]{1,20})[：:，,]"
)
_PARTS_OF_FRONT = re.compile(r"\s*[（(](?=[^）)]*年)|[）)]\s*|(?<=讲话)\s+|\s{2,}")


class FrontMatter(NamedTuple):
    """What the lines before the first paragraph say; empty or None where they say nothing."""

    title: str
    speaker: str
    post: str
    held_on: date | None


_POST = (
    r"(?:[\u4e00-\u9fff*XxＸ×]{0,14}(?:书记|省长|市长|州长|县长|区长|镇长|乡长|主席|主任|局长|厅长|部长|会长|"
    r"专员|院长|校长|组长|总指挥|常委|政委|董事长|总经理))"
)
# One post behind another needs a sign between them, or a line of nothing but posts could be cut in endless ways.
_POSTS = rf"(?:{_POST}[、，,])*{_POST}[、，,]?"
_NAME = r"(?:[\u4e00-\u9fff]{1,3}[*×XxＸ某○〇]{0,3}|[*×XxＸ]{1,3})"
_POST_THEN_NAME = re.compile(rf"^[（(]?(?:讲话人|主讲人|作者)?[：:]?\s*(?P<post>{_POSTS})\s+(?P<name>{_NAME})[）)]?$")
_NAME_ALONE = re.compile(
    rf"^(?:讲话人|主讲人|作者)[：:]\s*(?P<name>{_NAME})$|^(?P<bare>[\u4e00-\u9fff][\s\u3000]*[\u4e00-\u9fff某*×]{{1,2}})$"
)
_POST_IN_TITLE = re.compile(rf"^(?P<post>{_POST})\s*(?P<name>{_NAME}?)(?:同志)?在")
_DAY = re.compile(r"(?P<y>[12]\d{3})\s*(?:年|[-./])\s*(?P<m>\d{1,2})\s*(?:月|[-./])\s*(?P<d>\d{1,2})\s*日?")
_HAN_DAY = re.compile(
    r"(?P<y>[一二][一二三四五六七八九零〇○]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十廿卅]{1,3})日"
)


def guess_front_matter(text: str, speech: Span, rulebook: Rulebook) -> FrontMatter:
    """Guesses from the first lines of a speech: title, speaker's name as printed, post, and the day it was held."""
    lines = _with_whole_title(list(_front_lines(text, speech, rulebook)), rulebook)
    title = next(
        (line for line in lines if is_title(line, rulebook) and not PART.fullmatch(line)), lines[0] if lines else ""
    )
    speaker, post = _speaker(lines, title)
    return FrontMatter(_without_part(title), speaker, post, _day(lines))


def _with_whole_title(lines: list[str], rulebook: Rulebook) -> list[str]:
    """Printed pages break long titles: …动员部署会 / 上的讲话."""
    for place in range(1, len(lines)):
        if is_title(lines[place], rulebook) and _TITLE_GOES_ON.match(lines[place]):
            return [*lines[: place - 1], lines[place - 1] + lines[place], *lines[place + 1 :]]
    return lines


def _without_part(title: str) -> str:
    marker = PART.match(title)
    return title[marker.end() :].strip() if marker else title


def _front_lines(text: str, speech: Span, rulebook: Rulebook) -> Iterator[str]:
    for count, block in enumerate(blocks(text, *speech)):
        line = text[block.start : block.end]
        if site_noise(line, fold(line), Span(0, len(line)), rulebook):
            continue
        if count >= _FRONT_LINES or GREETING.match(line) or len(line) > LONGEST_TITLE or line[-1] in STOPS:
            yield from _before_greeting(line) if count == 0 else ()
            return
        yield line


def _before_greeting(line: str) -> list[str]:
    """The front matter of a text whose line ends were lost: 在…会议上的讲话（2026年3月2日） 同志们：今天…"""
    front = _FRONT_OF_LINE.match(line)
    return [part for part in _PARTS_OF_FRONT.split(front["front"].strip()) if part] if front else []


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
            return _date(*(whole(fold(found[part])) or 0 for part in ("y", "m", "d")))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
