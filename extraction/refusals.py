"""Refusals and notes in the language of the person who sees them."""

import logging
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext as translated

from extraction.intake import IntakeError, Note
from extraction.intake.errors import NOTES, filled
from tracker.actions import Refused
from tracker.answers.kinds import sentence_of

logger = logging.getLogger(__name__)


def sentence(said: IntakeError | Note) -> str:
    """The translated sentence with its parameters; a refusal is followed by its code."""
    words = filled(translated(said.template), said.params)
    return f"{words} [{said.code}]" if isinstance(said, IntakeError) else words


def why_not(name: str, error: Exception) -> str:
    """Why the file of this name is not imported, in a sentence; to be called where the exception is handled.

    What is no refusal is a mistake of ours: it is logged in full, and still no reason to lose other files.
    """
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, IntakeError):
        return sentence(error)
    if refusal := sentence_of(error):
        return refusal
    if isinstance(error, OSError):
        return _("The store cannot be written: %(why)s.") % {"why": error.strerror}
    logger.exception("import of %r failed", name)
    return _("The program failed (%(error)s); the log says where.") % {"error": repr(error)}


def stored_note(note: Mapping[str, Any]) -> str:
    """The translated sentence of a note as a source file keeps it: ``{"key", "params"}``."""
    template = NOTES.get(note["key"])
    return filled(translated(template), note["params"]) if template else note["key"]
