"""The left pane of the desk: the speech by paragraphs, what is marked in it, and what the reading made of each."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.admin.marking import Mark, Paragraph, paragraphs
from extraction.core.demands.cue_words import CueWord, cue_words
from extraction.models import ExtractionRun, Proposal

# What a paragraph can be besides what the run says: it holds proposals, or nobody has read it.
ITEMS, NOTHING, UNREAD = "items", "nothing", "unread"


@dataclass(frozen=True)
class Row:
    """A paragraph and its ``outcome``: items, nothing, heading, junk or unread.

    ``cues`` are the words that bind (要, 必须 …) where the paragraph was read and holds no item, for a second look.
    """

    paragraph: Paragraph
    outcome: str
    cues: tuple[str, ...] = ()


def rows(text: str, proposals: list[Proposal], run: ExtractionRun | None, current: Proposal | None) -> list[Row]:
    """Every paragraph of a speech's text with the marks of its proposals; the current one's quote is shown whole."""
    cues = cue_words(text)
    found = paragraphs(text, list(_marks(proposals, cues, current)))
    return [_row(paragraph, _outcome(paragraph, proposals, run), text, cues) for paragraph in found]


def _row(paragraph: Paragraph, outcome: str, text: str, cues: Sequence[CueWord]) -> Row:
    if outcome != NOTHING:
        return Row(paragraph, outcome)
    binding = (cue for cue in _within(cues, paragraph.start, paragraph.end) if cue.binds)
    return Row(paragraph, outcome, tuple(dict.fromkeys(text[cue.start : cue.end] for cue in binding)))


def _outcome(paragraph: Paragraph, proposals: list[Proposal], run: ExtractionRun | None) -> str:
    if any(p.start < paragraph.end and p.end > paragraph.start for p in proposals):
        return ITEMS
    # The reading leaves out the white space that a line begins with, the desk shows it.
    read = run.paragraphs if run else []
    outcome = next((each["outcome"] for each in read if paragraph.start <= each["start"] < paragraph.end), UNREAD)
    return NOTHING if outcome == ITEMS else outcome


def _marks(proposals: list[Proposal], cues: Sequence[CueWord], current: Proposal | None) -> Iterator[Mark]:
    """Quotes, and what stands in them; of marks in one place the first is shown."""
    for proposal in proposals:
        yield Mark(proposal.start, proposal.end, "quote", proposal, current=proposal == current)
        for name in ("deadline", "target", "party"):
            for mention in getattr(proposal, _LISTS[name]):
                yield Mark(mention["start"], mention["end"], name)
    for proposal in proposals:
        # A word counts here only if the rule that knows it is among those that made the proposal.
        for cue in _within(cues, proposal.start, proposal.end):
            if cue.rule in proposal.rules:
                yield Mark(cue.start, cue.end, "cue")


_LISTS = {"deadline": "deadlines", "target": "targets", "party": "parties"}


def _within(cues: Sequence[CueWord], start: int, end: int) -> Sequence[CueWord]:
    left = bisect_left(cues, start, key=lambda cue: cue.start)
    return cues[left : bisect_left(cues, end, left, key=lambda cue: cue.start)]
