"""The demands of ``county`` as ``demands`` writes them: a few words in a few orders, the hardest there is to tell."""

import random
from collections.abc import Iterator

from benchmarks import county
from benchmarks.demands import Demand, Token


class MonotonousWriter:
    """Writes demands by its dice."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def demands(self, many: int) -> Iterator[tuple[Demand, list[Token]]]:
        """So many, with the words each was made of."""
        for _each in range(many):
            sentence = county.demand(self._dice)
            yield self._said(sentence), [(sentence, "")]

    def again(self, tokens: list[Token]) -> Demand:
        """The same word for word."""
        return self._said("".join(word for word, _kind in tokens))

    def _said(self, sentence: str) -> Demand:
        owner = sentence[: sentence.index("部门") + 2]
        return Demand(sentence, owner, sentence.rstrip("。"))
