"""Finding rows by words: what holds them, and what was probably meant.  Others import this room, nothing behind it."""

from tracker.search.candidates import candidates
from tracker.search.holding import each_word, held, holding, owned_by
from tracker.search.index import make_findable, make_unfindable
from tracker.search.keeping import missing, out_of_step, rebuild
from tracker.search.lookups import LONGEST
from tracker.search.meant import SHORT, Meant, meant, worth_guessing
from tracker.search.snippets import Piece, snippet, stands_in

__all__ = [
    "LONGEST",
    "SHORT",
    "Meant",
    "Piece",
    "candidates",
    "each_word",
    "held",
    "holding",
    "make_findable",
    "make_unfindable",
    "meant",
    "missing",
    "out_of_step",
    "owned_by",
    "rebuild",
    "snippet",
    "stands_in",
    "worth_guessing",
]
