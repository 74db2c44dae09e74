"""The words of rich text that say something about what is seen (Microsoft RTF specification 1.9.1), and its tokens."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extraction.intake.printed_numbers import before_tab

from .lines import Lines

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|(?P<hex>(?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\0]+"
    rb"|(?P<plain>[^\\{}\r\n\0]+)",
    re.DOTALL,
)

SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
}
# \~ is a blank that holds words together, \_ such a hyphen, \- a place where a word may be parted.
SYMBOLS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\"}
PARAGRAPH_ENDS = {"par", "sect", "page", "column"}

# Words that say how text looks: what they change, and how from their number.
LOOKS: dict[str, tuple[str, Callable[[int | None], object]]] = {
    "f": ("font", lambda number: number),
    "uc": ("skip", lambda number: 1 if number is None else max(number, 0)),
    "deleted": ("deleted", lambda number: number != 0),
    "v": ("hidden", lambda number: number != 0),
    "cf": ("colour", lambda number: number or 0),
    **dict.fromkeys(["cb", "chcbpat", "highlight", "cbpat"], ("ground", lambda number: number or 0)),
}
ROWS: dict[str, Callable[[Lines], None]] = {
    "intbl": Lines.enter_table,
    "cell": Lines.end_cell,
    "nestcell": Lines.end_cell,
    "row": Lines.end_row,
    "clvmrg": Lines.goes_on,
    "cellx": Lines.describe,
}

# Groups that hold no text of the document. Whatever begins with \* and is not known here is passed over too.
_PASSED_OVER = frozenset(
    """
    stylesheet info pict list listlevel listname leveltext levelnumbers listoverride listtable listoverridetable
    revtbl rsidtbl generator filetbl fldinst xe tc rxe txe nonesttables upr shp do template private ftnsep ftnsepc
    ftncn aftnsep aftnsepc aftncn bkmkstart bkmkend formfield objclass objname
    """.split()  # noqa: SIM905
)
_TABLES = {"fonttbl", "colortbl"}
_NUMBERS = {"listtext", "pntext"}
# Groups beside the text, with the note that says they were left out.
BESIDE = {
    "footnote": "footnotes_left_out",
    "annotation": "comments_left_out",
    "shptxt": "boxes_left_out",
    "dptxbxtext": "boxes_left_out",
    **{f"{edge}{pages}": "headers_left_out" for edge in ("header", "footer") for pages in ("", "l", "r", "f")},
}
NOTES = frozenset(BESIDE.values())
# Data of objects, which may be anything.
OBJECTS = {"objdata", "objocx"}


# Bullets that are letters in the fonts that draw them: Courier's round, Wingdings' squares and stars.
_LETTER_BULLETS = frozenset("olnqtuvwØüþ§")


def is_number(printed: str) -> bool:
    """Whether what is printed before a paragraph is a number and no bullet."""
    number = printed.strip()
    return number not in _LETTER_BULLETS and any(map(str.isalnum, number))


def printed(number: str) -> str:
    """The number, parted from the words where it parts itself."""
    return before_tab(number.strip()) if number[-1:].isspace() else number


def leads_to(word: str, starred: bool) -> str:
    """Where the text of a group goes that begins with this word; empty for one that begins nothing."""
    if word in BESIDE:
        return BESIDE[word]
    if word in _TABLES:
        return word
    if word in _NUMBERS:
        return "number"
    return "skip" if starred or word in _PASSED_OVER else ""


class Token(NamedTuple):
    """A control word with its number, or one of: bytes of text, a control symbol, a brace."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """What the file is made of.  Raw bytes after \\bin are passed over, whatever they hold."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        token = _token(found)
        if token.word == "bin" and token.number:
            at += max(token.number, 0)
        elif token.kind:
            yield token


def _token(found: re.Match[bytes]) -> Token:
    kind = found.lastgroup or ""
    if kind in ("word", "number"):
        number = found["number"]
        return Token("word", found["word"].decode("ascii"), int(number) if number else None)
    if kind == "hex":
        return Token("bytes", data=bytes.fromhex(found["hex"].replace(b"\\'", b"").decode("ascii")))
    if kind == "plain":
        return Token("bytes", data=found["plain"])
    if kind == "symbol" and found["symbol"] in (b"\r", b"\n"):
        return Token("word", "par")
    return Token(kind, found[kind].decode("latin-1")) if kind else Token("")
