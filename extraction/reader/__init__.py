"""The reader's core: plain Python, no Django, no clock, no database.  The ways in: ``read`` and ``read_stretch``."""

from extraction.reader.reading import read
from extraction.reader.results import (
    DeadlineMention,
    Paragraph,
    PartyMention,
    Proposal,
    Reading,
    SpeechReading,
    TargetMention,
)
from extraction.reader.stretches import read_stretch

__all__ = [
    "DeadlineMention",
    "Paragraph",
    "PartyMention",
    "Proposal",
    "Reading",
    "SpeechReading",
    "TargetMention",
    "read",
    "read_stretch",
]
