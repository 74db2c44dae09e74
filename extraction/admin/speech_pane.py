"""The left pane of the desk: the speech by paragraphs, what is marked in it, and what the reading made of each."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from extraction import office
from extraction.admin.marking import Mark, MarkedParagraph, paragraphs
from extraction.choices import ProposalState
from extraction.models import ExtractionRun, Missed, Proposal
from extraction.reader import CueWord, cue_words
from tracker.models import Speech

# What a paragraph can be besides what the run says: it holds proposals, or nobody has read it.
ITEMS, NOTHING, UNREAD = "items", "nothing", "unread"


@dataclass(frozen=True)
class Quote:
    """What a marked stretch leads to: a proposal, or a directive that a person found besides (``state`` missed).

    ``key`` is the id of its place on the page, ``label`` its state in words.
    """

    key: str
    state: str
    label: Any
    address: str
    current: bool = False


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph and its ``outcome``: items, nothing, heading, junk or unread.

    ``cues`` are the words that bind (要, 必须 …) where the paragraph was read and holds no item, for a second look.
    """

    paragraph: MarkedParagraph
    outcome: str
    cues: tuple[str, ...] = ()


def read_paragraphs(
    speech: Speech,
    proposals: list[Proposal],
    missed: list[Missed],
    run: ExtractionRun | None,
    current: Proposal | None,
) -> list[ReadParagraph]:
    """Every paragraph of a speech with the marks of its proposals; the current one's quote is shown whole."""
    cues = cue_words(speech.text, office.rulebook())
    quotes = list(_quotes(speech, proposals, missed, current))
    found = paragraphs(speech.text, [*quotes, *_marks(proposals, cues)])
    return [_read(paragraph, _outcome(paragraph, quotes, run), speech.text, cues) for paragraph in found]


def desk_address(speech_pk: int) -> str:
    """Where the desk of a speech is."""
    return reverse("admin:extraction_review", args=[speech_pk])


def address_of(proposal: Proposal) -> str:
    """The desk with this proposal beside the speech, and its quote in view."""
    return f"{desk_address(proposal.speech_id)}?current={proposal.pk}#quote-{proposal.pk}"


def _read(paragraph: MarkedParagraph, outcome: str, text: str, cues: Sequence[CueWord]) -> ReadParagraph:
    if outcome != NOTHING:
        return ReadParagraph(paragraph, outcome)
    binding = (cue for cue in _within(cues, paragraph.start, paragraph.end) if cue.binds)
    return ReadParagraph(paragraph, outcome, tuple(dict.fromkeys(text[cue.start : cue.end] for cue in binding)))


def _outcome(paragraph: MarkedParagraph, quotes: list[Mark], run: ExtractionRun | None) -> str:
    if any(quote.start < paragraph.end and quote.end > paragraph.start for quote in quotes):
        return ITEMS
    # The reading leaves out the white space that a line begins with, the desk shows it.
    read = run.paragraphs if run else []
    outcome = next((each["outcome"] for each in read if paragraph.start <= each["start"] < paragraph.end), UNREAD)
    return NOTHING if outcome == ITEMS else outcome


def _quotes(
    speech: Speech, proposals: list[Proposal], missed: list[Missed], current: Proposal | None
) -> Iterator[Mark]:
    for proposal in proposals:
        is_current, state = proposal == current, proposal.state
        label = ProposalState(state).label
        quote = Quote(f"quote-{proposal.pk}", state, label, address_of(proposal), is_current)
        yield Mark(proposal.start, proposal.end, "quote", quote, is_current)
    for each in missed:
        address = reverse("directive", args=[each.directive.public_id])
        quote = Quote(f"missed-{each.pk}", "missed", _("added by hand"), address)
        yield Mark(each.directive.start, each.directive.end, "quote", quote)


def _marks(proposals: list[Proposal], cues: Sequence[CueWord]) -> Iterator[Mark]:
    """What stands in the quotes; of marks in one place the first is shown."""
    for found in (proposal.as_read for proposal in proposals):
        for name, mentions in (("deadline", found.deadlines), ("target", found.targets), ("party", found.parties)):
            yield from (Mark(mention.start, mention.end, name) for mention in mentions)
    for proposal in proposals:
        # A word counts here only if the rule that knows it is among those that made the proposal.
        for cue in _within(cues, proposal.start, proposal.end):
            if cue.rule in proposal.rules:
                yield Mark(cue.start, cue.end, "cue")


def _within(cues: Sequence[CueWord], start: int, end: int) -> Sequence[CueWord]:
    left = bisect_left(cues, start, key=lambda cue: cue.start)
    return cues[left : bisect_left(cues, end, left, key=lambda cue: cue.start)]
