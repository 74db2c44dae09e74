"""Numbers as people write them."""

from decimal import Decimal


def plain(value: Decimal | None) -> str:
    """The number without the zeros a database column adds: 12.5000 is 12.5, and nothing is an empty text."""
    return "" if value is None else f"{value.normalize():f}"
