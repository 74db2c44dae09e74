"""Rules and words as data: read from TOML, compiled, and looked for in a text.  Knows nothing of speeches."""

from extraction.core.rulebook.book import HOME, Rulebook, rule_families, rule_ids, switch_off
from extraction.core.rulebook.rulefiles import Example, Rule, RuleError
from extraction.core.rulebook.scanner import Match, Scanner

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
