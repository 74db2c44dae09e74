"""What the reader proposed and what people made of it.  One aggregate a file."""

from extraction.models.allowances import UploadDay
from extraction.models.decisions import Decision, Missed, Undone
from extraction.models.presence import Presence
from extraction.models.readings import ExtractionRun, Proposal
from extraction.models.wording import SpeechWords

__all__ = ["Decision", "ExtractionRun", "Missed", "Presence", "Proposal", "SpeechWords", "Undone", "UploadDay"]
