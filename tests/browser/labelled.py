"""A labelled speech, imported by the real actions, and what its labels say to each proposal.

The labels are those of a careful reviewer: `judged` says what that person would do at the desk.
"""

import json
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from extraction.models import Proposal
from tests.reader.test_quality import best
from tracker.models import Speech

ONLY_EXHORTATION, OF_THE_PAST = "1", "2"


@dataclass(frozen=True)
class Judgement:
    """What is to be done with a proposal: ``reason``, the digit of one to reject it for, or what to correct.

    ``gone`` are numbers of rows, ``days`` days by the number of their row, as written in the form.
    """

    reason: str = ""
    gone_owners: list[int] = field(default_factory=list)
    new_owners: list[str] = field(default_factory=list)
    gone_deadlines: list[int] = field(default_factory=list)
    days: dict[int, str] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether the proposal can be accepted as it stands."""
        return self == Judgement()

    @property
    def outcome(self) -> str:
        """What the decision will be."""
        return "rejected" if self.reason else "accepted" if self.is_right else "corrected"


@dataclass(frozen=True)
class Labelled:
    """A speech in the database, and the segments of its labels."""

    speech: Speech
    segments: list[dict[str, Any]]

    def judged(self, proposal: Proposal) -> Judgement:
        """What the labels say to this proposal."""
        segment = next(s for s in self.segments if s["start"] <= proposal.start + self.speech.start < s["end"])
        if segment["label"] != "F":
            return Judgement(reason=ONLY_EXHORTATION if segment["label"] == "E" else OF_THE_PAST)
        owners = self._compared(proposal.parties, segment["parties"], segment, "name", 0.7)
        times = self._compared(proposal.deadlines, segment["deadlines"], segment, "text", 0.5)
        return Judgement(
            gone_owners=[row for row, label in enumerate(owners) if label is None],
            new_owners=self._missing(proposal, segment, owners),
            gone_deadlines=[row for row, label in enumerate(times) if label is None],
            days=_days(proposal, times),
        )

    def _compared(
        self, found: list[dict[str, Any]], labels: list[dict[str, Any]], segment: dict[str, Any], key: str, least: float
    ) -> list[dict[str, Any] | None]:
        """For each thing found the label of the same words, or if inherited the context; None where it is wrong."""
        spans = {self._span(label[key], segment): label for label in labels}
        context = {"name": "、".join(segment.get("party_context", []))}
        return [
            (context if each["name"] in context["name"] else None)
            if each.get("inherited")
            else spans.get(best(spans, _span(each), least))
            for each in found
        ]

    def _span(self, words: str, segment: dict[str, Any]) -> tuple[int, int]:
        start = self.speech.text.find(words, segment["start"] - self.speech.start, segment["end"] - self.speech.start)
        return start, start + len(words)

    def _missing(self, proposal: Proposal, segment: dict[str, Any], owners: list[Any]) -> list[str]:
        """Owners nobody found; where a segment has several proposals it cannot be told whose they would be."""
        start, end = segment["start"] - self.speech.start, segment["end"] - self.speech.start
        if self.speech.proposals.filter(start__gte=start, start__lt=end).count() > 1:
            return []
        wanted = [label for label in segment["parties"] if not label.get("optional")]
        return [label["name"] for label in wanted if label not in owners]


def _days(proposal: Proposal, times: list[dict[str, Any] | None]) -> dict[int, str]:
    """The labelled days that differ from the proposed ones."""
    rows = enumerate(zip(proposal.deadlines, times, strict=True))
    wanted = {row: label["due_on"] for row, (_found, label) in rows if label and label.get("due_on")}
    return {row: day for row, day in wanted.items() if proposal.deadlines[row]["due_on"] != day}


def _span(found: dict[str, Any]) -> tuple[int, int]:
    return found["start"], found["end"]


def labelled(labels: Path) -> Labelled:
    """Import the speech that a file of labels belongs to, and read it."""
    known = json.loads(labels.read_text(encoding="utf-8"))
    file, held_on = str(labels.parent / known["source"]), known["held_on"]
    call_command("import_speeches", file, "--held-on", held_on, verbosity=0, stdout=StringIO())
    return Labelled(Speech.objects.get(), known["segments"])
