"""From speeches to proposals, and from proposals to the record: the only bridge to ``tracker.actions``."""

from extraction.actions.deciding import AlreadyDecided, accept, correct, reject
from extraction.actions.drafting import draft_of
from extraction.actions.reading import keep_reading, read_speech

__all__ = ["AlreadyDecided", "accept", "correct", "draft_of", "keep_reading", "read_speech", "reject"]
