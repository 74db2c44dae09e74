"""The readings of all seed texts, kept as a digest beside the version of the reader that gave them.

``python -m tests.reader.recorded`` (part of ``make rules``) keeps them anew.  It refuses where the code alone has
changed them and its version is the same: two programs would pass for one, and nobody would be offered to read again.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extraction.reader import Rulebook, read, shipped
from extraction.reader.version import VERSION

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
RECORD = Path(__file__).with_name("readings.json")
FORGOTTEN = (
    "The code reads the seed texts otherwise than it did: raise VERSION in extraction/reader/version.py, "
    "then run `make rules`."
)
OUTDATED = "Rules, words or version of the reader have changed: run `make rules`."


def seed_texts() -> Iterator[str]:
    """Every text of the seeds: planted, of practice and held out.  What intake makes of other files is not asked."""
    for folder in ("speeches", "gold", "practice/gold", "heldout/gold"):
        for file in sorted((SEEDS / folder).glob("*.txt")):
            content = file.read_bytes()
            try:
                yield content.decode()
            except UnicodeDecodeError:
                yield content.decode("gb18030")


def digest_of(rulebook: Rulebook) -> str:
    """SHA-256 of what the reader makes of the seed texts; of the rules it tells only what they bring about."""
    digest = hashlib.sha256()
    for text in seed_texts():
        reading = read(text, rulebook=rulebook).as_dict()
        del reading["rules_hash"]
        digest.update(json.dumps(reading, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def now() -> dict[str, str]:
    """What is to be kept of the reader as it is."""
    return {"version": VERSION, "rules": shipped().hash, "readings": digest_of(shipped())}


def fault(kept: dict[str, str], found: dict[str, str]) -> str:
    """What is wrong with what is kept, in one sentence; empty where it is as found."""
    if kept["rules"] == found["rules"] and kept["readings"] != found["readings"]:
        return FORGOTTEN
    return "" if kept == found else OUTDATED


def kept() -> dict[str, str]:
    """What was kept last."""
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {"rules": "", "readings": ""}


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
