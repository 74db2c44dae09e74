"""What speaks for and against a sentence being a thing to follow up: named, counted, weighed in confidence.py."""

from collections import Counter
from collections.abc import Iterator

from extraction.reader.demands.demanding import DEMANDING
from extraction.reader.layout.spans import Span
from extraction.reader.parties.clause import Clause
from extraction.reader.results import DeadlineMention, PartyMention, TargetMention
from extraction.reader.rulebook import Lexicons, Match

_COUNTED = {
    "firm": "具体动作",
    "campaign": "专项做法",
    "object": "具体对象",
    "plain": "一般动作",
    "exhort": "号召用语",
    "abstract": "抽象对象",
    "every": "逐一全部",
    "intensifier": "程度用语",
}
_BOUND = {
    "must": "必须",
    "prohibit": "禁止",
    "avoid": "劝止",
    "commit": "承诺",
    "consequence": "问责后果",
    "duty": "责任归属",
    "strive": "力争",
    "explore": "探索鼓励",
    "uniform": "一律照办",
    "standard": "定有标准",
    "order": "当面交办",
    "funding": "列明出处",
}
# More of the same proves no more.
_MOST = 4
_SHORT, _VERY_SHORT = 22, 14


def evidence(
    clauses: list[Clause],
    parties: tuple[PartyMention, ...],
    deadlines: tuple[DeadlineMention, ...],
    targets: tuple[TargetMention, ...],
    lexicons: Lexicons,
) -> dict[str, float]:
    """Name of each reason (in Chinese) → how much of it there is."""
    counts = _cue_counts(clauses)
    found: dict[str, float] = dict(_counted(counts))
    found |= dict(_named(parties, lexicons))
    found |= dict(_measured(clauses, deadlines, targets))
    found |= dict(_shaped(clauses, is_owned=any(not party.inherited for party in parties) or counts["commit"] > 0))
    found |= dict(_bound(counts))
    return found


def _cue_counts(clauses: list[Clause]) -> Counter[str]:
    counts = Counter(cue.rule.value for clause in clauses if clause.demands for cue in _cues_of_work(clause))
    counts["commit"] += any(clause.demands and clause.is_about_speaker for clause in clauses)
    counts["exhort"] = sum(cue.rule.value == "exhort" for clause in clauses for cue in clause.cues)
    return counts


def _supposes(clause: Clause, veto: Match) -> bool:
    """谁的辖区出了事: what would have been done is no past."""
    return veto.rule.value == "past" and not clause.demands and clause.is_condition


def _cues_of_work(clause: Clause) -> list[Match]:
    """The cues of what is to be done: what a subject is called (广大教师) is no object of the work."""
    if clause.subject is None:
        return clause.cues
    begins = clause.subject.end
    return [cue for cue in clause.cues if cue.end > begins]


def _counted(counts: Counter[str]) -> Iterator[tuple[str, float]]:
    for value, name in _COUNTED.items():
        if counts[value]:
            yield name, min(counts[value], _MOST)


def _bound(counts: Counter[str]) -> Iterator[tuple[str, float]]:
    for value, name in _BOUND.items():
        if counts[value]:
            yield name, 1.0
    if not any(counts[value] for value in DEMANDING):
        yield "无要求词", 1.0


def _named(parties: tuple[PartyMention, ...], lexicons: Lexicons) -> Iterator[tuple[str, float]]:
    stated = [party for party in parties if not party.inherited]
    if stated:
        yield "点名主体", 1.0
    elif parties:
        yield "承前主体", 1.0
    if stated and all(party.name.startswith(lexicons.words_of("everybody")) for party in stated):
        yield "泛指众人", 1.0


def _measured(
    clauses: list[Clause], deadlines: tuple[DeadlineMention, ...], targets: tuple[TargetMention, ...]
) -> Iterator[tuple[str, float]]:
    told = [clause.span for clause, after in zip(clauses, [*clauses[1:], None], strict=True) if _tells(clause, after)]
    due = [deadline for deadline in deadlines if not _lies_in(told, deadline)]
    if due:
        firm = any(deadline.kind in ("by", "duration", "recurring") for deadline in due)
        yield ("有完成时限" if firm else "有时间范围"), 1.0
    demanded = [clause.span for clause in clauses if clause.demands]
    if any(target.comparator not in ("all", "none") and _lies_in(demanded, target) for target in targets):
        yield "要求有数", 1.0
    elif targets:
        yield "有量化目标", 1.0


def _tells(clause: Clause, after: Clause | None) -> bool:
    """Whether a clause tells what is not demanded, or only the day of one that does (7月下旬，省里将来检查)."""
    return clause.tells or (after is not None and after.tells and not clause.cues)


def _lies_in(spans: list[Span], mention: DeadlineMention | TargetMention) -> bool:
    return any(span.holds(mention.start, mention.end) for span in spans)


def _shaped(clauses: list[Clause], *, is_owned: bool) -> Iterator[tuple[str, float]]:
    length = clauses[-1].span.end - clauses[0].span.start
    if is_owned:
        pass
    elif length < _VERY_SHORT:
        yield "句子很短", 1.0
    elif length < _SHORT:
        yield "句子较短", 1.0
    vetoes = {veto.rule.value for clause in clauses for veto in clause.vetoes if not _supposes(clause, veto)}
    for value, name in (
        ("past", "夹有既往"),
        ("criticism", "夹有问题"),
        ("belief", "夹有议论"),
        ("hypothetical", "夹有假设"),
    ):
        if value in vetoes:
            yield name, 1.0
