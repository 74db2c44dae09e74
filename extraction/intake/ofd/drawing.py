"""What an OFD's pages draw that is no text to read: unseen words, glyphs without characters, notes, pictures.

Elements are told by their names alone: producers write half a dozen namespaces (GB/T 33190-2016, chapters 8 and 11).
"""

import re
from typing import Any

from lxml import etree

from extraction.intake.errors import Note
from extraction.intake.xml_names import every, name_of

# Above this share of glyphs without a character, what can be read is not the document.
_MOST_UNKNOWN = 0.05
_WHITE = "255 255 255"
# What a sign of private use looks like only its font knows.
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNKNOWN = "\ufffd"
# An object is a line or less; what says more is damaged.
_MOST_MISSING = 1_000


class Drawing:
    """Counts over all parts of one document; ``seen`` is to be given each of them."""

    def __init__(self) -> None:
        self.signs = self.unknown = self.unseen = self.notes_beside = self.attached = 0
        self.pictures = False

    @property
    def is_mostly_unknown(self) -> bool:
        """Whether too many glyphs say no character for the rest to be the text."""
        return self.unknown > _MOST_UNKNOWN * (self.signs + self.unknown)

    def seen(self, part: bytes) -> bytes:
        """The part without what it draws unseen; as it was, where it is no XML or draws nothing seen at all."""
        try:
            root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return part  # What can be mended is mended by ofdkit; the rest it refuses.
        self.pictures |= next(every(root, "ImageObject", "PathObject"), None) is not None
        self.attached += sum(1 for _ in every(root, "Attachment"))
        if name_of(root) == "PageAnnot":
            self.notes_beside += any(_text(each) for each in every(root, "Appearance"))
        elif name_of(root) == "Page":
            return self._page_seen(root, part)
        return part

    def notes(self) -> list[Note]:
        """What is to be said of it."""
        counts = {
            "hidden_left_out": self.unseen,
            "chunks_left_out": self.attached,
            "signs_unknown": self.unknown,
        }
        beside = [Note("comments_left_out")] if self.notes_beside else []
        return beside + [Note(key, count=count) for key, count in counts.items() if count]

    def _page_seen(self, root: Any, part: bytes) -> bytes:
        # White words on something that is drawn may be a heading on its band; on bare paper nobody sees them.
        is_bare = next(every(root, "PathObject", "ImageObject"), None) is None
        unseen = {each for each in root.iter(etree.Element) if _is_unseen(each, is_bare) and _text(each)}
        # Recognised words lie unseen over or under the picture of a scanned page: there they are the text.
        if all(_is_within(each, unseen) for each in every(root, "TextObject") if _text(each)):
            unseen = set()
        for each in unseen:
            each.getparent().remove(each)
        self.unseen += len(unseen)
        unknown = self.unknown
        for drawn in every(root, "TextObject"):
            self._count(drawn)
        return etree.tostring(root) if unseen or self.unknown > unknown else part

    def _count(self, drawn: Any) -> None:
        """Count the signs of an object, and let U+FFFD stand for each that says no character."""
        codes = [code for code in every(drawn, "TextCode") if code.text]
        for code in codes:
            code.text, private = _PRIVATE.subn(_UNKNOWN, code.text)
            self.unknown += private
        text = _text(drawn)
        ends = [
            _number(each, "CodePosition", 0) + _number(each, "CodeCount", 1) for each in every(drawn, "CGTransform")
        ]
        missing = min(max(0, max(ends, default=0) - len(text)), _MOST_MISSING) if codes else 0
        if missing:
            codes[-1].text += _UNKNOWN * missing
        self.unknown += missing
        self.signs += sum(map(str.isalnum, text))


def _is_unseen(each: Any, is_bare: bool) -> bool:
    if (each.get("Visible") or "").strip().lower() in ("false", "0") or (each.get("Alpha") or "").strip() == "0":
        return True
    return is_bare and name_of(each) == "TextObject" and _is_white(each)


def _is_white(drawn: Any) -> bool:
    return any(" ".join((colour.get("Value") or "").split()) == _WHITE for colour in every(drawn, "FillColor"))


def _is_within(element: Any, others: set[Any]) -> bool:
    return element in others or any(outer in others for outer in element.iterancestors())


def _text(element: Any) -> str:
    return "".join(str(code.text or "") for code in every(element, "TextCode"))


def _number(element: Any, name: str, default: int) -> int:
    value = element.get(name) or ""
    return int(value) if value.isdecimal() else default
