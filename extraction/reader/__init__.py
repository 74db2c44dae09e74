"""The reader: a text, and what somebody may have to do by it.  Plain Python, no Django, no clock, no database.

The ways in are ``read`` and ``read_stretch``; what else is here is what they speak of.  Nothing outside imports from
the rooms behind this page.
"""

from extraction.reader.demands.confidence import ALWAYS, confidence_of
from extraction.reader.demands.cue_words import CueWord, cue_words
from extraction.reader.layout.occasions import occasion_of
from extraction.reader.layout.spans import Span, mostly_covers, mostly_same, nearest, shared
from extraction.reader.reading import read, speeches_in
from extraction.reader.results import (
    DeadlineMention,
    Paragraph,
    PartyMention,
    Proposal,
    Reading,
    SpeechReading,
    TargetMention,
)
from extraction.reader.rulebook import LexiconError, Rulebook, RuleError
from extraction.reader.rulebook.masks import fold
from extraction.reader.rulebooks import SHIPPED_FOLDER, load_rulebook, rules_off, shipped
from extraction.reader.stretches import read_stretch
from extraction.reader.times.provisional import AWAITED

__all__ = [
    "ALWAYS",
    "AWAITED",
    "SHIPPED_FOLDER",
    "CueWord",
    "DeadlineMention",
    "LexiconError",
    "Paragraph",
    "PartyMention",
    "Proposal",
    "Reading",
    "RuleError",
    "Rulebook",
    "Span",
    "SpeechReading",
    "TargetMention",
    "confidence_of",
    "fold",
    "cue_words",
    "load_rulebook",
    "mostly_covers",
    "mostly_same",
    "nearest",
    "occasion_of",
    "read",
    "read_stretch",
    "rules_off",
    "shared",
    "shipped",
    "speeches_in",
]
