"""Whole numbers that a page's own fields and addresses bring back: anybody can write anything there."""

import re

_NUMBER = re.compile("[0-9]{1,18}")  # which every database holds as a key


def sent_number(words: str | None) -> int | None:
    """The number; None for anything else, which no page of ours has written."""
    return int(words) if words and _NUMBER.fullmatch(words) else None
