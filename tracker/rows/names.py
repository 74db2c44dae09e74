"""A name that was said and stands for nobody: how often, an example, and which parties may be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tracker.models import Directive, PartyAlias, ResponsibleParty

SUGGESTED_AT_MOST = 3
# Below that two names have hardly more in common than a suffix such as 局.
ALIKE_ENOUGH = 0.6


@dataclass(frozen=True)
class UnknownName:
    """A name as said, how many open directives wait for it, one of them, and the parties that are called alike."""

    name: str
    count: int
    example: Directive
    suggestions: tuple[str, ...]


def unknown_names(counted: Sequence[dict[str, Any]]) -> list[UnknownName]:
    """The names as ``by_name`` counted them, each with its example; a fixed number of queries."""
    examples = Directive.objects.select_related("speech__meeting").defer("speech__text")
    found = examples.in_bulk([row["example"] for row in counted])
    registry = _registry()
    return [
        UnknownName(row["name"], row["directives"], found[row["example"]], suggestions_for(row["name"], registry))
        for row in counted
    ]


def suggestions_for(name: str, registry: dict[str, str]) -> tuple[str, ...]:
    """The parties whose names are most like this one; ``registry`` leads from each name and alias to its party's."""
    best: dict[str, float] = {}
    for known, party in registry.items():
        likeness = _likeness(name, known)
        if likeness >= ALIKE_ENOUGH:
            best[party] = max(likeness, best.get(party, 0))
    return tuple(sorted(best, key=lambda party: (-best[party], party))[:SUGGESTED_AT_MOST])


def _likeness(name: str, known: str) -> float:
    """From 0 to 1; names of which one ends with the other (县水利局, 青屏县水利局) are nearly the same."""
    if known.endswith(name) or name.endswith(known):
        return 0.95
    matcher = SequenceMatcher(None, name, known, autojunk=False)
    # The cheap bounds spare nearly all of the comparing: a page asks some hundred thousand times.
    if matcher.real_quick_ratio() < ALIKE_ENOUGH or matcher.quick_ratio() < ALIKE_ENOUGH:
        return 0
    return matcher.ratio()


def _registry() -> dict[str, str]:
    names = {name: name for name in ResponsibleParty.objects.order_by().values_list("name", flat=True)}
    return names | dict(PartyAlias.objects.order_by().values_list("name", "party__name"))
