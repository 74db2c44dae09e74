"""Finding rows by words: what holds them, and what was probably meant.  Others import this room, nothing behind it."""

from tracker.search.candidates import candidates
from tracker.search.holding import held, holding
from tracker.search.index import LONGEST, make_findable, make_unfindable
from tracker.search.keeping import missing, out_of_step, rebuild

__all__ = [
    "LONGEST",
    "candidates",
    "held",
    "holding",
    "make_findable",
    "make_unfindable",
    "missing",
    "out_of_step",
    "rebuild",
]
