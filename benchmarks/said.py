"""Demands put together from clauses of the labelled speeches: as many words as real ones have, few of them frequent."""

import random
import re
from functools import cache

from benchmarks.texts import speeches

_ENDS = re.compile(r"[。！？，；：\s]+")


def demand(dice: random.Random) -> str:
    """One sentence that demands something: two to four clauses, the first with the word that tells one."""
    demands, clauses = _clauses()
    return "，".join([dice.choice(demands), *dice.sample(clauses, dice.randrange(1, 4))]) + "。"


@cache
def _clauses() -> tuple[list[str], list[str]]:
    clauses = sorted({clause for clause in _ENDS.split(speeches()) if len(clause) > 3})
    return [clause for clause in clauses if "要" in clause], clauses
