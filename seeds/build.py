"""Make the speech files and their gold labels from the marked speeches: ``python -m seeds.build``.

Needs python-docx and reportlab (development requirements). What it makes is committed, so nobody else needs it.
"""

from __future__ import annotations

import json
from pathlib import Path

from seeds.documents import write_docx, write_pdf
from seeds.marked import MarkedSpeech, gold, read_marked

SEEDS = Path(__file__).parent
GOLD, MARKED, SPEECHES = SEEDS / "gold", SEEDS / "marked", SEEDS / "speeches"
# Labelled and never planted. The first may be looked at while rules are written; the second may not: it tells how the
# reader does on what it never saw.
PRACTICE, HELDOUT = SEEDS / "practice", SEEDS / "heldout"


def build(marked: Path) -> Path:
    """Write the speech file that the header of ``marked`` names, and its labels; returns the speech file."""
    speech = read_marked(marked)
    made = SPEECHES / speech.header["file"]
    if made.suffix == ".docx":
        write_docx(speech, made)
    elif made.suffix == ".pdf":
        write_pdf(speech, made)
    else:
        made.write_text(speech.text, encoding=speech.header.get("encoding", "utf-8"), newline="\n")
    write_labels(speech, source_for_labels(speech, made), GOLD / f"{made.stem}.gold.json")
    return made


def build_unplanted(marked: Path) -> Path:
    """Write the text and the labels of a speech that is not planted side by side; returns the text."""
    speech = read_marked(marked)
    made = marked.parent.with_name("gold") / marked.name
    made.write_text(speech.text, encoding="utf-8", newline="\n")
    write_labels(speech, made.name, made.with_suffix(".gold.json"))
    return made


def write_labels(speech: MarkedSpeech, source: str, path: Path) -> None:
    """Write the labels, a segment a line; ``source`` is the text they count in, as seen from their folder."""
    labels = gold(speech, source)
    lines = ",\n".join(json.dumps(segment, ensure_ascii=False) for segment in labels.pop("segments"))
    head = json.dumps(labels, ensure_ascii=False)[:-1]
    path.write_text(f'{head}, "segments": [\n{lines}\n]}}\n', encoding="utf-8")


def source_for_labels(speech: MarkedSpeech, made: Path) -> str:
    """The UTF-8 text the labels count in: the speech itself, or a copy beside the labels where it is no UTF-8 text."""
    if made.suffix == ".txt" and "encoding" not in speech.header:
        return f"../speeches/{made.name}"
    (GOLD / f"{made.stem}.txt").write_text(speech.text, encoding="utf-8", newline="\n")
    return f"{made.stem}.txt"


if __name__ == "__main__":
    for marked_file in sorted(MARKED.glob("*.txt")):
        print(build(marked_file).relative_to(SEEDS))
    for marked_file in sorted([*PRACTICE.glob("marked/*.txt"), *HELDOUT.glob("marked/*.txt")]):
        print(build_unplanted(marked_file).relative_to(SEEDS))
