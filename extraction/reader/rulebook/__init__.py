"""Rules and words as data: read from TOML, compiled, and looked for in a text.  Knows nothing of speeches."""

from extraction.reader.rulebook.book import Rulebook, read_rulebook
from extraction.reader.rulebook.lexicons import LexiconError, Lexicons
from extraction.reader.rulebook.rulefiles import Example, Rule, RuleError
from extraction.reader.rulebook.scanner import Match, Scanner
from extraction.reader.rulebook.word_values import Allowed, between, written_like

__all__ = [
    "Allowed",
    "Example",
    "LexiconError",
    "Lexicons",
    "Match",
    "Rule",
    "RuleError",
    "Rulebook",
    "Scanner",
    "between",
    "read_rulebook",
    "written_like",
]
