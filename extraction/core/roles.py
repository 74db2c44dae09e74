"""Who acts, who helps and who checks, in one sentence."""

import re
from collections.abc import Iterable, Iterator

from .bearers import bearers, consequences, enforced
from .marks import Marks
from .party_lists import Names, mentions, names_at
from .results import PartyMention
from .spans import Span
from .subjects import Clause, clauses_within
from .words import skip_words, word_at

_CALLS = re.compile("由|请|责成|要求")
_REPORTS = re.compile("报|向|送|交|经")
_MADE_UP = re.compile("以")
_JOINED = re.compile("会同|联合|商请")
_CHECK_WITHIN = 8


def parties_of(
    marks: Marks, start: int, end: int, clauses: list[Clause], *, of_consequence: bool = False
) -> tuple[PartyMention, ...]:
    """Everybody named between ``start`` and ``end`` who must act (lead), help (support) or check (supervisor).

    ``clauses`` are those of this stretch.
    ``of_consequence``: it is a rule of accountability, whose lead is the one who bears the consequence.
    """
    found: list[PartyMention] = []
    if of_consequence:
        _add(found, bearers(marks, start, end, enforced(marks, start, end)))
    named = [_reported_to(marks, start, end), _joined(marks, start, end)]
    if not found:
        named += [_made_up_of(marks, start, end), _called(marks, start, end)]
        named += [_subjects(marks, start, clauses), _cells(marks, clauses)]
    for more in named:
        _add(found, more)
    if of_consequence and not any(party.role == "lead" for party in found):
        _add(found, bearers(marks, start, end, consequences(marks, start, end)))
    return tuple(sorted(_without_each(found), key=lambda party: party.start))


def _without_each(found: list[PartyMention]) -> list[PartyMention]:
    """由县局负责，每个村至少一次: every single one is asked only where nobody else is."""
    others = [party for party in found if not party.name.startswith("每")]
    return others if any(party.role == "lead" for party in others) else found


def _add(found: list[PartyMention], more: Iterable[PartyMention]) -> None:
    """What an earlier finder named, a later one does not name again."""
    for party in more:
        if not any(other.start < party.end and party.start < other.end for other in found):
            found.append(party)


def parties_named(marks: Marks, start: int, end: int) -> tuple[PartyMention, ...]:
    """Everybody a heading names, whether it is only a name (县水利局) or says something of it."""
    names = names_at(marks, start, end, of_object=True)
    return (
        tuple(mentions(marks, names, "lead"))
        if names
        else parties_of(marks, start, end, clauses_within(marks, start, end))
    )


def subject_role(marks: Marks, subject: Names, clause: Span, *, is_first: bool) -> str:
    """The role of a clause's subject: 乡镇负责整改，县水利局逐一复核: who comes second and checks is no owner."""
    role = _role_after(marks, subject.end, clause.end)
    checks = role == "lead" and not is_first and _checks(marks, subject.end, clause.end)
    return "supervisor" if checks else role


def lasting_owners(marks: Marks, parties: tuple[PartyMention, ...], end: int) -> tuple[PartyMention, ...]:
    """Those whom the next sentences mean as well: subjects and 由…牵头, but not 由专业机构实施, who do one thing."""
    return tuple(
        party
        for party in parties
        if party.role == "lead"
        and (
            marks.text[party.start - 1 : party.start] != "由"
            or word_at("leading_words", marks.folded, _after_adverbs(marks, party.end, end), end) > party.end
        )
    )


def _subjects(marks: Marks, start: int, clauses: list[Clause]) -> Iterator[PartyMention]:
    for clause in clauses:
        subject, span = clause.subject, clause.span
        if subject and not _only_tells_whom(marks, subject, span):
            yield from mentions(marks, subject, subject_role(marks, subject, span, is_first=span.start == start))


def _only_tells_whom(marks: Marks, subject: Names, clause: Span) -> bool:
    """施工单位不发的，…: who fails is told, not who is to act; but 人社局对没有出门的，… is to act."""
    return marks.text[clause.end - 1] == "的" and marks.text[subject.end] not in "对把将给"


def has_own_subject(marks: Marks, clauses: list[Clause]) -> bool:
    """A clause begins with 任何人, 谁, 我 or a name that is not asked to act: those named before are not meant here."""
    return any(_begins_with_somebody(marks, clause) for clause in clauses)


def _begins_with_somebody(marks: Marks, clause: Clause) -> bool:
    at = clause.begins
    named = marks.parties.at(at)
    names_body = named is not None and named.rule.value in ("unit", "post", "collective")
    return names_body or word_at("other_subjects", marks.folded, at, clause.span.end) > at


def _cells(marks: Marks, clauses: list[Clause]) -> Iterator[PartyMention]:
    """In the row of a table a cell that is nothing but a name."""
    if clauses and "\t" in marks.text[clauses[0].span.start : clauses[-1].span.end]:
        for cell in clauses:
            names = names_at(marks, *cell.span, of_object=True)
            yield from mentions(marks, names, "lead") if names and names.end == cell.span.end else ()


def _called(marks: Marks, start: int, end: int) -> Iterator[PartyMention]:
    """由水利局牵头, 请各乡镇…"""
    for call in _CALLS.finditer(marks.text, start, end):
        names = names_at(marks, call.end(), end)
        if names:
            checks = call.start() > start and _checks(marks, names.end, end)
            role = "supervisor" if checks else _role_after(marks, names.end, end)
            yield from mentions(marks, names, role)


def _made_up_of(marks: Marks, start: int, end: int) -> Iterator[PartyMention]:
    """以党员干部为主"""
    for word in _MADE_UP.finditer(marks.text, start, end):
        names = names_at(marks, word.end(), end, of_object=True)
        if names and marks.text.startswith("为主", names.end, end):
            yield from mentions(marks, names, "lead")


def _joined(marks: Marks, start: int, end: int) -> Iterator[PartyMention]:
    for word in _JOINED.finditer(marks.text, start, end):
        names = names_at(marks, word.end(), end, of_object=True)
        if names:
            yield from mentions(marks, names, "support")


def _reported_to(marks: Marks, start: int, end: int) -> Iterator[PartyMention]:
    """报县安委办备案, 向县委报告: a reporting word, the names, and close behind them a word for checking."""
    for word in _REPORTS.finditer(marks.text, start, end):
        at = word_at("report_words", marks.folded, word.start(), end)
        while at < end and marks.text[at] in "到至给":
            at += 1
        names = names_at(marks, at, end, of_object=True)
        if names and _checked_behind(marks, word.group(), names.end, end):
            yield from mentions(marks, names, "supervisor")


def _checked_behind(marks: Marks, word: str, at: int, end: int) -> bool:
    limit = min(end, at + _CHECK_WITHIN)
    behind = any(word_at("check_words", marks.folded, place, limit) > place for place in range(at, limit))
    return behind or (word not in ("向", "经") and (at >= end or marks.text[at] in "，,。；;"))


def _checks(marks: Marks, at: int, end: int) -> bool:
    after = _after_adverbs(marks, at, end)
    return word_at("check_words", marks.folded, after, end) > after


def _after_adverbs(marks: Marks, at: int, end: int) -> int:
    return skip_words("every_words", marks.folded, skip_words("adverbs", marks.folded, at, end), end)


def _role_after(marks: Marks, at: int, end: int) -> str:
    after = _after_adverbs(marks, at, end)
    return "support" if word_at("support_words", marks.folded, after, end) > after else "lead"
