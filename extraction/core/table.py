"""A reading as lines for a terminal: columns stay straight although a Chinese character is two cells wide."""

import unicodedata
from collections.abc import Iterator
from itertools import accumulate, takewhile

from .results import Proposal, Reading, SpeechReading

_KINDS = {"directive": "部署", "prohibition": "禁止", "commitment": "承诺", "accountability": "问责"}
_ROLES = {"support": "（配合）", "supervisor": "（督办）"}
_WIDTHS = (4, 4, 6, 44, 24, 26)
_HEAD = ("序号", "类型", "置信", "原文", "责任主体", "完成时限")


def as_table(reading: Reading) -> Iterator[str]:
    """Lines to print: per speech its title, then one row for each proposal, or a sentence that nothing was found."""
    for speech in reading.speeches:
        yield from _speech_lines(speech)


def _speech_lines(speech: SpeechReading) -> Iterator[str]:
    title = f"《{speech.title}》" if speech.title else "（无标题）"
    yield f"{title} {speech.held_on or '会议日期不详'}"
    if not speech.proposals:
        yield "已读，未发现督办事项。"
        return
    yield _row(_HEAD)
    for number, proposal in enumerate(speech.proposals, 1):
        yield _row(_cells(number, proposal))


def _cells(number: int, proposal: Proposal) -> tuple[str, ...]:
    parties = "、".join(
        party.name + _ROLES.get(party.role, "") + ("（承前）" if party.inherited else "") for party in proposal.parties
    )
    due = "；".join(
        f"{deadline.text}→{deadline.due_on}" if deadline.due_on else deadline.text for deadline in proposal.deadlines
    )
    return str(number), _KINDS[proposal.kind], f"{proposal.confidence:.2f}", proposal.text, parties or "—", due or "—"


def _row(cells: tuple[str, ...]) -> str:
    return "  ".join(_fitted(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _fitted(words: str, width: int) -> str:
    """``words`` on one line, cut with … or filled with spaces to exactly ``width`` cells."""
    words = "".join(" " if unicodedata.category(c).startswith("C") else c for c in words)
    fitting = _beginning(words, width)
    if fitting != words:
        fitting = _beginning(words, width - 1) + "…"
    return fitting + " " * (width - sum(map(_cell_count, fitting)))


def _beginning(words: str, width: int) -> str:
    """As many of the first characters as ``width`` cells hold."""
    cells = accumulate(map(_cell_count, words))
    return words[: sum(1 for _ in takewhile(lambda so_far: so_far <= width, cells))]


def _cell_count(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
