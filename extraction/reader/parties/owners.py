"""Owners a sentence inherits: from the sentence before it, or from the heading it stands under."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extraction.reader.results import PartyMention, Proposal


@dataclass
class Owners:
    """Who was last named, while a speech is read from its beginning to its end."""

    _headings: dict[int, tuple[PartyMention, ...]] = field(default_factory=dict)
    _before: tuple[PartyMention, ...] = ()
    _liable: tuple[PartyMention, ...] = ()

    def enter_heading(self, rank: int, parties: tuple[PartyMention, ...]) -> None:
        """A heading of this rank (1 is outermost) closes those of its own and inner ranks."""
        self._headings = {other: held for other, held in self._headings.items() if other < rank}
        self._headings[rank] = _leads(parties)
        self.enter_block()

    def enter_block(self) -> None:
        """A new line: who was named in the line before is not meant any more."""
        self._before = self._liable = ()

    def name(self, parties: tuple[PartyMention, ...], *, of_consequence: bool = False) -> None:
        """A sentence demands something of these; or ``of_consequence`` brings something on them."""
        if of_consequence:
            self._liable = _leads(parties) or self._liable
        else:
            self._before = _leads(parties) or self._before

    def inherited(self, *, of_consequence: bool = False, begins_anew: bool = False) -> tuple[PartyMention, ...]:
        """The owners in force here, marked as inherited; empty where none are.

        Who bears a consequence is asked to do nothing else, so only the next consequence can mean him as well.
        A sentence that ``begins_anew`` with a topic of its own means nobody of the sentence before.
        """
        before = () if begins_anew else (of_consequence and self._liable) or self._before
        named = before or next((held for _, held in sorted(self._headings.items(), reverse=True) if held), ())
        return _as_inherited(named)


def with_shared_owner(
    proposals: list[Proposal], is_leading: Callable[[Proposal], bool], begins_anew: Callable[[Proposal], bool]
) -> list[Proposal]:
    """Where one sentence of a paragraph makes somebody its lead (县住建局要牵头抓总), those without owner inherit.

    Not those that begin with a topic of their own.
    """
    leading = next((proposal for proposal in proposals if is_leading(proposal) and _leads(proposal.parties)), None)
    if leading is None:
        return proposals
    owners = _as_inherited(_leads(leading.parties))
    return [proposal if begins_anew(proposal) else _owned(proposal, owners) for proposal in proposals]


def with_last_owner(proposals: list[Proposal], is_for_all: Callable[[PartyMention, Proposal], bool]) -> list[Proposal]:
    """Where behind the last of several demands stands whose they all are, each of them has that owner."""
    if len(proposals) < 2:
        return proposals
    *others, last = proposals
    owners = _as_inherited(tuple(party for party in _leads(last.parties) if is_for_all(party, last)))
    return [*(_owned(proposal, owners) for proposal in others), last]


def _as_inherited(parties: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    return tuple(replace(party, inherited=True, liability="") for party in parties)


def _owned(proposal: Proposal, owners: tuple[PartyMention, ...]) -> Proposal:
    """The proposal with these owners, unless it has its own."""
    is_led = any(party.role == "lead" for party in proposal.parties)
    return proposal if is_led or not owners else replace(proposal, parties=proposal.parties + owners)


def _leads(parties: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    return tuple(party for party in parties if party.role == "lead" and not party.inherited)
