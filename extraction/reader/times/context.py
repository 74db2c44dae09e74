"""The words around a time: what opens it (到, 从), closes it (前, 内, 起), joins two (至), spoils it, or demands."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extraction.reader.rulebook import Lexicons
from extraction.reader.rulebook.patterns import GAP

REACH = 8  # longest opening word and a blank
SUBJECT = 16  # longest, with its 要在
SCOPE = 40  # how far behind a time its verb is looked for
# 春节前一周 is another day than 春节前.
_BY_MUCH = re.compile(" ?[0-9一二两三四五六七八九十半]{1,3}个?(?:天|周|日|月|星期|工作日)")
# X月份一个月时间: the length only says again how long the period is.
_UNTIL = re.compile("为?止")
_SPENT = re.compile(r"(?: ?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|X{1,2})(?:个月|个?星期|周|天)的?时间)?")
_CLAUSE_END = re.compile(r"[,;。!?\n]")
_HEAD = re.compile("里?[,:]|的(?=第?[0-9一二三四五六七八九十]{1,2}(?:月|季度)|[上下]半年)")
_BEGINS = re.compile("[。!?;\n][ \n]?$")
_TOPIC = re.compile("[^,;:。!?\n]{1,14}:")
_SIGNS = re.compile(r"的|、|[^\w\s,;。、:!?]{1,2}")
_NO_GAPS = re.compile("[ \n]")


class Opening(NamedTuple):
    """The word before a time: where it begins and what it says (by, from, never, or empty)."""

    start: int
    kind: str = ""
    word: str = ""


class Closing(NamedTuple):
    """The word after a time: where it ends and what it says (before, within, from, after, by, never, or empty)."""

    end: int
    kind: str = ""


@dataclass(frozen=True)
class Context:
    """A folded stretch of text, asked for the words around the times in it, by what the lexicons know of them."""

    folded: str
    lexicons: Lexicons

    def opening(self, at: int, floor: int) -> Opening:
        """The opening word that ends at ``at`` and does not begin before ``floor``."""
        expression = self.lexicons.expression("opening", "(", f"){GAP}$")
        found = expression.search(self.folded, max(floor, at - REACH), at)
        kind = self._said("opening", found[1]) if found else "none"
        return Opening(found.start(), kind, found[1]) if found and kind != "none" else Opening(at)

    def closing(self, at: int, stop: int) -> Closing:
        """The closing word that begins at ``at``."""
        spent = _SPENT.match(self.folded, at, stop)
        at = spent.end() if spent else at
        found = self.lexicons.expression("closing", f"{GAP}(", ")").match(self.folded, at, stop)
        if found and _BY_MUCH.match(self.folded, found.end()):
            return Closing(at)
        kind = self._said("closing", found[1]) if found else "none"
        return Closing(found.end(), kind) if found and kind != "none" else Closing(at)

    def joined(self, end: int, start: int) -> bool:
        """Whether only 至, 到, a dash … stands between two times."""
        between = self._between(end, start)
        return between in self.lexicons["join"] or between in self.lexicons["long_join"]

    def runs_until(self, end: int, start: int, last_end: int) -> bool:
        """Whether two times are a run by what stands behind each: 6月1日起、6月20日止."""
        is_open = self._between(end, start) in self.lexicons["run_opens"]
        return is_open and bool(_UNTIL.match(self.folded, last_end))

    def may_be_either(self, end: int, start: int) -> bool:
        """Whether nothing but 或, or nothing at all, stands between two times."""
        return end == start or self.folded[end:start] in self.lexicons["or"]

    def is_over(self, end: int, start: int, *, at_once: bool) -> bool:
        """Whether what stands between two times says that the first has ended; ``at_once``: where 后 alone does."""
        if at_once and self.folded[end:start] in self.lexicons["from_a_day"]:
            return True  # 5月6日起|10个工作日内; 从明天起，利用20天 says from when on, and how long
        return self._has_ended(self._between(end, start), at_once=at_once)

    def _has_ended(self, between: str | None, *, at_once: bool) -> bool:
        between = (between or "").removesuffix(",")
        return between in self.lexicons["after_its_end"] or (at_once and between in self.lexicons["after_a_day"])

    def is_over_before(self, end: int, start: int, *, at_once: bool) -> bool:
        """The same where it opens the clause of the second: 假期结束后，县水利局要在|3个工作日内."""
        comma = self.folded.find(",", end, start)
        subject = self.folded[comma + 1 : start]
        is_next = comma > 0 and len(subject) <= SUBJECT and not _CLAUSE_END.search(subject)
        return is_next and self._has_ended(self._between(end, comma), at_once=at_once)

    def listed(self, end: int, start: int) -> bool:
        """Whether two times stand side by side in a list."""
        return end == start or self._between(end, start) in self.lexicons["and"]

    def heads(self, start: int, end: int) -> bool:
        """Whether a year stands at the head of what follows: 2027年，…; 明年的工作这样安排：…."""
        begins = _BEGINS.search(self.folded, max(0, start - 2), start) or start == 0
        return bool(_HEAD.match(self.folded, end) or (begins and _TOPIC.match(self.folded, end)))

    def in_brackets(self, end: int, start: int, last_end: int) -> bool:
        """Whether the second of two times stands alone in brackets behind the first."""
        return self.folded[end:start] == "(" and self.folded[last_end : last_end + 1] == ")"

    def share_a_frame(self, end: int, start: int, last_end: int) -> bool:
        """Whether two times stand side by side before one 期间 (元旦、春节期间)."""
        return self.listed(end, start) and self.closing(last_end, len(self.folded)).kind == "within"

    def end_together(self, end: int, start: int, last_end: int) -> bool:
        """Whether two holidays stand side by side before one 后 (中秋、国庆假期结束后)."""
        folded, whole = self.folded, len(self.folded)
        over = max(self.lexicons.word_at(name, folded, last_end, whole) for name in ("after_its_end", "after_a_day"))
        return over > last_end and self.listed(end, start)

    def runs_on(self, end: int) -> bool:
        """Whether the last character before ``end`` begins another word (3天内|容): then it limits nothing."""
        return any(self.lexicons["closing"].get(self.folded[end - 1 : end + more]) == "none" for more in (1, 2))

    def ends_word(self, lexicon: str, end: int, between: str = "") -> bool:
        """Whether a word of the lexicon ends at ``end``, or before what ``between`` matches there."""
        return bool(
            self.lexicons.expression(lexicon, after=f"{between}$").search(self.folded, max(0, end - REACH), end)
        )

    def is_sign(self, start: int, end: int) -> bool:
        """Whether only a sign or two that close nothing stand between two times."""
        return bool(_SIGNS.fullmatch(self.folded, start, end))

    def clause_after(self, end: int) -> str:
        """The clause behind a time; the next one where a comma or a bracket closes the time off."""
        scope = self.folded[end : end + SCOPE].lstrip(", )")
        return _CLAUSE_END.split(scope, maxsplit=1)[0]

    def follows(self, lexicon: str, end: int) -> bool:
        """Whether a word of the lexicon begins at ``end``; not one that only contains it (考核一次)."""
        found = self.lexicons.expression(lexicon).match(self.folded, end)
        return found is not None and self._said(lexicon, found.group()) != "none"

    def holds(self, lexicon: str, clause: str) -> bool:
        """Whether a word of the lexicon stands there; longer words that only contain one (主要, 为了) do not count."""
        return any(self._said(lexicon, found) != "none" for found in self.lexicons.expression(lexicon).findall(clause))

    def is_past(self, clause: str) -> bool:
        """Whether a clause tells what was, and demands nothing."""
        return self.holds("past", clause) and not self.holds("demand", clause)

    def _between(self, end: int, start: int) -> str | None:
        """The words between two times; None where a paragraph ends there."""
        words = self.folded[end:start]
        return None if words.count("\n") > 1 else words.strip()

    def _said(self, lexicon: str, words: str) -> str:
        said: str = self.lexicons[lexicon][_NO_GAPS.sub("", words)]
        return said
