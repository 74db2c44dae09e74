"""Lists of bodies that go on behind a comma, and so over several clauses: 县水利局，县林业局，要…"""

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.list_marks import joint_end
from extraction.reader.parties.name_shape import has_form
from extraction.reader.parties.party_lists import Names, names_at

_BODIES = frozenset({"unit", "collective"})
# 城关街道, 青河镇: a place that has a government.
_PLACES = frozenset("镇乡道")


def lists_going_on(matched: MatchedText, clauses: list[Clause]) -> list[Names | None]:
    """For each clause the bodies it names, where it does nothing else and their list goes on behind its comma."""
    lists: list[Names | None] = []
    after, goes_on = None, False
    for clause in reversed(clauses):
        is_comma = matched.text[clause.span.end : clause.span.end + 1] in ("，", ",")
        is_next = after is not None and (goes_on or _begins_with_bodies(matched, after))
        names = _only_names(matched, clause) if is_comma and is_next else None
        lists.append(names)
        after, goes_on = clause, names is not None
    return lists[::-1]


def _begins_with_bodies(matched: MatchedText, clause: Clause) -> bool:
    subject, start = clause.subject, clause.span.start
    begins = subject is not None and subject.names[0].start in (start, joint_end(matched, start, clause.span.end))
    return subject is not None and begins and _are_bodies(matched, subject)


def _only_names(matched: MatchedText, clause: Clause) -> Names | None:
    """The bodies of a clause that holds nothing else, but for its 由 or 以及."""
    start, end = clause.begins, clause.span.end
    start = start + 1 if matched.text[start] == "由" else joint_end(matched, start, end)
    names = names_at(matched, start, end, of_object=True)
    return names if names and names.end == end and _are_bodies(matched, names) else None


def _are_bodies(matched: MatchedText, names: Names) -> bool:
    return all(
        name.kind == "weak"
        or (name.kind in _BODIES and (has_form(matched, name.start, name.end) or matched.text[name.end - 1] in _PLACES))
        for name in names.names
    )
