"""Words as a browser sends them, and where they stand in a speech."""

import re
from collections.abc import Iterator

_END_OF_LINE = "(?:\r\n|\r|\n)"


def same_words(sent: str, words: str) -> bool:
    """Whether these are the same words: a browser sends every end of a line as CR LF, however the speech writes it."""
    return _lines(sent) == _lines(words)


def places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Every span of the text where the words stand, also those that overlap each other."""
    pattern = _END_OF_LINE.join(map(re.escape, _lines(words)))
    return (match.span(1) for match in re.finditer(f"(?=({pattern}))", text))


def _lines(words: str) -> list[str]:
    return re.split(_END_OF_LINE, words)
