"""How far a confidence can be trusted: of what was called 80 % sure, were 8 in 10 right?"""

from collections.abc import Iterable, Iterator, Sequence
from math import fsum
from typing import NamedTuple

from django.utils.translation import gettext as _

from tracker.cells import line

BINS = 10
WIDTHS = (12, 8, 8, 8)
# A confidence between 0 and 1, and whether it was a thing to follow up after all.
Judged = tuple[float, bool]


class Bin(NamedTuple):
    """The judgements whose confidence lies from ``low`` up to ``high``: mean confidence, share that was right."""

    low: float
    high: float
    said: float
    found: float
    size: int


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """The judgements in ten bins of equal width; empty ones are left out."""
    held: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, is_right in judged:
        held[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return [_bin(number, inside) for number, inside in enumerate(held) if inside]


def _bin(number: int, inside: Sequence[Judged]) -> Bin:
    # Summed exactly, so that the same decisions in another order give the same figures.
    said = fsum(confidence for confidence, _ in inside) / len(inside)
    found = sum(is_right for _, is_right in inside) / len(inside)
    return Bin(number / BINS, (number + 1) / BINS, said, found, len(inside))


def calibration_error(judged: Sequence[Judged]) -> float:
    """The mean distance between what was said and what was found, each bin by its size (expected calibration error:
    Naeini, Cooper and Hauskrecht 2015); 0 is best."""
    return sum(one.size * abs(one.said - one.found) for one in bins(judged)) / len(judged)


def brier(judged: Sequence[Judged]) -> float:
    """The mean squared distance between confidence and truth (Brier 1950); 0 is best, 0.25 is a coin's."""
    return sum((confidence - is_right) ** 2 for confidence, is_right in judged) / len(judged)


def average_precision(judged: Sequence[Judged]) -> float:
    """The mean precision at each right one when ranked by confidence; 1 puts every right one first."""
    hits, total = 0, 0.0
    for rank, (_confidence, is_right) in enumerate(sorted(judged, key=lambda pair: -pair[0]), 1):
        if is_right:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """Lines to print: for each tenth of confidence what was said, what was found, and of how many."""
    yield line([_("confidence"), _("said"), _("found"), _("count")], WIDTHS)
    for one in bins(judged):
        yield line([f"{one.low:.1f}–{one.high:.1f}", f"{one.said:.2f}", f"{one.found:.2f}", str(one.size)], WIDTHS)
