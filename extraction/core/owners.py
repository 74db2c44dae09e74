"""Owners a sentence inherits: from the sentence before it, or from the heading it stands under."""

from dataclasses import dataclass, field, replace

from .results import PartyMention


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


def _leads(parties: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    return tuple(party for party in parties if party.role == "lead" and not party.inherited)
