"""A figure of the text with the questions that its context answers."""

import re
from dataclasses import dataclass

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.rulebook import Match

_BACK = 18
# 改造危房12栋: the thing may stand between the verb and its figure, but no word that opens another phrase.
_OBJECT = "[^的了有是共达这那哪第对把被从给到将向按,;:0-9]"
_NEAR_OBJECT = re.compile(_OBJECT + "{0,8}[了出起]?")
# 建成国家级重点专科1个: a thing in front of its figure may have a longer name.
_LISTED_OBJECT = re.compile(_OBJECT + "{0,14}")
# 1个文化广场、2处凉亭; 教师120人，其中农村80人
_NEXT_OF_LIST = re.compile(f"{_OBJECT}{{0,12}}(?:[、和及与]|以及|,(?:其中)?)(?:到位)?{_OBJECT}{{0,12}}")
# 编完60个, 办好3场
_DONE = frozenset("完好齐够足")
_TOTAL = re.compile("(?<!公)共(?![同建享治管产青识鸣赢用])")
_SHARE = re.compile("每[人户村名个家校镇位]")
_RECKONED = re.compile("按照?[^的]{1,12}的$")
# 每月10日调度一次, 每季度末观摩一次: the day says it all.
_DAY = re.compile("[0-9]+[日号]|[初末底]")
_YEAR = re.compile("(20[0-9]{2})年")
_ABOUT = ("左右", "上下")
_TURNED = {
    "at_most": "<=",
    "minus_words": "<=",
    "less_than": "<",
    "more_than": ">",
    "at_least": ">=",
    "change_words": ">=",
    "plus_words": ">=",
}
_ENDS = re.compile("[,、。;!)\n由按]|和|及|以及|行列|方阵|以内|$")


@dataclass(frozen=True)
class Figure:
    """What a target rule found (``match``), the ``clause`` it stands in, and whether that is part of a report.

    ``follows_demand``: its clause goes on with a demand made before, or stands behind 任务分一下：.
    """

    matched: MatchedText
    clause: Clause
    match: Match
    is_report: bool = False
    follows_demand: bool = False

    @property
    def unit(self) -> str:
        """个, 万元; empty where the rule knows none."""
        return self.match.slots.get("figure_units", "")

    @property
    def number(self) -> str:
        """The figure as written and folded; empty where the rule has none, or more than one."""
        return self.match.slots.get("number", "")

    @property
    def is_percent(self) -> bool:
        """百分之八十, 千分之三: its unit stands before the number."""
        return self.match.rule.id in ("target.percent", "target.percent-range")

    @property
    def comparator(self) -> str:
        """The one of its rule; where that is =, what the words around the figure make of it: 每村不少于2名."""
        if self.match.text.endswith(_ABOUT):
            return "~"
        slots = self.match.slots if self.match.rule.value == "=" else {}
        return next((turned for slot, turned in _TURNED.items() if slot in slots), self.match.rule.value)

    def counts_by(self, lexicon: str) -> bool:
        """Whether the unit is of this lexicon."""
        return self.unit in self.matched.lexicons.words_of(lexicon)

    def goes_on(self, pattern: re.Pattern[str], *, back: int = 0) -> str:
        """What the pattern matches right behind, or ``back`` characters earlier, in the same clause; "" for nothing."""
        found = pattern.match(self.matched.folded, self.match.end - back, self.clause.span.end)
        return found.group() if found else ""

    def is_before(self, lexicon: str) -> bool:
        """Whether a word of the lexicon follows right behind."""
        end = self.match.end
        return self.matched.word_at(lexicon, end, self.clause.span.end) > end

    def is_behind(self, lexicon: str) -> bool:
        """Whether a word of the lexicon ends right before."""
        start = self.match.start
        return any(self.matched.word_at(lexicon, at, start) == start for at in self._places_before)

    def follows(self, characters: str) -> bool:
        """Whether one of these characters stands right before."""
        return self.match.start > 0 and self.matched.folded[self.match.start - 1] in characters

    @property
    def is_rate(self) -> bool:
        """按投资额的30%补: the share by which something is reckoned."""
        before = self.matched.folded[self.clause.span.start : self.match.start]
        return self.counts_by("share_units") and _RECKONED.search(before) is not None

    @property
    def is_once_a_period(self) -> bool:
        """每季度通报一次: a whole period of the calendar stands before, with no day of it."""
        before = self.matched.folded[self.clause.span.start : self.match.start]
        return self.counts_by("period_units") and any(
            self.matched.lexicons.word_at("counted_periods", before, at, len(before)) > at
            and not _DAY.search(before, at)
            for at in range(len(before))
        )

    @property
    def is_quoted(self) -> bool:
        """落实“双线四包”责任: it stands in quotation marks, or right behind one."""
        opened = self.matched.text.rfind("“", self.clause.span.start, self.match.start)
        return opened > self.matched.text.rfind("”", self.clause.span.start, self.match.start) or self.follows('"')

    @property
    def ends_phrase(self) -> bool:
        """No noun of its own follows: 签约项目12个、…"""
        return _ENDS.match(self.matched.folded, self.match.end, self.clause.span.end) is not None

    @property
    def is_created(self) -> bool:
        """Whether a verb that brings something about has it for its object: 新建2座, 巡河2次, 编完60个."""
        return self.matched.text[self.match.start - 1 : self.match.start] in _DONE or any(
            self._is_object_of_verb_at(place) for place in self._places_before
        )

    def is_listed_behind(self, level_end: int) -> bool:
        """Whether only a thing and 、 stand between the level that ended there and this: 1个文化广场、2处凉亭."""
        if level_end < 0:
            return False
        if self.ends_phrase and self.matched.text.startswith("其中", self.clause.span.start):
            return True
        if not _NEXT_OF_LIST.fullmatch(self.matched.folded, level_end, self.match.start):
            return False
        if level_end > self.clause.span.start:
            return True
        return self.ends_phrase and not self.matched.holds_word("fact_words", level_end, self.match.start)

    @property
    def _places_before(self) -> range:
        return range(max(self.clause.span.start, self.match.start - _BACK), self.match.start)

    def _is_object_of_verb_at(self, place: int) -> bool:
        cue, figure = self.matched.cues.at(place), self.match.start
        is_firm = cue is not None and cue.rule.value == "firm" and cue.end <= figure
        after = cue.end if cue and is_firm else self.matched.word_at("create_verbs", place, figure)
        if after - place < 2 or (cue and is_firm and cue.rule.id == "cue.short-verb"):
            # A single character, with or without its complement, is a verb only right before its object.
            return after == figure
        gap = _LISTED_OBJECT if self.ends_phrase else _NEAR_OBJECT
        return gap.fullmatch(self.matched.folded, after, figure) is not None


def reports_figures(matched: MatchedText, clause: Clause) -> bool:
    """It tells what was, adds up (全县共转移3200人), or speaks of a year gone by (2023年突破200亿元)."""
    year = _YEAR.match(matched.folded, *clause.span)
    is_gone = year is not None and matched.held_on is not None and int(year[1]) < matched.held_on.year
    return clause.tells or is_gone or _TOTAL.search(matched.folded, *clause.span) is not None


def sets_figures(matched: MatchedText, clause: Clause) -> bool:
    """县级领导每人包2件, 今年拿出60个编制: it shares out or has a day of its own, whatever is told around it."""
    is_dated = bool(clause.deadlines) and not reports_figures(matched, clause)
    return is_dated or _SHARE.search(matched.folded, *clause.span) is not None
