"""Short ways to ask the reader one question, and the labelled texts to ask it of."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from extraction.reader import Proposal, read, shipped, times

SPRING = date(2026, 3, 2)
# The deadlines of a text, by the shipped rules.
find = partial(times.find, rulebook=shipped())


def proposals(text: str) -> tuple[Proposal, ...]:
    """What the reader proposes for a text taken as one speech held on 2 March 2026."""
    return read(text, held_on=SPRING, split=False).speeches[0].proposals


def only_proposal(text: str) -> Proposal:
    """The one proposal of a text; fails where there is none or more."""
    (proposal,) = proposals(text)
    return proposal


def roles(text: str) -> dict[str, str]:
    """Name of each stated party of the only proposal → its role."""
    return {party.name: party.role for party in only_proposal(text).parties if not party.inherited}


def labelled_texts(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The texts of a folder in the order of their names, each with its labels (format: ``seeds/README.md``)."""
    for path in sorted(folder.glob("*.gold.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        yield (folder / labels["source"]).read_text(encoding="utf-8"), labels
