"""A task in its own words: what is to be done, without the connective and the owners that its quote begins with."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from extraction.reader import Proposal
from tracker.choices import DirectiveKind

# What somebody must not do, answers for, or has promised is about who that is.
_ABOUT_THEIR_SUBJECT = {DirectiveKind.PROHIBITION, DirectiveKind.ACCOUNTABILITY, DirectiveKind.COMMITMENT}


@cache
def words() -> dict[str, Any]:
    """What may be left out and what may not, with examples: ``wording.toml``."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def task_of(found: Proposal) -> str:
    """The end of the quote that says what is to be done; all of it where nothing before it may be left out.

    Left out are a connective, the names of owners that the proposal has, and the 要 behind these; nothing else.
    """
    quote = found.text
    at = _behind_modal(quote, _behind_names(found, _behind_connective(quote)))
    task = quote[at:]
    return task if sum(sign.isalnum() for sign in task) >= words()["least"] else quote


def _behind_connective(quote: str) -> int:
    """Behind a connective and its comma; one without a comma only counts where 要 follows."""
    at = _behind(quote, 0, words()["connectives"])
    comma = _behind(quote, at, words()["commas"])
    if comma > at:
        return comma
    return at if _modal_at(quote, at, words()["left_out"]) else 0


def _behind_names(found: Proposal, at: int) -> int:
    """Behind the owners that are named there, one or a list, where what they must do comes next."""
    if found.kind in _ABOUT_THEIR_SUBJECT:
        return at
    ends = {each.start - found.start: each.end - found.start for each in found.parties if not each.inherited}
    end = joint = at
    while joint in ends:
        end = ends[joint]
        joint = _behind(found.text, end, words()["joints"])
        if joint == end:
            break
    is_next = _modal_at(found.text, end, [*words()["left_out"], *words()["kept"]])
    return end if joint == end and is_next else at


def _behind_modal(quote: str, at: int) -> int:
    """Behind 要, where something before it is left out."""
    return at + len(_modal_at(quote, at, words()["left_out"])) if at else 0


def _modal_at(quote: str, at: int, modals: Iterable[str]) -> str:
    """Which of these stands there, if any; 要求 is no 要, and 主要 is none."""
    modal = quote[at : _behind(quote, at, modals)]
    ends_a_word = modal.startswith("要") and quote[:at].endswith(tuple(words()["ends_with_it"]))
    return "" if ends_a_word or _behind(quote, at, words()["no_modals"]) > at else modal


def _behind(quote: str, at: int, these: Iterable[str]) -> int:
    """The end of the longest of these that stands there, or the place itself."""
    return max((at + len(each) for each in these if quote.startswith(each, at)), default=at)
