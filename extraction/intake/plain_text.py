"""Bytes of a plain text file → text.

Order of trial: byte order mark, strict UTF-8, UTF-16 without a mark, GB18030.  Every later guess accepts almost any
bytes, so each must also look like writing.  Guessing by statistics (charset-normalizer) is wrong on short GBK texts.
"""

import codecs
import unicodedata
from collections import Counter

from .errors import IntakeError, Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Shares above which a decoding is taken for garbage.
MAX_STRANGE = 0.01
MAX_UNCOMMON_HAN = 0.10
# UTF-8 with damage still decodes almost everywhere; GB18030 read as UTF-8 almost nowhere.
MAX_BROKEN_UTF8 = 0.10


def decode(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """The text with ``\\r\\n`` as ``\\n``, the name of its encoding, and notes for the person who imports it.

    Raises IntakeError: ENCODING (with the line where it is known), BAD_CHAR.
    """
    text, encoding, certain = _decoded(data)
    text = text.replace("\r\n", "\n")
    if "\0" in text:
        raise IntakeError("BAD_CHAR", line=_line_of(text, text.index("\0")))
    return text, encoding, () if certain else (Note("encoding_guessed", encoding=encoding),)


def _decoded(data: bytes) -> tuple[str, str, bool]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name), name, True
    unmarked_utf16 = _unmarked_utf16(data)
    if unmarked_utf16 is not None:
        return unmarked_utf16, "UTF-16", False
    try:
        return data.decode("utf-8"), "UTF-8", True
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            raise _invalid(data, error, "UTF-8") from error
    return _gb18030(data), "GB18030", False


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _invalid(data, error, name) from error


def _invalid(data: bytes, error: UnicodeDecodeError, name: str) -> IntakeError:
    before = data[: error.start].decode(error.encoding, errors="replace")
    return IntakeError("ENCODING.line", line=_line_of(before, len(before)), encoding=name)


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _unmarked_utf16(data: bytes) -> str | None:
    """The text when the bytes can only be UTF-16: NUL bytes or no UTF-8, and read so they look like writing."""
    if len(data) % 2 or (b"\0" not in data and _is_utf8(data)):
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _looks_written(text):
            return text
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_broken_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") <= max(1, beyond_ascii * MAX_BROKEN_UTF8) and beyond_ascii > 1


def _gb18030(data: bytes) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        # Line numbers only help where the rest is right.
        if _looks_written(data[: error.start].decode("gb18030")) and error.start:
            raise _invalid(data, error, "GB18030") from error
        raise IntakeError("ENCODING") from error
    if not _looks_written(text.replace("\0", "")):
        raise IntakeError("ENCODING")
    return text


def _looks_written(text: str) -> bool:
    """Whether a text is plausible office prose: hardly any strange signs, and mostly everyday characters."""
    counts = Counter(text)
    han = {character: count for character, count in counts.items() if "\u4e00" <= character <= "\u9fff"}
    strange = sum(count for character, count in counts.items() if _is_strange(character))
    uncommon = sum(count for character, count in han.items() if not _is_everyday(character))
    return strange <= MAX_STRANGE * len(text) and uncommon <= MAX_UNCOMMON_HAN * sum(han.values())


def _is_strange(character: str) -> bool:
    """Private use, unassigned, control signs, and scripts no Chinese office writes in."""
    if " " <= character <= "~" or "\u4e00" <= character <= "\u9fff" or character in "\t\n\r\f\u3000":
        return False
    if "\u3000" <= character <= "\u33ff" or "\uff00" <= character <= "\uffef" or "\u2000" <= character <= "\u27ff":
        return False
    # Latin with accents (pinyin), Greek, Cyrillic: GB 2312 has them as symbols.
    return unicodedata.category(character)[0] == "C" or character > "\u04ff"


def _is_everyday(han: str) -> bool:
    try:
        han.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
