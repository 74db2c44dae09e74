"""Read a marked speech: the words of a speech and its hand-made labels in one file.

The form is described in ``seeds/README.md``. Words and labels live in one place so that they cannot drift apart:
the speech file and the gold labels are both made from here by ``python -m seeds.build``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {"": "directive", "p": "prohibition", "c": "commitment", "a": "accountability"}
LABELLED = re.compile(r"(?P<label>[NEDF])(?P<kind>[pca]?)(?P<other>\|[dpca])?(?:@(?P<context>[^ ]+))? ?(?P<marked>.*)")
ROLE = "lead|support|supervisor"
PARTY = re.compile(rf"\[(?P<words>[^\]/?]+)(?:/(?P<role>{ROLE})(?:\|(?P<other_role>{ROLE}))?)?(?P<optional>\?)?\]")
DEADLINE = re.compile(r"<(?P<words>[^=>]+)=(?P<type>[a-z]+) (?P<value>[^>?]+)(?P<optional>\?)?>")
TARGET = re.compile(r"\{(?P<words>[^}?]+)(?P<optional>\?)?\}")
REVISION = re.compile(r"«(?P<inserted>[^»]*)»|‹(?P<deleted>[^›]*)›")
CUT = re.compile(r"[^。！？!?；;]*(?:[。！？!?；;]+[”’」』）)]*|$)")
CELL_MARK = "｜"
BLANK_LINE = "¶"
FURTHER = "+ "


class MarkedError(ValueError):
    """A marked file that does not keep to the form; the message names file, line and fault."""


@dataclass
class Segment:
    """One labelled piece of text, as GUIDE cuts it: up to a full stop, question mark, semicolon or line end."""

    label: str
    written: str  # with tracked changes still marked
    facts: dict = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words as a reader who accepts all tracked changes sees them; table cells parted by a tab."""
        kept = REVISION.sub(lambda m: m["inserted"] or "", self.written)
        return kept.replace(CELL_MARK, "\t")


@dataclass
class MarkedSpeech:
    """A whole marked file: its header fields and its paragraphs, each a list of segments (empty: a blank line)."""

    header: dict[str, str]
    paragraphs: list[list[Segment]]

    @property
    def text(self) -> str:
        """The speech as plain text, one paragraph a line."""
        return "".join("".join(s.text for s in paragraph) + "\n" for paragraph in self.paragraphs)


def read_marked(path: Path) -> MarkedSpeech:
    """Parse the marked file at ``path``; raises MarkedError where a line is not in the form."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = dict(line[2:].split(" ", 1) for line in lines if line.startswith("# "))
    body = "\n".join(line for line in lines if not line.startswith("# ")).strip("\n")
    paragraphs = []
    for block in re.split(r"\n{2,}", body):
        paragraphs.append([] if block == BLANK_LINE else _paragraph(block, path.name))
    return MarkedSpeech(header, paragraphs)


def _paragraph(block: str, file: str) -> list[Segment]:
    segments: list[Segment] = []
    for line in block.split("\n"):
        if line.startswith(FURTHER):
            _mark_further(segments, line, file)
        else:
            segments.append(_segment(line, file))
    if len(cut("".join(segment.text for segment in segments))) != len(segments):
        raise MarkedError(f"{file}: {segments[0].text[:30]}…: a segment without an end mark must end its paragraph")
    return segments


def _mark_further(segments: list[Segment], line: str, file: str) -> None:
    """Add marks to the segment before: words inside other marks, since marks do not nest."""
    if not segments or segments[-1].label != "F":
        raise MarkedError(f"{file}: {line[:30]}…: further marks stand below a firm segment")
    for name, items in _marks(line).items():
        for item in items:
            if item["name" if name == "parties" else "text"] not in segments[-1].text:
                raise MarkedError(f"{file}: {line[:30]}…: these words do not stand in the segment above")
        segments[-1].facts[name] += items


def _segment(line: str, file: str) -> Segment:
    where = f"{file}: {line[:30]}…"
    found = LABELLED.fullmatch(line)
    if not found:
        raise MarkedError(f"{where}: a line starts with N, E or F, then a space")
    marked = found["marked"]
    facts: dict = {}
    if found["label"] == "F":
        facts = _facts(found, marked)
    segment = Segment(found["label"], _unmarked(marked), facts)
    if left := re.search(r"[\[\]<>{}]", segment.written):
        raise MarkedError(f"{where}: a mark is not closed or not known: {left[0]}")
    if hidden := _marked_too_late(marked, segment.written):
        raise MarkedError(f"{where}: {hidden} stands earlier in the segment too, and only the first place counts")
    if len(cut(segment.text)) != 1:
        raise MarkedError(f"{where}: one line is one segment, this one holds {len(cut(segment.text))}")
    return segment


def _unmarked(marked: str) -> str:
    for pattern in (PARTY, DEADLINE, TARGET):
        marked = pattern.sub(lambda m: m["words"], marked)
    return marked


def _marked_too_late(marked: str, written: str) -> str:
    """The first marked words that also stand before their mark: the scoring program looks for their first place."""
    for pattern in (PARTY, DEADLINE, TARGET):
        for found in pattern.finditer(marked):
            if written.find(found["words"]) < len(_unmarked(marked[: found.start()])):
                return found["words"]
    return ""


def _facts(found: re.Match, marked: str) -> dict:
    facts: dict = {"kind": KINDS[found["kind"]]}
    if found["other"]:
        facts["kind_alt"] = KINDS[found["other"][1:].replace("d", "")]
    marks = _marks(marked)
    facts["parties"] = marks.pop("parties")
    if found["context"]:
        facts["party_context"] = found["context"].split("、")
    return facts | marks


def _marks(marked: str) -> dict[str, list[dict]]:
    return {
        "parties": [_item(m, "name", **_roles(m)) for m in PARTY.finditer(marked)],
        "deadlines": [_item(m, "text", type=m["type"], **_value(m)) for m in DEADLINE.finditer(marked)],
        "targets": [_item(m, "text") for m in TARGET.finditer(marked)],
    }


def _roles(found: re.Match) -> dict:
    role = {"role": found["role"] or "lead"}
    return role | {"role_alt": found["other_role"]} if found["other_role"] else role


def _item(found: re.Match, key: str, **more: object) -> dict:
    item = {key: REVISION.sub(lambda m: m["inserted"] or "", found["words"]), **more}
    return item | {"optional": True} if found["optional"] else item


def _value(found: re.Match) -> dict:
    value, kind = found["value"], found["type"]
    if value == "none":
        return {"due_on": None}
    if value == "masked":
        return {"masked": True}
    if kind == "within":
        start, end = value.split("..")
        return {"starts_on": start, "due_on": end}
    return {{"by": "due_on", "phase": "starts_on", "recurring": "rrule", "duration": "duration"}[kind]: value}


def cut(paragraph: str) -> list[str]:
    """Cut one line where GUIDE cuts: after 。！？!?；; and the closing quotes that follow."""
    return [piece for piece in CUT.findall(paragraph) if piece.strip()]


def gold(speech: MarkedSpeech, source: str) -> dict:
    """The labels as the scoring program reads them; offsets are code points of the plain text."""
    segments: list[dict] = []
    at = 0
    for paragraph in speech.paragraphs:
        for segment in paragraph:
            bare = segment.text.strip()
            start = at + segment.text.index(bare)
            place = {"id": len(segments), "start": start, "end": start + len(bare)}
            segments.append(place | _label(segment) | segment.facts)
            at += len(segment.text)
        at += 1
    return {"source": source, "held_on": speech.header["held_on"], "chars": len(speech.text), "segments": segments}


def _label(segment: Segment) -> dict:
    return {"label": "E", "disputed": True} if segment.label == "D" else {"label": segment.label}
