"""What people said is firm: hand-made labels beside texts, and the decisions of the review."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from extraction.models import Decision


class LabelledSpan(NamedTuple):
    """A stretch of a text, in code points, and whether it is a thing to follow up; None where people differ."""

    start: int
    end: int
    is_firm: bool | None


class Labelled(NamedTuple):
    """A text, the day it is read against, and what people said of its stretches.  ``split``: it may hold several
    speeches."""

    name: str
    text: str
    held_on: date | None
    spans: list[LabelledSpan]
    split: bool


class LabelsError(ValueError):
    """A folder or file of labels that cannot be used; the message is one sentence."""


def from_folder(folder: Path) -> Iterator[Labelled]:
    """Every ``*.gold.json`` of a folder with the text it names (format: ``seeds/README.md``).  Raises LabelsError."""
    files = sorted(folder.glob("*.gold.json"))
    if not files:
        raise LabelsError(f"{folder}: no *.gold.json in this folder")
    for file in files:
        try:
            yield _labelled(file, json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise LabelsError(f"{file}: {type(problem).__name__}: {problem}") from problem


def _labelled(file: Path, labels: dict[str, Any]) -> Labelled:
    text = (file.parent / labels["source"]).read_text(encoding="utf-8")
    spans = [LabelledSpan(segment["start"], segment["end"], _is_firm(segment)) for segment in labels["segments"]]
    return Labelled(str(file), text, date.fromisoformat(labels["held_on"]), spans, split=True)


def _is_firm(segment: dict[str, Any]) -> bool | None:
    return None if segment.get("disputed") else segment["label"] == "F"


def from_decisions() -> Iterator[Labelled]:
    """Each speech with decided proposals, by what was decided of them; the rest of the speech is unjudged."""
    decisions = Decision.objects.select_related("proposal__speech__meeting").order_by("proposal__speech", "pk")
    for speech, decided in groupby(decisions, key=lambda decision: decision.proposal.speech):
        spans = [LabelledSpan(made.proposal.start, made.proposal.end, made.was_firm) for made in decided]
        # Speeches of several years may bear one title.
        yield Labelled(f"{speech} #{speech.pk}", speech.text, speech.meeting.held_on, spans, split=False)
