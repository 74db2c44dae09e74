"""Elements and attributes by their names alone, where namespaces part nothing that matters, or are written at will."""

from collections.abc import Iterator
from typing import Any

from lxml import etree


def name_of(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value_of(element: Any, attribute: str) -> str:
    """What the attribute of this name says, whatever its namespace, or an empty string."""
    return next((value for name, value in element.items() if etree.QName(name).localname == attribute), "")


def every(element: Any, *names: str) -> Iterator[Any]:
    """All elements of these names in it, in the order of the text."""
    yield from element.iter(*(f"{{*}}{name}" for name in names))
