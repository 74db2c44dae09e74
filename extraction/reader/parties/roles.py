"""Who acts, who helps and who checks, in one sentence."""

from collections.abc import Iterable

from extraction.reader.matches import MatchedText
from extraction.reader.parties.assigned_by_phrase import called, drawn_from, handed_down, made_up_of, pointed_at
from extraction.reader.parties.clause import Clause, clauses_within
from extraction.reader.parties.name_shape import Name, has_form
from extraction.reader.parties.owner_brackets import in_brackets, is_in_bracket
from extraction.reader.parties.party_lists import mentions, names_at
from extraction.reader.parties.reported_to import joined, reported_to
from extraction.reader.parties.role_words import leads_whole
from extraction.reader.parties.sanctioned import (
    conditional,
    consequences,
    enforced,
    passed_over,
    sanctioned,
    sanctioned_subjects,
    stripped,
    without_enforcers,
    without_relative,
)
from extraction.reader.parties.subjects import before_colon, cells, subjects
from extraction.reader.parties.topic_owners import inner_subjects, later_subjects, owners_of_topic
from extraction.reader.results import PartyMention

_ANYWHERE = (reported_to, joined, drawn_from, pointed_at, made_up_of, called, handed_down)
_BY_CLAUSE = (subjects, later_subjects, cells, before_colon)
# Beside those on whom somebody else brings a consequence.
_BESIDE_SANCTIONED = (reported_to, joined)


def parties_of(
    matched: MatchedText, start: int, end: int, clauses: list[Clause], *, of_consequence: bool = False
) -> tuple[PartyMention, ...]:
    """Everybody named between ``start`` and ``end`` who must act (lead), help (support) or check (supervisor).

    ``clauses`` are those of this stretch.
    ``of_consequence``: it is a rule of accountability, whose lead is the one who bears the consequence.
    """
    found: list[PartyMention] = []
    if of_consequence:
        _add(found, sanctioned(matched, start, end, enforced(matched, start, end)))
        _add(found, stripped(matched, start, end))
    _add_named(matched, found, start, end, clauses)
    if of_consequence:
        found = without_enforcers(matched, found)
        _add(found, passed_over(matched, clauses))
        _add(found, conditional(matched, clauses))
    if of_consequence and not _has_lead(found):
        _add(found, sanctioned(matched, start, end, consequences(matched, start, end)))
    # Who acts behind the topic of a consequence brings it on others.
    if not of_consequence:
        _add(found, inner_subjects(matched, clauses))
    if not _has_lead(found):
        _add(found, owners_of_topic(matched, clauses))
    if of_consequence:
        found = [without_relative(matched, party) for party in found]
    return tuple(sorted(_without_each(found), key=lambda party: party.start))


def _add_named(matched: MatchedText, found: list[PartyMention], start: int, end: int, clauses: list[Clause]) -> None:
    anywhere, by_clause = (_BESIDE_SANCTIONED, (sanctioned_subjects,)) if found else (_ANYWHERE, _BY_CLAUSE)
    for finder in anywhere:
        _add(found, finder(matched, start, end))
    for clause_finder in by_clause:
        _add(found, clause_finder(matched, clauses))
    names = {party.name for party in found}
    _add(found, (party for party in in_brackets(matched, start, end) if party.name not in names))


def _has_lead(found: list[PartyMention]) -> bool:
    return any(party.role == "lead" for party in found)


def _without_each(found: list[PartyMention]) -> list[PartyMention]:
    """由县局负责，每个村至少一次: every single one is asked only where nobody else is."""
    others = [party for party in found if not party.name.startswith("每")]
    return others if _has_lead(others) else found


def _add(found: list[PartyMention], more: Iterable[PartyMention]) -> None:
    """What an earlier finder named, a later one does not name again."""
    for party in more:
        if not any(other.start < party.end and party.start < other.end for other in found):
            found.append(party)


def parties_named(matched: MatchedText, start: int, end: int) -> tuple[PartyMention, ...]:
    """Everybody a heading names, whether it is only a name (县水利局) or says something of it."""
    names = names_at(matched, start, end, of_object=True)
    if names and all(_is_named_for_sure(matched, name) for name in names.names):
        return tuple(mentions(matched, names, "lead", end))
    return parties_of(matched, start, end, clauses_within(matched, start, end))


def _is_named_for_sure(matched: MatchedText, name: Name) -> bool:
    """道路交通 or 查企业 at the beginning of a paragraph is what it is about, 县水利局 who is meant."""
    return name.kind in ("collective", "post", "weak") or (
        name.kind == "unit" and has_form(matched, name.start, name.end)
    )


def lasting_owners(
    matched: MatchedText, parties: tuple[PartyMention, ...], start: int, end: int
) -> tuple[PartyMention, ...]:
    """Those whom the next sentences mean as well: subjects and 由…牵头, but not 由专业机构实施, who do one thing.

    Nor 每个乡镇, who is every single one where nobody else was named, nor whom the bracket of one task names.
    """
    return tuple(
        party
        for party in parties
        if party.role == "lead"
        and not party.name.startswith("每")
        and not is_in_bracket(matched, party, start, end)
        and (matched.text[party.start - 1 : party.start] != "由" or leads_whole(matched, party.end, end))
    )
