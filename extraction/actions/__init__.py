"""From speeches to proposals, and from proposals to the record: the only bridge to ``tracker.actions``."""

from extraction.actions.accepting import accept_many, is_complete
from extraction.actions.allowance import Allowance
from extraction.actions.comparing import Comparison
from extraction.actions.contrasting import Contrast, contrasts, day_named
from extraction.actions.deciding import AlreadyDecided, accept, accept_or_correct, correct, reject
from extraction.actions.differing import Differing, differing
from extraction.actions.drafting import draft_from, draft_of, known_parties
from extraction.actions.importing import import_file
from extraction.actions.merging import merge
from extraction.actions.missing import add_missed, on_the_ledger, proposed_there, read_words
from extraction.actions.parting import STEPS_BY_NAME, Part, Parting
from extraction.actions.presence import show
from extraction.actions.reading import keep_reading, read_speech
from extraction.actions.receiving import (
    AlreadyImported,
    ReceivedFile,
    SpeechDraft,
    dismiss,
    drafts_of,
    receive,
    reopen,
)
from extraction.actions.recounting import Recounted, recounted
from extraction.actions.rereading import Difference, Outdated, ReaderChanged, adopt, difference
from extraction.actions.same_words import KnownSpeech, SameWords, known_by_words
from extraction.actions.undoing import last_made, undo
from extraction.actions.undoing_batches import batch, batch_around, undo_batch

__all__ = [
    "Allowance",
    "STEPS_BY_NAME",
    "AlreadyDecided",
    "AlreadyImported",
    "Comparison",
    "Contrast",
    "Difference",
    "Differing",
    "KnownSpeech",
    "Outdated",
    "Part",
    "Parting",
    "ReceivedFile",
    "ReaderChanged",
    "Recounted",
    "SameWords",
    "SpeechDraft",
    "accept",
    "accept_many",
    "accept_or_correct",
    "add_missed",
    "adopt",
    "batch",
    "batch_around",
    "contrasts",
    "correct",
    "day_named",
    "difference",
    "differing",
    "draft_from",
    "dismiss",
    "draft_of",
    "drafts_of",
    "import_file",
    "is_complete",
    "keep_reading",
    "known_parties",
    "known_by_words",
    "last_made",
    "merge",
    "on_the_ledger",
    "proposed_there",
    "read_speech",
    "read_words",
    "receive",
    "recounted",
    "reject",
    "reopen",
    "show",
    "undo",
    "undo_batch",
]
