"""Where a text says that something is to be done, whether or not anything was proposed there."""

from functools import lru_cache
from typing import NamedTuple

from extraction.reader.layout.spans import Span
from extraction.reader.matches import MatchedText
from extraction.reader.parties.predicates import ACTING, BINDING
from extraction.reader.printed import Printed
from extraction.reader.rulebook import Rulebook
from extraction.reader.rulebook.masks import fold


class CueWord(NamedTuple):
    """``text[start:end]`` demands or tells what is done; ``rule`` found it.  ``binds``: a word like 要, 必须, 不得."""

    start: int
    end: int
    rule: str
    binds: bool


def cue_words(text: str, rulebook: Rulebook) -> tuple[CueWord, ...]:
    """The words of action of a text from left to right, none overlapping; offsets are code points of the text.

    They say nothing of what the sentence around them means: 去年要 has one as well.
    """
    return _cue_words(text, rulebook)


# Whoever reviews a speech opens it once for each of its proposals.
@lru_cache(maxsize=32)
def _cue_words(text: str, rulebook: Rulebook) -> tuple[CueWord, ...]:
    printed = Printed(text)
    cues = MatchedText(printed.text, fold(printed.text), Span(0, len(printed.text)), None, rulebook).cues
    return tuple(
        CueWord(*printed.words(cue.start, cue.end), cue.rule.id, cue.rule.value in BINDING)
        for cue in cues
        if cue.rule.value in BINDING | ACTING
    )
