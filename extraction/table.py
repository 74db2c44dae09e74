"""A reading as lines for a terminal."""

from collections.abc import Iterator

from extraction.reader import Proposal, Reading, SpeechReading
from tracker.cells import line

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
    yield line(_HEAD, _WIDTHS)
    for number, proposal in enumerate(speech.proposals, 1):
        yield line(_cells(number, proposal), _WIDTHS)


def _cells(number: int, proposal: Proposal) -> tuple[str, ...]:
    parties = "、".join(
        party.name + _ROLES.get(party.role, "") + ("（承前）" if party.inherited else "") for party in proposal.parties
    )
    due = "；".join(
        f"{deadline.text}→{deadline.due_on}" if deadline.due_on else deadline.text for deadline in proposal.deadlines
    )
    return str(number), _KINDS[proposal.kind], f"{proposal.confidence:.2f}", proposal.text, parties or "—", due or "—"
