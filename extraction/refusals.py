"""Refusals and notes of intake in the language of the person who sees them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as translated

from extraction.intake import IntakeError, Note
from extraction.intake.errors import NOTES, filled


def sentence(said: IntakeError | Note) -> str:
    """The translated sentence with its parameters; a refusal is followed by its code."""
    words = filled(translated(said.template), said.params)
    return f"{words} [{said.code}]" if isinstance(said, IntakeError) else words


def stored_note(note: Mapping[str, Any]) -> str:
    """The translated sentence of a note as a source file keeps it: ``{"key", "params"}``."""
    template = NOTES.get(note["key"])
    return filled(translated(template), note["params"]) if template else note["key"]
