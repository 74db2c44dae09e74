"""What speaks for a proposal and against it, in words."""

from collections.abc import Iterable
from typing import NamedTuple


class Spoken(NamedTuple):
    """The names of the reasons for a proposal and of those against it, the weightiest first."""

    speaking_for: list[str]
    speaking_against: list[str]


def spoken(reasons: Iterable[str]) -> Spoken:
    """The reasons of a proposal (``name: weight``) parted by which way they count; the figures are for the reader."""
    weighed = sorted(((float(weight), name) for name, _, weight in (each.rpartition(": ") for each in reasons)),
                     key=lambda each: -abs(each[0]))  # fmt: skip
    return Spoken([name for weight, name in weighed if weight > 0], [name for weight, name in weighed if weight < 0])
