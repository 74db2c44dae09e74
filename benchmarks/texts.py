"""The texts that are measured."""

import re

from seeds.build import GOLD, HELDOUT, PRACTICE

_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


def speeches() -> str:
    """The labelled speeches of seeds/ as one text.  They are dense: a demand in nearly every sentence."""
    paths = sorted([*GOLD.glob("*.txt"), *PRACTICE.glob("gold/*.txt"), *HELDOUT.glob("gold/*.txt")])
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def of_size(size: int) -> str:
    """So many bytes of speeches in UTF-8, cut off where they are full."""
    text = speeches()
    whole = text * (size // len(text.encode()) + 1)
    return whole.encode()[:size].decode(errors="ignore")


def without_stops(length: int) -> str:
    """So many Han characters in one line without any punctuation: the speeches with everything else taken out."""
    han = _NOT_HAN.sub("", speeches())
    return (han * (length // len(han) + 1))[:length]
