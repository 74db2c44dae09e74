"""From speeches to proposals, and from proposals to the record: the only bridge to ``tracker.actions``."""

from extraction.actions.deciding import AlreadyDecided, accept, correct, reject
from extraction.actions.drafting import draft_of
from extraction.actions.importing import (
    AlreadyImported,
    ReceivedFile,
    SpeechDraft,
    import_file,
    receive,
    reopen,
)
from extraction.actions.reading import keep_reading, read_speech

__all__ = [
    "AlreadyDecided",
    "AlreadyImported",
    "ReceivedFile",
    "SpeechDraft",
    "accept",
    "correct",
    "draft_of",
    "import_file",
    "keep_reading",
    "read_speech",
    "receive",
    "reject",
    "reopen",
]
