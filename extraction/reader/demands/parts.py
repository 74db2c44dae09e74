"""One sentence → the demands in it: those of different owners or different days are followed up apart."""

from extraction.reader.demands.imperatives import is_due
from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.predicates import ACTING
from extraction.reader.parties.role_words import role_said


def parts(matched: MatchedText, clauses: list[Clause]) -> list[list[Clause]]:
    """The clauses of a sentence in groups, in order; one group where it is one demand."""
    if sum(clause.demands for clause in clauses) < 2:
        return [clauses]
    groups: list[list[Clause]] = [[]]
    owners: set[str] = set()
    for clause in clauses:
        owner = _owner(matched, clause)
        if _begins_another(groups[-1], owners, clause, owner):
            groups.append([])
            owners = set()
        groups[-1].append(clause)
        owners |= {owner} - {""}
    return groups


def _begins_another(group: list[Clause], owners: set[str], clause: Clause, owner: str) -> bool:
    if not (_is_task([clause]) and _is_task(group)):
        return False
    has_other_owner = bool(owner and owners) and owner not in owners
    return has_other_owner or (is_due(clause) and any(is_due(other) for other in group))


def _is_task(group: list[Clause]) -> bool:
    """Something to do that can be checked: it demands, and names a result or a day."""
    demanding = [clause for clause in group if clause.demands]
    return any(clause.has(*ACTING) for clause in demanding) and any(
        clause.has("firm", "campaign") or is_due(clause) for clause in demanding
    )


def _owner(matched: MatchedText, clause: Clause) -> str:
    """The words of a clause's subject if it is to act itself, else nothing."""
    subject = clause.subject
    if subject is None or subject.names[0].kind == "pronoun":
        return ""
    if role_said(matched, subject.end, clause.span.end, is_first=False) != "lead":
        return ""
    return matched.text[subject.names[0].start : subject.end]
