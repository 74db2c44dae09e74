"""The value functions that rules/time.toml names by their ``value``.

Each takes the words of the rule's slots and the anchor, and returns the value they mean or None for no time at all.
"""

from collections.abc import Callable, Iterator, Mapping
from inspect import isfunction, signature
from types import ModuleType

from extraction.reader.times import (
    after_each,
    after_periods,
    dates,
    every_year,
    festivals,
    lengths,
    named,
    near,
    nth_workday,
    ordinals,
    repeating,
)
from extraction.reader.times.values import Anchor, Continuous, Event, Slots, TimeValue

ValueFunction = Callable[[Slots, Anchor], TimeValue | None]


def nothing(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """Words that look like a time and are none."""
    return None


def continuous(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A duty without end."""
    return Continuous()


def event(slots: Slots, anchor: Anchor) -> TimeValue | None:
    """A happening whose day nobody knows yet."""
    return Event()


def _of(module: ModuleType) -> Iterator[tuple[str, ValueFunction]]:
    """The value functions of a module: its public functions of ``slots`` and ``anchor``."""
    for name, function in vars(module).items():
        is_own = isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
        if is_own and list(signature(function).parameters) == ["slots", "anchor"]:
            yield name, function


VALUE_FUNCTIONS: Mapping[str, ValueFunction] = {
    **{each.__name__: each for each in (nothing, continuous, event)},
    **{
        name: function
        for module in (
            after_each,
            after_periods,
            dates,
            every_year,
            festivals,
            lengths,
            named,
            near,
            nth_workday,
            ordinals,
            repeating,
        )  # fmt: skip
        for name, function in _of(module)
    },
}
