"""What superiors are told to have said."""

from extraction.reader.matches import MatchedText
from extraction.reader.parties.clause import Clause
from extraction.reader.rulebook import Match


def superior_says(matched: MatchedText, clause: Clause) -> int | None:
    """Where a clause begins to tell what a superior said: a superior's name, and behind it a word for saying."""
    superior = next((veto for veto in clause.vetoes if veto.rule.value == "superior"), None)
    if superior and any(_says(matched, veto, superior) for veto in clause.vetoes):
        return superior.start
    return None


def _says(matched: MatchedText, said: Match, superior: Match) -> bool:
    """Behind the superior's name, and not 文件指出的问题, which only names something."""
    follows = said.rule.value == "said" and said.start >= superior.end
    return follows and matched.text[said.end : said.end + 1] != "的"
