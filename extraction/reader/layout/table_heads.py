"""The head row of a table: what its columns hold, and no demand (序号 任务 牵头单位 完成时限)."""

import re

from extraction.reader.layout.spans import Span
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold

_EDGES = re.compile(r"[\t|｜]")
_BLANKS = re.compile(r"\s+")
# 完成时限（月底）, 责任单位及责任人, 任务/项目
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_JOINTS = re.compile("[、/和与及]")
_LEAST = 2
# Of so many cells one may have a head of its own making.
_OTHERS_PER_CELLS = 3
_LONGEST_HEAD = 10


def is_table_head(text: str, line: Span, rulebook: Rulebook) -> bool:
    """Whether a line is nothing but heads of columns, parted by tabs, bars or blanks."""
    words = line.of(text)
    cells = _EDGES.split(words) if _EDGES.search(words) else _BLANKS.split(words)
    heads = [_BLANKS.sub("", _BRACKET.sub("", cell)) for cell in cells]
    heads = [head for head in heads if head]
    known = sum(_is_head(head, rulebook) for head in heads)
    others = len(heads) - known
    is_short = all(len(head) <= _LONGEST_HEAD and not re.search(r"[\d，。；：]", head) for head in heads)
    return known >= _LEAST and is_short and others * _OTHERS_PER_CELLS <= len(heads)


def _is_head(head: str, rulebook: Rulebook) -> bool:
    known = rulebook.lexicons["column_heads"]
    folded = fold(head)
    return folded in known or all(part in known for part in _JOINTS.split(folded))
