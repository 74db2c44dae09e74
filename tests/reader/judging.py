"""Judges what the reader proposes for a small case against what was wanted of it.

A case is one line of ``tests/reader/cases/*.jsonl``: ``id``, ``group``, ``held_on``, ``text`` and ``want``; a case that
is known to come out wrong says why in ``miss``.  Each want has a ``quote`` that stands in the text, ``must``
("propose", "may", or "not": nothing may be proposed there), and for the first ``parties`` ({name, role}),
``deadlines`` ({text, due_on, starts_on, rrule, duration, masked}, and ``days``, the first of its single ones) and
``targets`` ({text, comparator, value, unit}); ``kind`` where it matters.  A field that is null or left out in a
deadline or a target is not compared.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from extraction.reader import Proposal, read

CASES = Path(__file__).parent / "cases"
DEADLINE_VALUES = ("due_on", "starts_on", "rrule", "duration", "masked")
TARGET_VALUES = ("comparator", "value", "unit")


def cases() -> Iterator[dict[str, Any]]:
    """All cases, file by file."""
    for path in sorted(CASES.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def faults_of(case: dict[str, Any]) -> list[str]:
    """What the reader makes of the text otherwise than wanted, each in a few words; empty where all is right."""
    text, held_on = case["text"], date.fromisoformat(case["held_on"])
    proposals = [each for speech in read(text, held_on=held_on, split=False).speeches for each in speech.proposals]
    wanted = {id(each) for want in case["want"] for each in _of(want, text, proposals)}
    faults = [fault for want in case["want"] for fault in _faults(want, _of(want, text, proposals))]
    return faults + [f"nobody asked for {each.text!r}" for each in proposals if id(each) not in wanted]


def _of(want: dict[str, Any], text: str, proposals: Iterable[Proposal]) -> list[Proposal]:
    start = text.index(want["quote"])
    end = start + len(want["quote"])
    return [each for each in proposals if _mostly_meet((start, end), (each.start, each.end))]


def _mostly_meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= min(one[1] - one[0], other[1] - other[0]) > 0


def _faults(want: dict[str, Any], found: list[Proposal]) -> Iterator[str]:
    if want["must"] == "may":
        return
    if want["must"] == "not" or not found:
        if bool(found) == (want["must"] == "not"):
            yield f"{'proposed' if found else 'not proposed'}: {want['quote']!r}"
        return
    parties = {(party.name, party.role) for each in found for party in each.parties}
    if parties != (asked := {(party["name"], party["role"]) for party in want.get("parties", [])}):
        yield f"parties {sorted(parties)}, wanted {sorted(asked)}"
    if want.get("kind") and want["kind"] not in {each.kind for each in found}:
        yield f"kind {found[0].kind}, wanted {want['kind']}"
    deadlines = [deadline for each in found for deadline in each.deadlines]
    yield from _compared(want.get("deadlines", []), deadlines, DEADLINE_VALUES)
    if "targets" in want:
        yield from _compared(want["targets"], [target for each in found for target in each.targets], TARGET_VALUES)


def _compared(wanted: list[dict[str, Any]], found: Iterable[Any], fields: tuple[str, ...]) -> Iterator[str]:
    left = list(found)
    for want in wanted:
        match = next((each for each in left if _is(each, want, fields)), None)
        if match is None:
            yield f"no {want}, but {[_told(each, fields) for each in left]}"
        else:
            left.remove(match)
    yield from (f"one too many: {_told(each, fields)}" for each in left)


def _is(found: Any, want: dict[str, Any], fields: tuple[str, ...]) -> bool:
    named = found.text in want["text"] or want["text"] in found.text
    begins = [str(day) for day in getattr(found, "days", ())][: len(want.get("days", []))] == want.get("days", [])
    same = all(want.get(field) is None or str(getattr(found, field)) == str(want[field]) for field in fields)
    return named and begins and same


def _told(found: Any, fields: tuple[str, ...]) -> str:
    return f"{found.text} " + " ".join(f"{field}={getattr(found, field)}" for field in fields if getattr(found, field))
