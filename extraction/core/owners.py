"""Owners a sentence inherits: from the sentence before it, or from the heading it stands under."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .results import PartyMention, Proposal


@dataclass
class Owners:
    """Who was last named, while a speech is read from its beginning to its end."""

    _headings: dict[int, tuple[PartyMention, ...]] = field(default_factory=dict)
    _before: tuple[PartyMention, ...] = ()

    def enter_heading(self, rank: int, parties: tuple[PartyMention, ...]) -> None:
        """A heading of this rank (1 is outermost) closes those of its own and inner ranks."""
        self._headings = {other: held for other, held in self._headings.items() if other < rank}
        self._headings[rank] = _leads(parties)
        self._before = ()

    def enter_block(self) -> None:
        """A new line: who was named in the line before is not meant any more."""
        self._before = ()

    def name(self, parties: tuple[PartyMention, ...]) -> None:
        """A sentence demands something of these."""
        self._before = _leads(parties) or self._before

    def inherited(self) -> tuple[PartyMention, ...]:
        """The owners in force here, marked as inherited; empty where none are."""
        named = self._before or next((held for _, held in sorted(self._headings.items(), reverse=True) if held), ())
        return tuple(replace(party, inherited=True) for party in named)


def with_shared_owner(proposals: list[Proposal], is_leading: Callable[[Proposal], bool]) -> list[Proposal]:
    """Where one sentence of a paragraph makes somebody its lead (县住建局要牵头抓总), those without owner inherit."""
    leading = next((proposal for proposal in proposals if is_leading(proposal) and _leads(proposal.parties)), None)
    if leading is None:
        return proposals
    owners = tuple(replace(party, inherited=True) for party in _leads(leading.parties))
    return [
        proposal
        if any(party.role == "lead" for party in proposal.parties)
        else replace(proposal, parties=proposal.parties + owners)
        for proposal in proposals
    ]


def _leads(parties: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    return tuple(party for party in parties if party.role == "lead" and not party.inherited)
