"""The reader keeps the quality it has: figures over whole labelled speeches, so that no rule is bought too dearly.

The floors stand a little below what was measured, so that they fail on a loss and not on a shift of one item.  The
held-out speeches were written and labelled without sight of the reader.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from extraction.reader import Proposal, read
from seeds.build import GOLD, HELDOUT, PRACTICE
from tests.reader.reading import labelled_texts

Span = tuple[int, int]
# What is compared, the label's words for it, and how much of the words must be shared for two to be the same.
FIELDS = {"deadlines": ("text", 0.5), "parties": ("name", 0.7), "targets": ("text", 0.5)}
FLOORS = {
    "the seeds": (GOLD, {"recall": 0.97, "precision": 0.93, "deadlines": 0.96, "parties": 0.92, "targets": 0.86}),
    "practice": (
        PRACTICE / "gold",
        {"recall": 0.95, "precision": 0.95, "deadlines": 0.95, "parties": 0.90, "targets": 0.84},
    ),
    "held out": (
        HELDOUT / "gold",
        {"recall": 0.88, "precision": 0.92, "deadlines": 0.93, "parties": 0.81, "targets": 0.76},
    ),
}


@pytest.mark.parametrize(("folder", "floors"), FLOORS.values(), ids=FLOORS)
def test_the_reader_is_no_worse_than_it_was(folder, floors):
    counts: Counter[str] = Counter()
    for text, labels in labelled_texts(folder):
        counts += counted(text, labels)

    assert counts["firm"] > 100
    reached = {
        "recall": counts["firm found"] / counts["firm"],
        "precision": counts["on firm"] / (counts["on firm"] + counts["on none"]),
        **{field: balance(counts, field) for field in FIELDS},
    }
    assert {name: share for name, share in reached.items() if share < floors[name]} == {}


def balance(counts: Counter[str], field: str) -> float:
    """F1: the harmonic mean of how much of the labels was found and how much of the findings is labelled."""
    return 2 * counts[f"{field} found"] / (counts[f"{field} labelled"] + counts[f"{field} read"])


def counted(text: str, labels: dict[str, Any]) -> Counter[str]:
    """The speech read, and its proposals beside its labels."""
    speeches = read(text, held_on=date.fromisoformat(labels["held_on"])).speeches
    proposals = [proposal for speech in speeches for proposal in speech.proposals]
    counts: Counter[str] = Counter()
    for segment in labels["segments"]:
        mine = [proposal for proposal in proposals if segment["start"] <= proposal.start < segment["end"]]
        if segment["label"] == "F":
            counts += Counter({"firm": 1, "firm found": bool(mine), "on firm": len(mine)})
            for field in FIELDS:
                counts += compared(text, segment, mine, field)
        elif segment["label"] == "N":
            counts["on none"] += len(mine)
    return counts


def compared(text: str, segment: dict[str, Any], proposals: list[Proposal], field: str) -> Counter[str]:
    """One field of a firm segment; what is optional is neither missed nor wrong."""
    key, least = FIELDS[field]
    read_there = {(m.start, m.end) for proposal in proposals for m in getattr(proposal, field) if stated(m)}
    counts: Counter[str] = Counter()
    for label in segment[field]:
        start = text.find(label[key], segment["start"], segment["end"])
        hit = best(read_there, (start, start + len(label[key])), least)
        read_there -= {hit} if hit else set()
        if not label.get("optional"):
            counts += Counter({f"{field} labelled": 1, f"{field} found": bool(hit), f"{field} read": bool(hit)})
    counts[f"{field} read"] += len(read_there)
    return counts


def stated(mention: Any) -> bool:
    return not getattr(mention, "inherited", False)


def best(spans: Iterable[Span], wanted: Span, least: float) -> Span | None:
    """The span that shares most with the wanted one, if that is at least so much of the two together."""
    shares = {span: shared(span, wanted) / (max(span[1], wanted[1]) - min(span[0], wanted[0])) for span in spans}
    nearest = max(shares, key=lambda span: shares[span], default=None)
    return nearest if nearest and shares[nearest] >= least else None


def shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
