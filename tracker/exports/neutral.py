"""Text as a cell may hold it: a speech can contain anything, and a spreadsheet or an XML file cannot."""

import unicodedata

from django.utils.translation import gettext as _

from tracker.exports.columns import Value

# A spreadsheet reads a cell that begins with one of these as a formula; so do some with the full-width forms.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
MOST_CHARACTERS = 32_767  # of UTF-16, in one cell of Excel: it cuts the rest without a word
_NONCHARACTERS = {"\ufffe", "\uffff"}


def plain(text: str) -> str:
    """The text without what XML and spreadsheets cannot hold: line ends as one ``\\n``, other controls as spaces."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(map(_plain, lines))


def _plain(character: str) -> str:
    if character in _NONCHARACTERS or unicodedata.category(character) == "Cs":
        return "\ufffd"  # what stands for "unreadable"
    return " " if unicodedata.category(character) == "Cc" and character != "\n" else character


def fitting(text: str) -> str:
    """The text if one cell of Excel can hold it, else its beginning and a sentence that says so."""
    if len(text) <= MOST_CHARACTERS // 2 or _units(text) <= MOST_CHARACTERS:
        return text
    said = _("… (cut here: the full text has %(count)d characters and is in the tracker)") % {"count": len(text)}
    room = (MOST_CHARACTERS - _units(said)) * 2
    # Half of a character that takes two units goes with the rest.
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + said


def runs(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if it were typed in, or pasted."""
    return text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)


def neutral(value: Value) -> Value:
    """The value as a cell of a CSV; text that a spreadsheet would run is quoted with an apostrophe."""
    if not isinstance(value, str):
        return value
    return fitting(f"'{plain(value)}" if runs(value) else plain(value))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
