"""Words of a short window, by a private jieba that is loaded only when first asked for."""

import logging
import tempfile
from functools import cache
from typing import Any

from .spans import Span

# jieba's own cost grows with the square of a run without punctuation.
LONGEST_WINDOW = 60


def words(text: str, start: int, end: int) -> list[Span]:
    """The words of ``text[start:end]``, which is cut off at ``LONGEST_WINDOW`` code points."""
    spans, left = [], start
    for word in _tokenizer().cut(text[start : min(end, start + LONGEST_WINDOW)]):
        spans.append(Span(left, left + len(word)))
        left += len(word)
    return spans


@cache
def _tokenizer() -> Any:
    """A tokenizer of our own: words added to the shared one would leak into other programs, and its cache in the
    common temporary folder is unchecked marshal that anybody could have planted."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="reader-words-") as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    return tokenizer
