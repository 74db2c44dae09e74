"""What became of the proposals of one rule, and of the values of one field."""

from collections import Counter
from dataclasses import dataclass, field

from extraction.choices import SAYS_NOTHING, ProposalField

# With fewer decisions a share says little: of 10 with one wrong, anything from 60 % to 98 % may be the truth.
FEW = 10


@dataclass
class RuleTally:
    """What became of the proposals that one rule had a part in; ``rejected`` counts by reason.

    ``accepted`` are those recorded as they stood; ``mended`` those corrected ones where a value of the sort this rule
    finds was changed or taken away; ``merged`` those that demand again what was on the ledger.
    """

    rule: str
    pending: int = 0
    accepted: int = 0
    corrected: int = 0
    mended: int = 0
    merged: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def decided(self) -> int:
        """How many a person has decided."""
        return self.accepted + self.corrected + self.merged + self.rejected.total()

    @property
    def proposed(self) -> int:
        """How many were proposed, decided or not."""
        return self.decided + self.pending

    @property
    def judgements(self) -> int:
        """How many decisions say whether the reader was right: merging tells nothing of the values."""
        return self.decided - self.merged - sum(self.rejected[reason] for reason in SAYS_NOTHING)

    @property
    def share(self) -> float | None:
        """The part of the judged ones that went on the ledger and were not mended; None before any judgement."""
        return (self.accepted + self.corrected - self.mended) / self.judgements if self.judgements else None

    @property
    def is_few(self) -> bool:
        """Whether there are too few judgements to go by."""
        return self.judgements < FEW


@dataclass
class FieldTally:
    """What became of one field's values in the proposals that went on the ledger."""

    field: ProposalField
    proposed: int = 0
    corrected: int = 0
    removed: int = 0
    added: int = 0

    @property
    def unchanged(self) -> int:
        """Values recorded as proposed."""
        return self.proposed - self.corrected - self.removed


@dataclass
class Coverage:
    """What a reading found of what people say is to be followed up; of one speech, or of all that were reviewed.

    ``found`` were proposed and confirmed (accepted, corrected or merged), ``missed`` a person added by hand; ``speech``
    is empty for all together, and ``rules`` the hash of the rules that read it last.
    """

    speech: str
    rules: str = ""
    found: int = 0
    missed: int = 0

    @property
    def share(self) -> float | None:
        """The part that was found; None where nothing is to be followed up."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None
