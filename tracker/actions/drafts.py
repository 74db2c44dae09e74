"""What a directive is to be recorded from: confirmed values, not yet in the database."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tracker.models import ResponsibleParty, Speech


@dataclass(frozen=True)
class AssignmentDraft:
    """A party to be assigned: the name as said, the role, and the party of the registry it means, if known."""

    name: str
    role: str = "lead"
    party: ResponsibleParty | None = None
    inherited: bool = False


@dataclass(frozen=True)
class DeadlineDraft:
    """A deadline to be recorded; the fields are those of ``tracker.models.Deadline``."""

    kind: str
    words: str = ""
    edtf: str = ""
    rrule: str = ""
    days: str = ""
    times: int | None = None
    duration: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    anchor_on: date | None = None
    masked: bool = False
    explanation: str = ""
    reason: str = ""

    def repeats(self) -> bool:
        """Whether it is owed again and again, on days that are known."""
        return self.rrule != "" or self.days != ""


@dataclass(frozen=True)
class TargetDraft:
    """A target to be recorded; the fields are those of ``tracker.models.Target``."""

    text: str
    comparator: str = ""
    value: Decimal | None = None
    unit: str = ""
    hedge: str = ""


@dataclass(frozen=True)
class DirectiveDraft:
    """A directive to be recorded from ``start``..``end`` of a speech; ``text`` is empty to take the quote itself.

    ``counting`` is the place of the deadline that a person chose to count; None for the one that can be checked first.
    """

    speech: Speech
    start: int
    end: int
    kind: str
    strength: str
    text: str = ""
    assignments: tuple[AssignmentDraft, ...] = field(default=())
    deadlines: tuple[DeadlineDraft, ...] = field(default=())
    targets: tuple[TargetDraft, ...] = field(default=())
    counting: int | None = None

    @property
    def quote(self) -> str:
        """The words of the speech at the span."""
        return self.speech.text[self.start : self.end]

    @property
    def wording(self) -> str:
        """What is to be done: the text, or else the quote itself."""
        return self.text.strip() or self.quote.strip()

    def counts(self) -> DeadlineDraft | None:
        """The deadline that counts; the others wait, or stand beside it."""
        if self.counting is not None:
            return self.deadlines[self.counting]
        return min(self.deadlines, key=checked_first, default=None)


def checked_first(deadline: DeadlineDraft) -> tuple[bool, bool, date]:
    """A day before a repetition before neither: what can be checked first counts first."""
    return (deadline.due_on is None, not deadline.repeats(), deadline.due_on or date.max)
