"""Rich text → text, by walking its control words.

No kept package knows deleted and hidden words or table cells apart; and much of what offices call .doc is rich text.
"""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extraction.intake.errors import IntakeError, Note

from . import words
from .fonts import UNKNOWN, Fonts
from .lines import Lines

# Far deeper than any program nests its groups.
_MAX_DEPTH = 1_000
_WHITE = (255, 255, 255)
_COUNTED = {"changes_applied", "hidden_left_out", "footnotes_left_out", "boxes_left_out", "signs_unknown"}


@dataclass(frozen=True)
class _State:
    """What holds in a group until it ends: where its text goes, and how it looks.

    ``to`` is empty for the text itself; else "skip", "number", one of the tables, or the key of a note.
    """

    to: str = ""
    font: int | None = None
    skip: int = 1
    deleted: bool = False
    hidden: bool = False
    colour: int = 0
    ground: int = 0


def read(path: Path) -> tuple[str, list[Note]]:
    """The text, one paragraph or table row a line, and notes on what was left out.

    Raises IntakeError: DAMAGED where groups do not close, NOT_ALLOWED for embedded objects.
    """
    walk = _Walk()
    for token in words.tokens(path.read_bytes()):
        walk.take(token)
        if walk.is_over:
            break
    return walk.text(), walk.notes()


class _Walk:
    def __init__(self) -> None:
        self.state, self.outer = _State(), list[_State]()
        self.lines, self.fonts = Lines(), Fonts()
        self.colours: list[tuple[int, ...]] = []
        self.rgb = {"red": 0, "green": 0, "blue": 0}
        self.row_is_coloured = self.is_over = False
        self.is_opening = self.is_starred = False
        self.left_out: Counter[str] = Counter()
        self.saying = ""
        self.to_skip = 0
        self.pending = b""
        self.number = ""

    def take(self, token: words.Token) -> None:
        """Go on by one token."""
        if token.kind == "bytes":
            skipped = min(self.to_skip, len(token.data))
            self.to_skip -= skipped
            self.pending += token.data[skipped:]
            return
        self._flush()
        # \* says that a group may be passed over, where it opens it; elsewhere it says nothing.
        opens, self.is_opening = self.is_opening, token.kind == "brace" and token.word == "{"
        starred, self.is_starred = self.is_starred, opens and token.word == "*"
        if token.kind == "brace":
            self.to_skip = 0
            self._open() if token.word == "{" else self._close()
        elif self.to_skip and token.word != "u":
            self.to_skip -= 1
        elif token.kind == "symbol":
            self._write(words.SYMBOLS.get(token.word, ""))
        else:
            self._word(token.word, token.number, starred)

    def text(self) -> str:
        """All lines.  Raises IntakeError: DAMAGED where the file ended too early."""
        if not self.is_over:
            raise IntakeError("DAMAGED")
        text = "\n".join(self.lines.finished()).rstrip("\n")
        # Characters beyond the first plane are written as the two halves that UTF-16 makes of them.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def notes(self) -> list[Note]:
        """What was left out."""
        said = {key: count for key, count in self.left_out.items() if count}
        return [Note(key, count=count) if key in _COUNTED else Note(key) for key, count in said.items()]

    def _open(self) -> None:
        if len(self.outer) >= _MAX_DEPTH:
            raise IntakeError("DAMAGED")
        self.outer.append(self.state)

    def _close(self) -> None:
        ended = self.state
        self.state = self.outer.pop() if self.outer else ended
        self.is_over = not self.outer
        if ended.to == "number" and self.state.to != "number":
            # The number of a paragraph as it is printed, with what parts it from the words; a mere bullet is none.
            number, self.number = self.number, ""
            self._write(words.printed(number) if words.is_number(number) else "")

    def _word(self, word: str, number: int | None, starred: bool) -> None:
        if word in words.OBJECTS:
            raise IntakeError("NOT_ALLOWED")
        to = words.leads_to(word, starred)
        # What is passed over may hold a text box, which is to be said all the same.
        if to and (self.state.to != "skip" or word in words.BESIDE):
            self.state = replace(self.state, to=to)
        elif self.state.to == "skip":
            return
        elif word in words.LOOKS:
            field, value = words.LOOKS[word]
            changed: dict[str, Any] = {field: value(number)}
            self.state = replace(self.state, **changed)
        elif word == "plain":
            self.state = _State(to=self.state.to, skip=self.state.skip)
        elif word == "u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self.to_skip = self.state.skip
        elif word in words.SIGNS:
            self._write(words.SIGNS[word])
        elif not self._tell(word, number or 0) and not self.state.to:
            self._structure(word)

    def _tell(self, word: str, number: int) -> bool:
        """Take note of what the tables and the rows say of fonts and colours; whether the word was of that sort."""
        if word in self.rgb:
            self.rgb[word] = number
        elif word == "clcbpat":
            self.row_is_coloured |= self._colour(number) not in (None, _WHITE)
        else:
            return self.fonts.tell(word, number, self.state.font)
        return True

    def _structure(self, word: str) -> None:
        if word in words.PARAGRAPH_ENDS:
            if not self.state.deleted:
                self.lines.end_paragraph()
        elif word == "pard":
            self.lines.in_table = False
            self.state = replace(self.state, ground=0)
        elif word == "trowd":
            self.row_is_coloured = False
            self.lines.begin_row()
        elif word in words.ROWS:
            words.ROWS[word](self.lines)

    def _flush(self) -> None:
        if self.pending:
            data, self.pending = self.pending, b""
            self._write(self.fonts.decoded(data, self.state.font))

    def _write(self, text: str) -> None:
        to = self.state.to
        if to == "colortbl":
            for _ in range(text.count(";")):
                self.colours.append(tuple(self.rgb.values()))
        elif to == "number":
            self.number += text
        elif to in words.NOTES:
            # Blanks and page numbers are nothing to speak of.
            self._say(to if any(map(str.isalpha, text)) else "")
        elif not to and text:
            self._write_seen(text)

    def _write_seen(self, text: str) -> None:
        if self.state.deleted:
            self._say("changes_applied")
        elif text.strip() and self._is_unseen():
            self._say("hidden_left_out")
        else:
            self.saying = ""
            self.left_out["signs_unknown"] += text.count(UNKNOWN)
            self.lines.write(text)

    def _say(self, key: str) -> None:
        """Count a passage that is left out, once for all the pieces it is written in."""
        if key and key != self.saying:
            self.saying = key
            self.left_out[key] += 1

    def _is_unseen(self) -> bool:
        is_on_white = not self.row_is_coloured and self._colour(self.state.ground) in (None, _WHITE)
        return self.state.hidden or (self._colour(self.state.colour) == _WHITE and is_on_white)

    def _colour(self, number: Any) -> tuple[int, ...] | None:
        """The colour of this number; 0 is the automatic one."""
        return self.colours[number] if 0 < number < len(self.colours) else None
