"""Demands that differ as real ones do, as many as asked, and what says nearly the same as one of them.

Each is a sentence that the labelled speeches of seeds/ demand something with, of which every second word was exchanged
for one of the same kind and length from jieba's dictionary, in proportion to how often people use it; who answers, days
and figures are drawn anew.  Words are thus as rare and as frequent as in the language, and sentences are built alike.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from jieba import posseg

from benchmarks import county
from seeds.build import GOLD, HELDOUT, PRACTICE

OWNER = "\0"  # where a name stood
EXCHANGED = 0.5
_CARRYING = ("n", "v", "a", "i", "l", "j")  # kinds of words that say something; the others hold a sentence together
_FIGURE = re.compile(r"\d+")
Token = tuple[str, str]


@dataclass(frozen=True)
class Demand:
    """A sentence, who answers for it there, and what the office makes of it."""

    quote: str
    owner: str
    text: str


class Writer:
    """Writes demands by its dice."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._frames = list(_frames())
        self._owners = [name for name, _above in county.units()]
        self._words = _words()

    def demands(self, many: int) -> Iterator[tuple[Demand, list[Token]]]:
        """So many, with the words each was made of."""
        for _each in range(many):
            tokens = self._exchanged(self._dice.choice(self._frames), EXCHANGED)
            yield self._said(tokens), tokens

    def again(self, tokens: list[Token]) -> Demand:
        """The same with another owner, days and figures, and up to a quarter of what it says in other words."""
        return self._said(self._exchanged(tokens, self._dice.choice((0, 0.1, 0.25))))

    def _exchanged(self, tokens: list[Token], share: float) -> list[Token]:
        return [(self._other(word, kind) if self._dice.random() < share else word, kind) for word, kind in tokens]

    def _other(self, word: str, kind: str) -> str:
        words, weights = self._words.get((kind, len(word)), ((), ()))
        return self._dice.choices(words, cum_weights=weights)[0] if kind[:1] in _CARRYING and words else word

    def _said(self, tokens: list[Token]) -> Demand:
        owner = self._dice.choice(self._owners)
        sentence = _FIGURE.sub(lambda _figure: str(self._dice.randrange(1, 31)), "".join(word for word, _ in tokens))
        quote = sentence.replace(OWNER, owner)
        text = sentence.replace(OWNER, "").strip("。；，、") if self._dice.random() < 0.3 else quote.rstrip("。；")
        return Demand(quote, owner if OWNER in sentence else "", text or quote)


def _frames() -> Iterator[list[Token]]:
    """The labelled demands in words, with one owner's name taken out."""
    for path in sorted([*GOLD.glob("*.gold.json"), *PRACTICE.glob("gold/*.json"), *HELDOUT.glob("gold/*.json")]):
        for quote, owner in _labelled(path):
            before, name, behind = quote.partition(owner) if owner else (quote, "", "")
            middle = [(OWNER, "")] if name else []
            yield [*_cut(before), *middle, *_cut(behind)]


def _labelled(path: Path) -> Iterator[tuple[str, str]]:
    text_file = path.with_name(path.name.replace(".gold.json", ".txt"))
    if not text_file.exists():
        return
    text = text_file.read_text(encoding="utf-8")
    for segment in json.loads(path.read_text(encoding="utf-8"))["segments"]:
        if segment["label"] == "F":
            owners = [party["name"] for party in segment.get("parties", ())]
            yield text[segment["start"] : segment["end"]], next(iter(owners), "")


def _cut(text: str) -> list[Token]:
    return [(word, kind) for word, kind in posseg.cut(text, HMM=False)]


def _words() -> dict[tuple[str, int], tuple[list[str], list[int]]]:
    """Words with their summed frequencies, by kind and length."""
    kinds: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    posseg.initialize()
    for word, kind in posseg.dt.word_tag_tab.items():
        frequency = posseg.dt.tokenizer.FREQ.get(word)
        if frequency:
            kinds[kind, len(word)][word] = frequency
    return {key: (list(found), list(accumulate(found.values()))) for key, found in kinds.items()}
