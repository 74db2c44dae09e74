"""The blank behind a number that a program prints before a paragraph."""

import re

# After these nobody types a blank, and none shows where a tab is set.
_ENDS_BY_ITSELF = re.compile(r"[、，。．：）】〕》\u2460-\u24ff\u3220-\u32ff]$")


def before_tab(number: str) -> str:
    """The number with what parts it from the words after a tab: 1. 5个乡镇 must not become 1.5个乡镇."""
    return number if not number or _ENDS_BY_ITSELF.search(number) else f"{number} "
