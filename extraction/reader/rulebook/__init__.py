"""Rules and words as data: read from TOML, compiled, and looked for in a text.  Knows nothing of speeches."""

from extraction.reader.rulebook.book import HOME, Rulebook, rule_families, rule_ids, switch_off
from extraction.reader.rulebook.rulefiles import Example, Rule, RuleError
from extraction.reader.rulebook.scanner import Match, Scanner

__all__ = [
    "HOME",
    "Example",
    "Match",
    "Rule",
    "RuleError",
    "Rulebook",
    "Scanner",
    "rule_families",
    "rule_ids",
    "switch_off",
]
