"""The small pattern language of the rule files, and its translation to regular expressions.

    literal text     stands for itself; a single blank or line break between two of its characters is tolerated
    [optional]       may be absent
    (a|b)            one of several
    {slot:lexicon}   any word of a lexicon, or of a character class named in CLASSES; {lexicon} alone names the slot too
    \\               before one of []()|{}\\ makes it literal

There is no repetition, and every character class is bounded, so a match costs constant time: nothing backtracks far.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extraction.core.masks import MASK, fold

GAP = "[ \n]?"
OPEN = "\0"
DIGITS = "0123456789"
HAN_DIGITS = "〇零一二两三四五六七八九十百千万廿卅"
_FIGURE = rf"(?<![0-9])[0-9]{{1,12}}(?![0-9])|(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,9}}"
_DECIMAL = rf"(?<![0-9])[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?(?![0-9])|(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,9}}"
_MASK = rf"[{MASK}某]{{1,4}}"
# name -> (regular expression, the characters it can begin with; empty: too many to list, so no rule may begin with it)
CLASSES = {
    "digits": ("(?<![0-9])[0-9]{1,12}(?![0-9])", DIGITS),
    "number": (_DECIMAL, DIGITS + HAN_DIGITS),
    "count": (_FIGURE, DIGITS + HAN_DIGITS),
    "few": (rf"(?<![0-9])[0-9]{{1,2}}(?![0-9])|(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,3}}", DIGITS + HAN_DIGITS),
    "mask": (_MASK, MASK + "某"),
    "figure": (f"{_MASK}|{_FIGURE}", DIGITS + HAN_DIGITS + MASK + "某"),
    "year": (rf"(?<![0-9])[0-9]{{0,3}}{MASK}{{1,4}}|某{{1,4}}|(?<![0-9])[0-9]{{4}}|[〇零一二三四五六七八九]{{4}}",
             DIGITS + HAN_DIGITS + MASK + "某"),
    "stretch": (r"[^\n，,。；;：:！!？?、 ]{1,12}?", ""),
}  # fmt: skip


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


class Compiler:
    """Turns parsed patterns into regular expressions over folded text, given the lexicons (name -> words)."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, object]]) -> None:
        self._lexicons = lexicons
        self._words = {name: self._alternatives(words) for name, words in lexicons.items()}

    @staticmethod
    def _alternatives(words: Mapping[str, object]) -> str:
        return "|".join(_literal(fold(word)) for word in sorted(words, key=len, reverse=True))

    def expression(self, nodes: list[Node], *, named: bool = True) -> str:
        """The regular expression; slots become groups ``name__1``, ``name__2`` … unless ``named`` is false."""
        return self._sequence(nodes, {} if named else None)

    def heads(self, nodes: list[Node]) -> set[str]:
        """What a match can begin with: two characters, or one, OPEN and what may follow the whole class.

        Blanks between them are left out.  Raises PatternError where heads cannot be listed.
        """
        heads = self._sequence_heads(nodes)
        if "" in heads:
            raise PatternError("it matches nothing at all")
        if any(head[0] == OPEN for head in heads):
            raise PatternError("no rule may begin with a stretch of anything")
        return heads

    def _sequence(self, nodes: list[Node], names: dict[str, int] | None) -> str:
        parts = ""
        for node in nodes:
            gap = GAP if parts else ""
            inner = self._part(node, names)
            # The blank before an optional part belongs to it: without the part it must not be swallowed.
            optional = isinstance(node, Choice) and node.optional
            parts += f"(?:{gap}{inner})?" if optional else gap + inner
        return parts

    def _part(self, node: Node, names: dict[str, int] | None) -> str:
        if isinstance(node, Literal):
            return _literal(node.text)
        if isinstance(node, Choice):
            return "(?:" + "|".join(self._sequence(option, names) for option in node.options) + ")"
        inner = self._slot_words(node)
        if names is None:
            return f"(?:{inner})"
        names[node.name] = names.get(node.name, 0) + 1
        return f"(?P<{node.name}__{names[node.name]}>{inner})"

    def _slot_words(self, slot: Slot) -> str:
        if slot.source in CLASSES:
            return CLASSES[slot.source][0]
        if slot.source not in self._words:
            raise PatternError(f"there is no lexicon “{slot.source}”")
        return self._words[slot.source]

    def _sequence_heads(self, nodes: list[Node]) -> set[str]:
        found = {""}
        for node in nodes:
            if all(map(_is_whole, found)):
                return found
            more = self._part_heads(node)
            found = {head if _is_whole(head) else _longer(head, tail) for head in found for tail in more}
        return found

    def _part_heads(self, node: Node) -> set[str]:
        """Heads of one part; OPEN in second place stands for the rest of a class."""
        if isinstance(node, Literal):
            return {node.text[:2]}
        if isinstance(node, Choice):
            heads = set().union(*(self._sequence_heads(option) for option in node.options))
            return heads | {""} if node.optional else heads
        if node.source not in CLASSES:
            return {fold(word)[:2] for word in self._lexicons.get(node.source, {})}
        if not CLASSES[node.source][1]:
            return {OPEN + OPEN}
        return {character + OPEN for character in CLASSES[node.source][1]}


def _is_whole(head: str) -> bool:
    return len(head) == 3 or (len(head) == 2 and head[1] != OPEN)


def _longer(head: str, tail: str) -> str:
    longer = head + tail
    return longer[:3] if longer[1:2] == OPEN else longer[:2]


def _literal(text: str) -> str:
    return GAP.join(re.escape(character) for character in text)
