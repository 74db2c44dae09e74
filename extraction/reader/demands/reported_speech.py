"""What superiors are told to have said."""

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.parties.predicates import BINDING
from extraction.reader.rulebook import Match

# 按上级文件规定: alone these say so only right before the superior.
_GOING_BY = frozenset("按照遵")


def superior_says(matched: MatchedText, clause: Clause) -> int | None:
    """Where a clause begins to tell what a superior said: a superior's name, and behind it a word for saying."""
    superior = next((veto for veto in clause.vetoes if veto.rule.value == "superior"), None)
    if superior is None or _is_taken_up(matched, clause, superior):
        return None
    return superior.start if any(_says(matched, veto, superior) for veto in clause.vetoes) else None


def awaits_words(clause: Clause) -> bool:
    """省委书记强调，…: the clause ends in the word for saying, so that what was said stands in the next."""
    said = [veto.end for veto in clause.vetoes if veto.rule.value == "said"]
    return bool(said) and said[-1] == clause.span.end and all(veto.rule.value != "past" for veto in clause.vetoes)


def _is_taken_up(matched: MatchedText, clause: Clause, superior: Match) -> bool:
    """落实县政府〔2026〕12号文件要求: what a superior said is here what somebody is to go by, or is bound to."""
    if matched.text[superior.start - 1 : superior.start] in _GOING_BY and superior.start > clause.span.start:
        return True
    if matched.holds_word("taking_up_words", clause.span.start, superior.start):
        return True
    return any(cue.rule.value in BINDING and clause.begins <= cue.start < superior.start for cue in clause.cues)


def _says(matched: MatchedText, said: Match, superior: Match) -> bool:
    """Behind the superior's name, and not 文件指出的问题, which only names something."""
    follows = said.rule.value == "said" and said.start >= superior.end
    return follows and matched.text[said.end : said.end + 1] != "的"
