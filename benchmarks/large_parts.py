"""The rows that belong to one directive of the large ledger, and those it came from."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Model

from benchmarks import county
from extraction.models import Decision, Proposal
from tracker.models import Assignment, Deadline, Directive, Event, Target

BY = "周敏 (zhoumin)"
KINDS = ["directive"] * 17 + ["prohibition", "commitment", "accountability"]
STRENGTHS = ["must", "should", "should", "strive", "explore"]
UNITS = [name for name, above in county.units()]
COLLECTIVES = county.collectives()
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Said:
    """A demand in a stored speech, on the day it was said: the directive with this primary key."""

    pk: int
    speech: int
    held_on: date
    demand: county.Demand

    @property
    def at(self) -> datetime:
        """When the office took it up: the next morning."""
        return datetime.combine(self.held_on + timedelta(days=1), time(1), UTC)

    def words(self) -> dict[str, object]:
        """The columns that say where in which speech it stands."""
        demand = self.demand
        return {"speech_id": self.speech, "start": demand.start, "end": demand.end, "text": demand.text}


def directive(dice: random.Random, said: Said, today: date, *, serial: int) -> Iterator[Model]:
    """A directive with all its parts.  What is old is mostly done: a third of what is due by now is not."""
    due_on = said.held_on + timedelta(days=dice.randrange(5, 400)) if dice.random() < 0.7 else None
    done = dice.random() < (0.65 if due_on and due_on < today else 0.3)
    closed_on = min(due_on or today, today) if done else None
    row = Directive(pk=said.pk, quote=said.demand.text, kind=dice.choice(KINDS), **said.words())
    row.year, row.serial = said.at.year, serial
    row.strength, row.closed_on, row.closing_note = dice.choice(STRENGTHS), closed_on, "已验收" if done else ""
    yield row
    yield from _deadlines(dice, said, due_on)
    yield from _assignments(dice, said.pk)
    if dice.random() < 0.5:
        yield Target(directive_id=said.pk, number=1, text="不低于90%", comparator=">=", value=90, unit="%")
    yield from _events(dice, said, closed_on)


def _deadlines(dice: random.Random, said: Said, due_on: date | None) -> Iterator[Deadline]:
    plain = {"directive_id": said.pk, "anchor_on": said.held_on, "set_at": said.at, "set_by": BY}
    if due_on is None:
        kind = dice.choice(["", "", "event", "continuous", "recurring", "masked", "phase"])
        repeats = "FREQ=MONTHLY" if kind == "recurring" else ""
        if kind == "masked":
            yield Deadline(number=1, standing="current", kind="by", words="X月底前", masked=True, **plain)
        elif kind:
            yield Deadline(number=1, standing="current", kind=kind, words="按要求", rrule=repeats, **plain)
        return
    former = dice.choice([0, 0, 0, 0, 1, 2])
    for number in range(1, former + 1):
        earlier = due_on - A_WEEK * (former + 1 - number)
        yield Deadline(number=number, standing="former", kind="by", due_on=earlier, reason="汛期延后", **plain)
    words = f"{due_on.month}月{due_on.day}日前"
    yield Deadline(number=former + 1, standing="current", kind="by", words=words, due_on=due_on, **plain)
    if dice.random() < 0.05:
        yield Deadline(number=former + 2, standing="later", kind="by", due_on=due_on + 5 * A_WEEK, **plain)


def _assignments(dice: random.Random, directive: int) -> Iterator[Assignment]:
    """Some have nobody; most a unit that leads, many others that help, few somebody who checks."""
    case = dice.random()
    if case < 0.08:
        return
    first = int(len(UNITS) * dice.random() ** 2)  # some units have far more to do than others
    helpers = [(first + step) % len(UNITS) for step in range(1, dice.choice([0, 0, 1, 2]) + 1)]
    if case < 0.12:
        yield Assignment(directive_id=directive, name="县某办", role="lead")
    elif case < 0.17:
        which = dice.randrange(len(COLLECTIVES))
        yield Assignment(directive_id=directive, name=COLLECTIVES[which], party_id=len(UNITS) + 1 + which)
    elif case < 0.97 or not helpers:
        yield Assignment(directive_id=directive, name=UNITS[first], party_id=first + 1)
    for helper in helpers:
        role = "support" if dice.random() < 0.9 else "supervisor"
        yield Assignment(directive_id=directive, name=UNITS[helper], party_id=helper + 1, role=role)


def _events(dice: random.Random, said: Said, closed_on: date | None) -> Iterator[Event]:
    yield Event(directive_id=said.pk, number=1, kind="recorded", made_at=said.at, made_by=BY, after={"text": "…"})
    reports = dice.randrange(3)
    for number in range(2, reports + 2):
        at = said.at + A_WEEK * number
        yield Event(directive_id=said.pk, number=number, kind="reported", made_at=at, made_by=BY, reason="正在推进")
    if closed_on:
        at = datetime.combine(closed_on, time(9), UTC)
        change = {"closed_on": closed_on.isoformat()}
        yield Event(directive_id=said.pk, number=reports + 2, kind="closed", made_at=at, made_by=BY, after=change)


def decided(said: Said) -> Iterator[Model]:
    """The proposal a directive came from, and the decision that recorded it."""
    yield _proposal(said, said.pk, state="accepted", pk=said.pk)
    decision = {"outcome": "accepted", "decided_at": said.at, "decided_by": BY}
    yield Decision(proposal_id=said.pk, directive_id=said.pk, **decision)


def awaiting(said: Said, number: int, pk: int) -> Proposal:
    """A proposal nobody has decided."""
    return _proposal(said, number, state="pending", pk=pk)


def _proposal(said: Said, number: int, **values: object) -> Proposal:
    demand = said.demand
    name = demand.text[: demand.text.index("要")]
    found = {"name": name, "start": demand.start, "end": demand.start + len(name), "role": "lead", "inherited": False}
    plain = {"run_id": said.speech, "number": number, "kind": "directive", "strength": "should", "confidence": 0.8}
    return Proposal(
        parties=[found], reasons=["有责任主体: 1.2"], rules=["cue.should"], **said.words(), **plain, **values
    )
