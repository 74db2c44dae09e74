"""Words that share their beginnings, read along a text one character at a time."""

from typing import Any

# One of these may stand between any two characters of a word (see patterns.GAP).
GAPS = (" ", "\n")


class Branch:
    """How far reading a word has come: the characters it can go on with, and what a word that ends here stands for."""

    __slots__ = ("ends", "onward")

    def __init__(self) -> None:
        self.onward: dict[str, Branch] = {}
        self.ends: list[Any] = []

    def grown(self, word: str) -> "Branch":
        """The branch where ``word`` ends, grown if need be."""
        branch = self
        for character in word:
            if character not in branch.onward:
                branch.onward[character] = Branch()
            branch = branch.onward[character]
        return branch

    def read(self, folded: str, at: int, end: int) -> list[tuple[int, list[Any]]]:
        """Where each word that goes on at ``at`` ends, the shortest first, and what it stands for.

        A blank or a line break may stand there first, so this is asked behind a word's first character.
        """
        branch, found = self, [(at, self.ends)] if self.ends else []
        while at < end:
            after = branch.onward.get(folded[at])
            if after is None and folded[at] in GAPS:
                at += 1
                after = branch.onward.get(folded[at]) if at < end else None
            if after is None:
                break
            branch, at = after, at + 1
            if branch.ends:
                found.append((at, branch.ends))
        return found
