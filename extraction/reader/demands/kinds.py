"""Directive, prohibition, commitment or accountability; and how hard it binds."""

from collections.abc import Iterator

from extraction.reader.parties.clause import Clause
from extraction.reader.parties.predicates import ACTING

_FORBIDDING = ("prohibit", "avoid")
_THREATENING = ("consequence", "duty")
_TELLING = ("should", "must")
_DOING = ACTING | {"every"}
# How much a clause speaks for its kind: a plain 不得 or 要 fully, advice (不要) half, a bare verb a little less.
_FULLY, _HALF, _LITTLE = 1.0, 0.5, 0.4


def kind_of(clauses: list[Clause]) -> str:
    """What the sentence is, judged by the clauses that demand."""
    demanding = [clause for clause in clauses if clause.demands]
    if _is_consequence(clauses, demanding):
        return "accountability"
    if _is_ban(clauses, demanding):
        return "prohibition"
    return "commitment" if _is_promise(clauses, demanding) else "directive"


def _is_consequence(clauses: list[Clause], demanding: list[Clause]) -> bool:
    """Consequences make the rule when they are most of it; one threat at the end of a task is no rule."""
    threats = [clause for clause in _threats(clauses) if clause.demands]
    if not threats:
        return False
    follow = _behind_condition(clauses)
    consequences = [clause for clause in demanding if clause in threats or clause in follow]
    weight = sum(_HALF if _is_mere_duty(clause) else _FULLY for clause in consequences)
    return weight > sum(_task_weight(clause) for clause in demanding if clause not in consequences)


def _is_mere_duty(clause: Clause) -> bool:
    """镇长是第一责任人: whose duty it is weighs less than what will happen to him."""
    return clause.has("duty") and not clause.has("consequence")


def _behind_condition(clauses: list[Clause]) -> list[Clause]:
    """Whatever follows 凡瞒报的 is what will happen then, unless somebody is told to do it."""
    first = next((position for position, clause in enumerate(clauses) if clause.is_condition), len(clauses))
    return [clause for clause in clauses[first:] if not clause.is_condition and not clause.has(*_TELLING)]


def _threats(clauses: list[Clause]) -> Iterator[Clause]:
    """The clauses that threaten or reward, but for what somebody is told to do to others: 纪委要严肃问责."""
    punisher: Clause | None = None
    for clause in clauses if any(clause.has(*_THREATENING) for clause in clauses) else ():
        if clause.subject or clause.is_condition:
            punisher = clause if clause.subject and clause.has(*_TELLING) else None
        if clause.has(*_THREATENING) and not (punisher and _is_punishing(clause)):
            yield clause


def _is_punishing(clause: Clause) -> bool:
    return all(
        cue.text.startswith(clause.lexicons.words_of("enforcing_words"))
        for cue in clause.cues
        if cue.rule.value in _THREATENING
    )


def _is_ban(clauses: list[Clause], demanding: list[Clause]) -> bool:
    """Bans outweigh tasks, or stand before them."""
    bans = sum(_FULLY if clause.has("prohibit") else _HALF for clause in demanding if clause.has(*_FORBIDDING))
    if not bans:
        return False
    tasks = sum(_task_weight(clause) for clause in demanding if not clause.has(*_FORBIDDING))
    tasks += sum(_LITTLE for clause in clauses if _is_work(clause))
    return bans > tasks or (bans == tasks and demanding[0].has(*_FORBIDDING))


def _is_work(clause: Clause) -> bool:
    """市整改办复核: it demands nothing on its own, and yet tells who does what."""
    return not clause.demands and clause.subject is not None and clause.has("firm") and not clause.tells


def _task_weight(clause: Clause) -> float:
    if clause.is_condition:
        return 0.0
    is_told = clause.has(*_TELLING, "strive")
    acts = any(
        cue.rule.value in _DOING and cue.text not in clause.lexicons.words_of("announcing_words") for cue in clause.cues
    )
    if clause.has("must", "campaign", *_FORBIDDING) or clause.deadlines or (acts and (is_told or clause.subject)):
        return _FULLY
    return _HALF if is_told else _LITTLE if acts else 0.0


def _is_promise(clauses: list[Clause], demanding: list[Clause]) -> bool:
    """The speaker, or the body he speaks for, is the first to act: 我本月到现场两次, 县财政拿出300万元."""
    if demanding and demanding[0].has("commit") and not demanding[0].has(*_TELLING):
        return True
    first = next((clause for clause in clauses if _is_own(clause) or clause.subject), None)
    if first is None or not _is_own(first) or (first.has(*_TELLING) and not first.holds_word("rewarding_words")):
        return False
    if any(clause.deadlines for clause in demanding if clause.span.end < first.span.start and not clause.is_condition):
        return False
    own = sum(_is_own(clause) and (clause.demands or _gives(clause)) for clause in clauses)
    return own >= sum(_is_for_others(clause) for clause in demanding)


def _is_own(clause: Clause) -> bool:
    return clause.is_about_speaker or clause.is_about_own_side


def _gives(clause: Clause) -> bool:
    return clause.is_about_own_side and clause.holds_word("giving_words")


def _is_for_others(clause: Clause) -> bool:
    return not _is_own(clause) and clause.subject is not None and clause.subject.names[0].kind != "pronoun"


def strength_of(clauses: list[Clause]) -> str:
    """must, strive, explore or should, by the strongest word of the clauses that demand."""
    demanding = [clause for clause in clauses if clause.demands]
    if any(_is_strict(clause) for clause in demanding):
        return "must"
    if any(cue.text in clause.lexicons.words_of("softening_words") for clause in demanding for cue in clause.cues):
        return "strive"
    softly = any(clause.has("explore") for clause in demanding) and not any(
        clause.has("should") for clause in demanding
    )
    return "explore" if softly else "should"


def _is_strict(clause: Clause) -> bool:
    """原则上不再新增 leaves a door open; every other ban leaves none."""
    return clause.has("must", "order", "uniform", "prohibit", *_THREATENING) or (
        clause.has("avoid") and not clause.has("explore")
    )
