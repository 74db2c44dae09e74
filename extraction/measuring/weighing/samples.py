"""What the reader sees in a text that people have judged."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from extraction.measuring.weighing.labelled import Labelled, LabelledSpan
from extraction.reader import Proposal, Rulebook, mostly_same, read, shared


class Sample(NamedTuple):
    """A stretch the reader could propose: the speech it stands in, its evidence, and whether people call it firm."""

    speech: str
    evidence: Mapping[str, float]
    is_firm: bool


def samples(texts: Iterable[Labelled], rulebook: Rulebook | None = None) -> Iterator[Sample]:
    """Every stretch the reader could propose, however unsure, for which a label is known."""
    for labelled in texts:
        reading = read(
            labelled.text,
            held_on=labelled.held_on,
            split=labelled.split,
            guess_day=False,
            least=0,
            rulebook=rulebook,
        )
        for speech in reading.speeches:
            yield from _labelled(labelled, speech.proposals)


def _labelled(labelled: Labelled, proposals: Iterable[Proposal]) -> Iterator[Sample]:
    for proposal in proposals:
        label = _label(labelled.spans, proposal)
        if label is not None and label.is_firm is not None:
            yield Sample(labelled.name, proposal.evidence, label.is_firm)


def _label(spans: list[LabelledSpan], proposal: Proposal) -> LabelledSpan | None:
    """The stretch that shares most with the proposal, at least half of the shorter of the two."""
    place = proposal.start, proposal.end
    best = max(spans, key=lambda span: shared((span.start, span.end), place), default=None)
    return best if best and mostly_same((best.start, best.end), place) else None
