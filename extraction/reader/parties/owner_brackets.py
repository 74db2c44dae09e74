"""Whose task a sentence is, told in a bracket: 完成12条道路改造。（县住建局牵头，县财政局配合）"""

import re
from collections.abc import Iterator

from extraction.reader.layout.brackets import BRACKET
from extraction.reader.layout.sentences import Sentence
from extraction.reader.layout.spans import Span, trimmed
from extraction.reader.matches import MatchedText
from extraction.reader.parties.asides import Aside, assigns, part_in_aside
from extraction.reader.parties.assigned_by_phrase import pointed_at
from extraction.reader.parties.clause import clauses_within
from extraction.reader.parties.name_shape import has_form
from extraction.reader.parties.party_lists import listed_on, mentions, names_at
from extraction.reader.parties.subjects import subjects
from extraction.reader.parties.topic_owners import later_subjects
from extraction.reader.results import PartyMention

_ENDS_CLAUSE = re.compile(r"\s*(?:[，,。；;：:！!\n\t]|$)")
_STOPS = frozenset("。；;！!\n")
_LONGEST_WORD = 20
# 12月底前完成, 5月底: a day, and hardly a word behind it.
_LONGEST_BEHIND_DAY = 6
# 县水利局, 各乡镇, but no 县医院: behind a deed in brackets it would as well be where it is done.
_OFFICES = frozenset("局委办部镇乡道")


def in_brackets(matched: MatchedText, start: int, end: int) -> Iterator[PartyMention]:
    """（县住建局牵头，县财政局、县城管局配合）"""
    for aside in _owner_brackets(matched, start, end):
        for stretch in _stretches(matched, aside):
            yield from pointed_at(matched, *stretch)
            clauses = clauses_within(matched, *stretch)
            yield from subjects(matched, clauses)
            yield from later_subjects(matched, clauses)
        if not assigns(matched, aside):
            for names in listed_on(matched, *aside.inner):
                yield from mentions(matched, names, "lead", aside.inner.end)


def is_in_bracket(matched: MatchedText, party: PartyMention, start: int, end: int) -> bool:
    """Whether a party of the sentence between ``start`` and ``end`` is named in such a bracket."""
    return any(aside.start < party.start < aside.end for aside in _owner_brackets(matched, start, end))


def speaks_of_all(matched: MatchedText, party: PartyMention, start: int, end: int) -> bool:
    """Whether a party stands in such a bracket behind the stop of a sentence: whatever it demands is their task."""
    return any(
        aside.start < party.start < aside.end and matched.text[aside.start - 1] in _STOPS
        for aside in closing_brackets(matched, start, end)
    )


def with_owner_brackets(matched: MatchedText, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences of a line, each with the bracket behind its stop that says whose task it is, or when it is due."""
    found: list[Sentence] = []
    for sentence in sentences:
        aside = _opens_with(matched, sentence) if found else None
        if aside is None:
            found.append(sentence)
            continue
        rest = trimmed(matched.text, aside.end, sentence.end)
        goes_on = _says_something(matched, rest)
        found[-1] = found[-1]._replace(end=aside.end if goes_on else sentence.end)
        if goes_on:
            found.append(Sentence(rest.start, rest.end, sentence.quoted))
    return found


def around(matched: MatchedText, start: int, end: int, brackets: list[Aside]) -> list[Span]:
    """A sentence without these brackets, which only say whose task it is; all of it where it is nothing else."""
    stretches, at = [], start
    for aside in brackets:
        stretches.append(trimmed(matched.text, at, aside.start))
        at = aside.end
    stretches.append(trimmed(matched.text, at, end))
    return [span for span in stretches if _says_something(matched, span)] or [Span(start, end)]


def closing_brackets(matched: MatchedText, start: int, end: int) -> list[Aside]:
    """Those behind which a clause ends, so that they speak of all that it says."""
    found = (aside for aside in _brackets(matched, start, end) if _ENDS_CLAUSE.match(matched.text, aside.end, end))
    return [aside for aside in found if _speaks_of_task(matched, aside)]


def behind_bracket(matched: MatchedText, at: int, end: int) -> int:
    """Where such a bracket that begins right at ``at`` ends; ``at`` itself where none does."""
    return next((aside.end for aside in closing_brackets(matched, at, end) if aside.start == at), at)


def _owner_brackets(matched: MatchedText, start: int, end: int) -> Iterator[Aside]:
    return (aside for aside in _brackets(matched, start, end) if _speaks_of_task(matched, aside))


def _brackets(matched: MatchedText, start: int, end: int) -> Iterator[Aside]:
    return (Aside(*bracket.span()) for bracket in BRACKET.finditer(matched.text, start, end))


def _speaks_of_task(matched: MatchedText, aside: Aside) -> bool:
    """Whether a bracket says whose task something is, and not only the part of the one before it (县财政局（配合）)."""
    if part_in_aside(matched, aside.start, aside.end):
        return False
    return assigns(matched, aside) or _holds_only_owners(matched, aside)


def _opens_with(matched: MatchedText, sentence: Sentence) -> Aside | None:
    bracket = BRACKET.match(matched.text, sentence.start, sentence.end)
    aside = Aside(*bracket.span()) if bracket else None
    return aside if aside and (_speaks_of_task(matched, aside) or _holds_only_day(matched, aside)) else None


def _holds_only_day(matched: MatchedText, aside: Aside) -> bool:
    """（12月底前完成）"""
    after = matched.deadline_end(aside.inner.start)
    return after > aside.inner.start and aside.inner.end - after <= _LONGEST_BEHIND_DAY


def _holds_only_owners(matched: MatchedText, aside: Aside) -> bool:
    """（县水利局、各乡镇，5月底前）: offices up to a comma, and behind no name, whose other name they were."""
    if _is_other_name(matched, aside):
        return False
    start, end = aside.inner
    names = names_at(matched, start, end, of_object=True)
    if names is None or (names.end < end and matched.text[names.end] not in "，,；;"):
        return False
    return all(
        matched.text[name.end - 1] in _OFFICES and has_form(matched, name.start, name.end) for name in names.names
    )


def _is_other_name(matched: MatchedText, aside: Aside) -> bool:
    """县市场监管局（县知识产权局）"""
    if not _ENDS_CLAUSE.match(matched.text, aside.end):
        return True
    return any(word.end == aside.start for word in matched.parties.within(aside.start - _LONGEST_WORD, aside.start))


def _stretches(matched: MatchedText, aside: Aside) -> Iterator[Span]:
    """What stands between the semicolons of a bracket."""
    start, end = aside.inner
    while start < end:
        stop = matched.folded.find(";", start, end)
        stop = end if stop < 0 else stop
        yield Span(start, stop)
        start = stop + 1


def _says_something(matched: MatchedText, span: Span) -> bool:
    return any(character.isalnum() for character in span.of(matched.text))
