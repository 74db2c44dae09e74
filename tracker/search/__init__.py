"""Finding rows by words: what holds them, and what was probably meant.  Others import this room, nothing behind it."""

from tracker.search.holding import held, holding, owned_by
from tracker.search.index import make_findable, make_unfindable
from tracker.search.keeping import missing, out_of_step, rebuild
from tracker.search.lookups import LONGEST

__all__ = [
    "LONGEST",
    "held",
    "holding",
    "make_findable",
    "make_unfindable",
    "missing",
    "out_of_step",
    "owned_by",
    "rebuild",
]
