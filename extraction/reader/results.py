"""What the reader hands out: plain, frozen records that know the words they came from.

Every ``start``/``end`` pair is a half-open span in code points of the text that was read (Web Annotation's
TextPositionSelector), and ``text[start:end]`` is exactly the words kept beside it (of a name, those of its signs that
show); words that have no place (a title, a unit, a tier of liability) stand in ordinary characters.  ``as_dict`` gives
the JSON form: days become ISO 8601 strings, nothing else changes; ``from_dict`` makes the record of it again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any, Self, get_args

from extraction.reader.printed import Printed


@dataclass(frozen=True)
class Record:
    """What has a JSON form, and is made of it again."""

    def as_dict(self) -> dict[str, Any]:
        """This record as JSON-ready values; days as ISO strings."""
        return asdict(self, dict_factory=_with_iso_days)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The record that ``as_dict`` gave these values of, also after a way through JSON.

        A field that was not known yet when they were written has its default; one that is none any more is left out.
        """
        known = (each for each in fields(cls) if each.name in values)
        return cls(**{each.name: _as_typed(each.type, values[each.name]) for each in known})


def _with_iso_days(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: _iso(value) for key, value in pairs}


def _iso(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_iso, value))
    return value.isoformat() if isinstance(value, date) else value


def _as_typed(kind: Any, value: Any) -> Any:
    """A value of the JSON form as a field of this type holds it: JSON has neither days nor tuples nor records."""
    if isinstance(value, list | tuple):
        return tuple(_as_typed(get_args(kind)[0], each) for each in value)
    if isinstance(value, str) and (kind is date or date in get_args(kind)):
        return date.fromisoformat(value)
    return kind.from_dict(value) if isinstance(kind, type) and issubclass(kind, Record) else value


@dataclass(frozen=True)
class PartyMention(Record):
    """Somebody who must act, help or check.

    ``role`` is lead, support or supervisor.  ``inherited`` is true when the name stands not in the proposal itself
    but in a heading or sentence before it; its span points there.  ``liability`` is the tier it is said to bear
    (主要领导责任, 直接责任), in the words as said, or empty.
    """

    name: str
    start: int
    end: int
    role: str = "lead"
    inherited: bool = False
    liability: str = ""

    def quoting(self, printed: Printed) -> "PartyMention":
        """The same with its name and place as they are stored; of the name what shows, since it is compared."""
        start, end = printed.words(self.start, self.end)
        return replace(self, name=printed.said(start, end), start=start, end=end)


@dataclass(frozen=True)
class DeadlineMention(Record):
    """When, as said and as understood.

    ``kind`` is by, within, recurring, phase, duration, continuous or event.  ``edtf`` is an EDTF string (ISO 8601-2),
    ``rrule`` an RFC 5545 rule, ``duration`` an ISO 8601 duration; each is empty where it does not apply.  ``days`` are
    those of a repetition that no rule can say, as far as the tables go (春节前); beside them ``rrule`` is empty.
    ``anchor_on`` is the day relative words were resolved against.  ``masked`` says that what is needed to know the
    day is hidden by a mask; ``vague`` that the words never fixed one.  ``flags`` are short codes such as
    ``year-contradicts-meeting``.  ``explanation`` is one line in Chinese for the reviewer.
    """

    text: str
    start: int
    end: int
    kind: str
    edtf: str = ""
    rrule: str = ""
    days: tuple[date, ...] = ()
    duration: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    anchor_on: date | None = None
    masked: bool = False
    vague: bool = False
    flags: tuple[str, ...] = ()
    explanation: str = ""
    rule: str = ""

    def quoting(self, printed: Printed) -> "DeadlineMention":
        """The same with its words and their place as they are stored, also where the explanation names them."""
        start, end = printed.words(self.start, self.end)
        words = printed.stored[start:end]
        explanation = self.explanation.replace(f"“{self.text}”", f"“{words}”", 1)
        return replace(self, text=words, start=start, end=end, explanation=explanation)


@dataclass(frozen=True)
class TargetMention(Record):
    """A measurable level: ``comparator`` is one of ``>= <= = > < ~ all none`` or empty, ``value`` a decimal string or
    empty, ``unit`` as said, ``hedge`` the softening word (左右, 力争) or empty."""

    text: str
    start: int
    end: int
    comparator: str = ""
    value: str = ""
    unit: str = ""
    hedge: str = ""

    def quoting(self, printed: Printed) -> "TargetMention":
        """The same with its words and their place as they are stored."""
        start, end = printed.words(self.start, self.end)
        return replace(self, text=printed.stored[start:end], start=start, end=end)


@dataclass(frozen=True)
class Proposal(Record):
    """One thing somebody may have to do, proposed for a person to decide.

    ``kind`` is directive, prohibition, commitment or accountability; ``strength`` is must, should, strive or explore;
    ``confidence`` lies in 0..1 and is explained by ``reasons`` (``name: weight``); ``evidence`` is the same unweighed,
    the name of each reason with how much of it there is.  ``rules`` are the ids that fired.
    """

    start: int
    end: int
    text: str
    kind: str
    strength: str
    confidence: float
    reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    deadlines: tuple[DeadlineMention, ...] = ()
    targets: tuple[TargetMention, ...] = ()
    evidence: Mapping[str, float] = field(default_factory=dict, hash=False)

    def quoting(self, printed: Printed) -> "Proposal":
        """The same with all its words and their places as they are stored."""
        start, end = printed.words(self.start, self.end)
        return replace(
            self,
            start=start,
            end=end,
            text=printed.stored[start:end],
            parties=tuple(each.quoting(printed) for each in self.parties),
            deadlines=tuple(each.quoting(printed) for each in self.deadlines),
            targets=tuple(each.quoting(printed) for each in self.targets),
        )


@dataclass(frozen=True)
class Paragraph(Record):
    """A line of the text and what became of it: ``items``, ``nothing``, ``heading`` or ``junk`` (with a reason)."""

    start: int
    end: int
    outcome: str
    reason: str = ""

    def placed_in(self, printed: Printed) -> "Paragraph":
        """The same with its place as it is stored."""
        start, end = printed.stretch(self.start, self.end)
        return replace(self, start=start, end=end)


@dataclass(frozen=True)
class SpeechReading(Record):
    """One speech inside a text.  ``held_on`` is the day used as anchor (given, else guessed from the text, else None);
    ``title``, ``speaker`` and ``post`` are guesses and may be empty."""

    title: str
    start: int
    end: int
    speaker: str = ""
    post: str = ""
    held_on: date | None = None
    proposals: tuple[Proposal, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Reading(Record):
    """The whole reading of one text by one state of the reader; the hashes are SHA-256 in hex."""

    speeches: tuple[SpeechReading, ...]
    text_hash: str = ""
    rules_hash: str = ""
    notes: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """The JSON form that ``python -m extraction`` prints."""
        return {
            "text_hash": self.text_hash,
            "rules_hash": self.rules_hash,
            "notes": list(self.notes),
            "speeches": [speech.as_dict() for speech in self.speeches],
        }
