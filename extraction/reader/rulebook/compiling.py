"""From parsed patterns to regular expressions over folded text, and to the characters a match can begin with."""

import re
from collections.abc import Mapping

from extraction.reader.rulebook.alternatives import any_of
from extraction.reader.rulebook.patterns import CLASSES, GAP, Choice, Literal, Node, PatternError, Slot

OPEN = "\0"
MOST_WORDS = 2000


class Compiler:
    """Turns parsed patterns into regular expressions over folded text, given the lexicons (name -> words)."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, object]]) -> None:
        self._lexicons = lexicons
        self._words = {name: any_of(words, GAP) for name, words in lexicons.items()}

    def expression(self, nodes: list[Node]) -> str:
        """The regular expression; slots become groups ``name__1``, ``name__2`` …"""
        return self._sequence(nodes, {})

    def prefixes(self, nodes: list[Node]) -> set[str]:
        """What a match can begin with: two characters, or one, OPEN and what may follow the whole class.

        Blanks between them are left out.  Raises PatternError where prefixes cannot be listed.
        """
        prefixes = self._sequence_prefixes(nodes)
        if "" in prefixes:
            raise PatternError("it matches nothing at all")
        if any(prefix[0] == OPEN for prefix in prefixes):
            raise PatternError("no rule may begin with a stretch of anything")
        return prefixes

    def words(self, nodes: list[Node]) -> frozenset[str]:
        """Every word the pattern stands for; none at all where they are endless or more than MOST_WORDS."""
        return frozenset(self._sequence_words(nodes) or ())

    def _sequence(self, nodes: list[Node], names: dict[str, int]) -> str:
        parts = ""
        for node in nodes:
            gap = GAP if parts else ""
            inner = self._part(node, names)
            # The blank before an optional part belongs to it: without the part it must not be swallowed.
            optional = isinstance(node, Choice) and node.optional
            parts += f"(?:{gap}{inner})?" if optional else gap + inner
        return parts

    def _part(self, node: Node, names: dict[str, int]) -> str:
        if isinstance(node, Literal):
            return _literal(node.text)
        if isinstance(node, Choice):
            return "(?:" + "|".join(self._sequence(option, names) for option in _longest_first(node.options)) + ")"
        inner = self._slot_words(node)
        names[node.name] = names.get(node.name, 0) + 1
        return f"(?P<{node.name}__{names[node.name]}>{inner})"

    def _slot_words(self, slot: Slot) -> str:
        if slot.source in CLASSES:
            return CLASSES[slot.source][0]
        if slot.source not in self._words:
            raise PatternError(f"there is no lexicon “{slot.source}”")
        return self._words[slot.source]

    def _sequence_words(self, nodes: list[Node]) -> set[str] | None:
        found = {""}
        for node in nodes:
            more = self._part_words(node)
            if more is None or len(found) * len(more) > MOST_WORDS:
                return None
            found = {word + tail for word in found for tail in more}
        return found

    def _part_words(self, node: Node) -> set[str] | None:
        if isinstance(node, Literal):
            return {node.text}
        if isinstance(node, Slot):
            return None if node.source in CLASSES else set(self._lexicons.get(node.source, ()))
        options = [self._sequence_words(option) for option in node.options]
        words = set().union(*(option or () for option in options))
        return None if None in options else words | {""} if node.optional else words

    def _sequence_prefixes(self, nodes: list[Node]) -> set[str]:
        found = {""}
        for node in nodes:
            whole = set(filter(_is_whole, found))
            if whole == found:
                return found
            more = self._part_prefixes(node)
            found = whole | {_longer(prefix, tail) for prefix in found - whole for tail in more}
        return found

    def _part_prefixes(self, node: Node) -> set[str]:
        """Prefixes of one part; OPEN in second place stands for the rest of a class."""
        if isinstance(node, Literal):
            return {node.text[:2]}
        if isinstance(node, Choice):
            prefixes = set().union(*(self._sequence_prefixes(option) for option in node.options))
            return prefixes | {""} if node.optional else prefixes
        if node.source not in CLASSES:
            return {word[:2] for word in self._lexicons.get(node.source, {})}
        if not CLASSES[node.source][1]:
            return {OPEN + OPEN}
        return {character + OPEN for character in CLASSES[node.source][1]}


def _longest_first(options: list[list[Node]]) -> list[list[Node]]:
    """Of plain words the longer is tried first, as in a lexicon: (漏|漏进) finds 漏进.  Others keep their order."""
    words = ["".join(node.text for node in option if isinstance(node, Literal)) for option in options]
    are_plain = all(isinstance(node, Literal) for option in options for node in option)
    ordered = sorted(zip(words, options, strict=True), key=lambda pair: -len(pair[0])) if are_plain else []
    return [option for _, option in ordered] or options


def _is_whole(prefix: str) -> bool:
    return len(prefix) == 3 or (len(prefix) == 2 and prefix[1] != OPEN)


def _longer(prefix: str, tail: str) -> str:
    longer = prefix + tail
    return longer[:3] if longer[1:2] == OPEN else longer[:2]


def _literal(text: str) -> str:
    return GAP.join(re.escape(character) for character in text)
