"""The reader's core: plain Python, no Django, no clock, no database.  ``read`` is the one way in."""

from extraction.core.reader import read
from extraction.core.results import (
    DeadlineMention,
    Paragraph,
    PartyMention,
    Proposal,
    Reading,
    SpeechReading,
    TargetMention,
)

__all__ = [
    "DeadlineMention",
    "Paragraph",
    "PartyMention",
    "Proposal",
    "Reading",
    "SpeechReading",
    "TargetMention",
    "read",
]
