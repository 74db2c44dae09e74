"""The small pattern language of the rule files.

    literal text     stands for itself; a single blank or line break between two of its characters is tolerated
    [optional]       may be absent
    (a|b)            one of several
    {slot:lexicon}   any word of a lexicon, or of a character class named in CLASSES; {lexicon} alone names the slot too
    \\               before one of []()|{}\\ makes it literal

There is no repetition, and every character class is bounded, so a match costs constant time: nothing backtracks far.
"""

import re
from dataclasses import dataclass, field

from extraction.reader.rulebook.amounts import AMOUNT, CAPITALS, REST, SHORT_AMOUNT
from extraction.reader.rulebook.masks import MASK, fold

GAP = "[ \n]?"
DIGITS = "0123456789"
HAN_DIGITS = "〇零一二两三四五六七八九十百千万廿卅"
_FIGURE = rf"(?<![0-9])[0-9]{{1,12}}(?![0-9])|(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,9}}"
_DECIMAL = rf"(?<![0-9])[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?(?![0-9])|(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,9}}"
_MASK = rf"[{MASK}某]{{1,4}}"
_HALF_MASKED = rf"(?<![0-9])(?:[0-9]{MASK}|{MASK}[0-9])(?![0-9{MASK}])"
# name -> (regular expression, the characters it can begin with; empty: too many to list, so no rule may begin with it)
CLASSES = {
    "digits": ("(?<![0-9])[0-9]{1,12}(?![0-9])", DIGITS),
    "number": (_DECIMAL, DIGITS + HAN_DIGITS),
    "count": (_FIGURE, DIGITS + HAN_DIGITS),
    "amount": (AMOUNT, DIGITS + HAN_DIGITS + MASK + CAPITALS),
    "short": (SHORT_AMOUNT, DIGITS + HAN_DIGITS),
    "rest": (REST, "半一二三四五六七八九"),
    "few": (rf"(?<![0-9])[0-9]{{1,2}}(?![0-9])|(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,3}}", DIGITS + HAN_DIGITS),
    "mask": (_MASK, MASK + "某"),
    "figure": (f"{_HALF_MASKED}|{_MASK}|{_FIGURE}", DIGITS + HAN_DIGITS + MASK + "某"),
    "year": (rf"(?<![0-9])[0-9]{{0,3}}{MASK}{{1,4}}|某{{1,4}}|(?<![0-9])[0-9]{{4}}|[〇零一二三四五六七八九]{{4}}",
             DIGITS + HAN_DIGITS + MASK + "某"),
    "stretch": (r"[^\n，,。；;：:！!？?、 ]{1,12}?", ""),
}  # fmt: skip


# What a class goes on with, besides what it can begin with.
ONWARD = ".,点亿萬億拾佰仟"


class PatternError(ValueError):
    """A pattern that cannot be read; the message is one line."""


@dataclass
class Literal:
    """Characters that stand for themselves."""

    text: str


@dataclass
class Slot:
    """A place for any word of a lexicon or character class."""

    name: str
    source: str


@dataclass
class Choice:
    """One of several sequences; optional when it may be absent."""

    options: list[list["Node"]] = field(default_factory=list)
    optional: bool = False


Node = Literal | Slot | Choice
_TOKEN = re.compile(r"\\(.)|\{([^{}]*)\}|([\[\]()|])|([^\\{}\[\]()|]+)|(.)", re.S)
_SLOT = re.compile(r"(?:([a-z_][a-z0-9_]*):)?([a-z_][a-z0-9_]*)")


def parse(pattern: str) -> list[Node]:
    """The parts of a pattern in order.  Raises PatternError for brackets that do not close and for bad slots."""
    tokens = list(_TOKEN.finditer(pattern))
    options, at = _options(tokens, 0, "")
    if at < len(tokens) or not pattern:
        raise PatternError("empty" if not pattern else f"“{tokens[at].group()}” closes nothing")
    return options[0] if len(options) == 1 else [Choice(options)]


def _options(tokens: list[re.Match[str]], at: int, closer: str) -> tuple[list[list[Node]], int]:
    options: list[list[Node]] = [[]]
    while at < len(tokens) and tokens[at][3] not in ("]", ")"):
        node, at = _node(tokens, at)
        if node is None:
            options.append([])
        else:
            options[-1].append(node)
    found = tokens[at][3] if at < len(tokens) else ""
    if closer and found != closer:
        raise PatternError(f"“{closer}” is missing")
    return options, at


def _node(tokens: list[re.Match[str]], at: int) -> tuple[Node | None, int]:
    """The part that begins at a token, and where the next begins; None stands for the bar between options."""
    escaped, slot, bracket, literal, stray = tokens[at].groups()
    if bracket == "|":
        return None, at + 1
    if bracket:
        options, end = _options(tokens, at + 1, "]" if bracket == "[" else ")")
        return Choice(options, optional=bracket == "["), end + 1
    if slot is not None:
        return _slot(slot), at + 1
    if stray:
        raise PatternError(f"“{stray}” must be escaped with a backslash")
    return Literal(fold(escaped or literal)), at + 1


def _slot(words: str) -> Slot:
    found = _SLOT.fullmatch(words)
    if not found:
        raise PatternError(f"“{{{words}}}” is not {{slot:lexicon}}")
    return Slot(found[1] or found[2], found[2])
