"""What the reader makes of all seed texts and of every rule's examples, kept beside the version of its code.

``python -m tests.reader.recorded`` (part of ``make rules``) keeps it anew.  It refuses where the code alone has changed
a reading and its version is the same: two programs would pass for one, and nobody would be offered to read again.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from extraction.reader import Rulebook, read, read_stretch, shipped
from extraction.reader.version import VERSION

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
RECORD = Path(__file__).with_name("readings.json")
MEETING = date(2026, 3, 2)
STRETCHES = 3  # of each text: a stretch is read with all that stands before it
FORGOTTEN = (
    "The code reads the seed texts otherwise than it did: raise VERSION in extraction/reader/version.py, "
    "then run `make rules`."
)
OUTDATED = "Rules, seed texts or version of the reader have changed: run `make rules`."


def seed_texts() -> Iterator[str]:
    """Every text of the seeds: planted, of practice and held out.  What intake makes of other files is not asked."""
    for folder in ("speeches", "gold", "practice/gold", "heldout/gold"):
        for file in sorted((SEEDS / folder).glob("*.txt")):
            content = file.read_bytes()
            try:
                yield content.decode()
            except UnicodeDecodeError:
                yield content.decode("gb18030")


def examples(rulebook: Rulebook) -> Iterator[list[str]]:
    """The examples and counter-examples of the rules, family by family."""
    for _family, rules in groupby(rulebook.rules, key=lambda rule: rule.family):
        yield [each.text for each in chain.from_iterable((*rule.examples, *rule.counter_examples) for rule in rules)]


def _as_file(text: str, rulebook: Rulebook) -> Any:
    return read(text, rulebook=rulebook).as_dict()["speeches"]


def _as_speech(text: str, rulebook: Rulebook) -> Any:
    """As a stored speech is read, and then some of its stretches as a person points at them."""
    [speech] = read(text, held_on=MEETING, split=False, guess_day=False, least=0, rulebook=rulebook).speeches
    spans = [(found.start, found.end) for found in speech.proposals[:STRETCHES]]
    stretches = [read_stretch(text, *span, held_on=MEETING, rulebook=rulebook) for span in spans]
    return [speech.as_dict(), *(found and found.as_dict() for found in stretches)]


def _digest(value: Any) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def readings(rulebook: Rulebook) -> dict[str, str]:
    """A digest of what is read in each text, by a digest of the text; the examples of a family are one text."""
    found = {_digest(text): _digest([_as_file(text, rulebook), _as_speech(text, rulebook)]) for text in seed_texts()}
    for texts in examples(rulebook):
        found[_digest("\n".join(texts))] = _digest([_as_speech(text, rulebook) for text in texts])
    return dict(sorted(found.items()))


def now() -> dict[str, Any]:
    """What is to be kept of the reader as it is."""
    return {"version": VERSION, "rules": shipped().hash, "readings": readings(shipped())}


def fault(kept: dict[str, Any], found: dict[str, Any]) -> str:
    """What is wrong with what is kept, in one sentence; empty where it is as found.

    The hash of the rules holds the version of the code: where it is the same, the same texts must be read alike.
    """
    before, after = kept["readings"], found["readings"]
    if kept["rules"] == found["rules"] and any(after.get(text, read) != read for text, read in before.items()):
        return FORGOTTEN
    return "" if kept == found else OUTDATED


def kept() -> dict[str, Any]:
    """What was kept last."""
    nothing: dict[str, Any] = {"rules": "", "readings": {}}
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else nothing


def main() -> int:
    """Keep the readings as they are; 1 where that would hide a change."""
    found = now()
    if fault(kept(), found) == FORGOTTEN:
        print(FORGOTTEN, file=sys.stderr)
        return 1
    RECORD.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
