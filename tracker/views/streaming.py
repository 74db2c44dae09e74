"""Answers in parts."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.utils import translation

Part = TypeVar("Part", str, bytes)


def in_language(parts: Iterable[Part], language: str | None) -> Iterator[Part]:
    """The parts, each made in this language: they are asked for when the request, and its language, are over."""
    parts = iter(parts)
    while True:
        with translation.override(language):
            try:
                part = next(parts)
            except StopIteration:
                return
        yield part
