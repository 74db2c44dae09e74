"""A clause with what the rules found in it, and whom it begins with."""

import re
from functools import cached_property

from extraction.reader.layout.clauses import clauses
from extraction.reader.layout.headings import enumerator
from extraction.reader.layout.spans import Span
from extraction.reader.matches import MatchedText
from extraction.reader.parties.party_lists import Names, names_at
from extraction.reader.results import DeadlineMention
from extraction.reader.rulebook import Lexicons, Match

_SPEAKER = re.compile("我(?![县市区省州镇乡局院校国们党军看感觉认相想听了知讲说强代坚深发先通])")


# ——县财政局, ●县水利局, 及县水利局: what a line of a list can open with.
_LIST_SIGN = re.compile(r"(?:以及|及|与|或)|[^\w\s\"'“”‘’（(【\[《「『〔]+\s*")

# 县财政局 and 县委督查室 are not the body itself.
_LONGER_NAME = re.compile("[局办部常督组宣统政编党院校各书主分副分领相有的班秘研机所站巡监信公工直队]")

# What a clause holds that cannot demand, however binding its words: what superiors will do, what something is, and
# what has always been so.
NO_DEMAND = frozenset({"announced", "judged", "habit"})


class Clause:
    """A clause with its cues, and the verdict on whether it ``demands`` something, or ``is_told`` of a superior.

    What costs time to find out is found out when somebody asks, and once: most clauses are decided without it.
    """

    def __init__(self, matched: MatchedText, span: Span, spoken: list[Span] | None = None) -> None:
        cues = matched.cues.within(*span)
        self._matched = matched
        self.span = span
        self._spoken = spoken or []
        self.cues = _outside(cues, spoken) if spoken else cues
        self.vetoes = matched.vetoes.within(*span)
        self.demands = False
        self.is_told = False
        self._classes = {cue.rule.value for cue in self.cues}
        self._begins = -1
        self._subject: tuple[Names | None] | None = None
        self._deadlines: list[DeadlineMention] | None = None

    @property
    def begins(self) -> int:
        """Where the subject can begin: behind the sign or number of the clause, its 同时 or 因此, and its date."""
        if self._begins < 0:
            self._begins = _subject_start(self._matched, self.span)
        return self._begins

    @property
    def subject(self) -> Names | None:
        """The list of actors the clause begins with."""
        if self._subject is None:
            self._subject = (_subject_of(self._matched, self.span, self.begins),)
        return self._subject[0]

    @property
    def deadlines(self) -> list[DeadlineMention]:
        """The time expressions in the clause, but for those in somebody's words."""
        if self._deadlines is None:
            found = self._matched.deadlines_within(*self.span)
            self._deadlines = [
                due for due in found if not any(quote.holds(due.start, due.end) for quote in self._spoken)
            ]
        return self._deadlines

    @property
    def is_about_speaker(self) -> bool:
        """Whether it begins with 我, and means himself by it."""
        return _SPEAKER.match(self._matched.text, self.begins, self.span.end) is not None

    @property
    def is_about_own_side(self) -> bool:
        """Whether it begins with a body that speakers speak for: 县财政, 区里, 市委、市政府."""
        after = self._matched.word_at("own_sides", self.begins, self.span.end)
        if after == self.begins or _LONGER_NAME.match(self._matched.text, after, self.span.end):
            return False
        return self.subject is None or self.subject.names[0].end <= after

    @cached_property
    def is_condition(self) -> bool:
        """Whether it only says in which case: 凡瞒报的, 未经批准, 排名末位的乡镇."""
        if self._matched.text[self.span.end - 1] in "的者":
            return True
        opens = self._matched.word_at("condition_openers", self.begins, self.span.end) > self.begins
        return opens or self._ends_in_whom()

    def _ends_in_whom(self) -> bool:
        of = self._matched.text.rfind("的", *self.span)
        ends = of > 0 and self._matched.word_at("condition_bodies", of + 1, self.span.end) == self.span.end
        return ends and not self.has("should", "must")

    @property
    def reports(self) -> bool:
        """Whether the clause demands nothing and tells what was."""
        return not self.demands and any(veto.rule.value == "past" for veto in self.vetoes)

    @property
    def tells(self) -> bool:
        """Whether the clause demands nothing and tells what was, what is wrong or what others will do."""
        if self.demands:
            return False
        return self.is_told or any(veto.rule.value in ("past", "criticism", *NO_DEMAND) for veto in self.vetoes)

    def has(self, *values: str) -> bool:
        """Whether a cue of one of these classes stands in the clause."""
        return not self._classes.isdisjoint(values)

    @property
    def lexicons(self) -> Lexicons:
        """The words of the rulebook the text is read by."""
        return self._matched.lexicons

    def holds_word(self, lexicon: str) -> bool:
        """Whether a word of this lexicon stands in the clause."""
        return self._matched.holds_word(lexicon, *self.span)


def _outside(cues: list[Match], quotes: list[Span]) -> list[Match]:
    return [cue for cue in cues if not any(quote.holds(cue.start, cue.end) for quote in quotes)]


def clauses_within(matched: MatchedText, start: int, end: int) -> list[Clause]:
    """The clauses between ``start`` and ``end``."""
    return [Clause(matched, span) for span in clauses(matched.text, start, end)]


def _subject_start(matched: MatchedText, clause: Span) -> int:
    at = _behind_sign(matched, clause)
    number = enumerator(matched.text, at, clause.end)
    at = number.end if number else at
    while True:
        after = matched.skip_words("openers", at, clause.end)
        after = min(matched.deadline_end(after), clause.end)
        if after == at:
            return at
        at = after


def _behind_sign(matched: MatchedText, clause: Span) -> int:
    """Behind the sign that a line of a list opens with, if a name stands there; else where the clause begins."""
    sign = _LIST_SIGN.match(matched.folded, *clause)
    return sign.end() if sign and names_at(matched, sign.end(), clause.end) else clause.start


def _subject_of(matched: MatchedText, clause: Span, start: int) -> Names | None:
    """The list of actors that stands behind the words `_subject_start` skips, or else before them."""
    if matched.text[clause.start] == "由":
        return None
    return names_at(matched, start, clause.end) or (
        names_at(matched, clause.start, clause.end) if start > clause.start else None
    )
