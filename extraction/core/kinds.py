"""Directive, prohibition, commitment or accountability; and how hard it binds."""

from functools import cache

from .rulebook import Rulebook
from .subjects import Clause

_STRENGTHS = (
    ("must", "must"),
    ("prohibit", "must"),
    ("avoid", "must"),
    ("duty", "must"),
    ("consequence", "must"),
    ("strive", "strive"),
)


def kind_of(clauses: list[Clause]) -> str:
    """What the sentence is, judged by the clauses that demand."""
    demanding = [clause for clause in clauses if clause.demands]
    if _is_consequence(demanding):
        return "accountability"
    forbidding = sum(clause.has("prohibit", "avoid") for clause in demanding)
    if 2 * forbidding > len(demanding) or (2 * forbidding == len(demanding) and _opens(demanding, "prohibit", "avoid")):
        return "prohibition"
    return "commitment" if _opens(demanding, "commit") or _speaks_of_self(demanding) else "directive"


def _is_consequence(demanding: list[Clause]) -> bool:
    """Consequences make the rule when they are most of it; one threat at the end of a task is no rule."""
    consequences = sum(clause.has("consequence", "duty") and not _is_enforced(clause) for clause in demanding)
    tasks = sum(clause.has("should", "must") and not clause.has("consequence", "duty") for clause in demanding)
    return consequences > tasks


def _speaks_of_self(demanding: list[Clause]) -> bool:
    """我本月到现场两次: the speaker is the first to act."""
    own = [clause for clause in demanding if clause.is_about_speaker and not clause.has("should", "must")]
    return bool(own) and (own[0] is demanding[0] or not any(_is_somebody_else(clause) for clause in demanding))


def _is_somebody_else(clause: Clause) -> bool:
    """Whether the subject is named, and is not 我们."""
    return clause.subject is not None and clause.subject.names[0].kind != "pronoun"


def _is_enforced(clause: Clause) -> bool:
    """纪委要严肃问责: the subject is told to punish, and is not the one punished."""
    if clause.subject is None or not clause.has("should", "must"):
        return False
    consequences = [cue for cue in clause.cues if cue.rule.value in ("consequence", "duty")]
    return all(cue.text.startswith(_enforcing()) for cue in consequences)


@cache
def _enforcing() -> tuple[str, ...]:
    return tuple(Rulebook.load().lexicons["enforcing_words"])


def _opens(demanding: list[Clause], *values: str) -> bool:
    return bool(demanding) and demanding[0].has(*values)


def strength_of(clauses: list[Clause]) -> str:
    """must, strive, explore or should, by the strongest word of the clauses that demand."""
    demanding = [clause for clause in clauses if clause.demands]
    for value, strength in _STRENGTHS:
        if any(clause.has(value) for clause in demanding):
            return strength
    softly = any(clause.has("explore") for clause in demanding) and not any(
        clause.has("should") for clause in demanding
    )
    return "explore" if softly else "should"
