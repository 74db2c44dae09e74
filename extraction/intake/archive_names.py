"""The names of an archive's entries, which seldom say how they were encoded.

The format says code page 437 unless a flag says UTF-8 (PKWARE APPNOTE 4.4.4, appendix D). Chinese Windows writes GBK
all the same, and macOS UTF-8 without the flag. Many names are valid in both: 通知 in GBK is valid UTF-8 too. So each
name is read in every way it can be, and the reading wins that looks most like a name an office gives.
"""

import re
import struct
import zipfile
import zlib

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_WAYS = ("utf-8", "gb18030", "cp437")
# A small letter with an accent inside a western word, or at its end: café, Zürich.
_WESTERN = re.compile(r"(?<=[a-z])[ß-ÿ]|(?<=[A-Z])[ß-ÿ](?=[a-z])")
# By the row of GB 2312 in which a character stands: punctuation and ①㈠Ⅰ, everyday characters, less common ones.
# Rows 4 to 9 have Greek, Cyrillic and the like, in which nobody here names a file.
_WEIGHTS = ((0xA1, 0xA3, 0.9), (0xB0, 0xD7, 1.0), (0xD8, 0xF7, 0.8))
_OTHER_HAN = 0.4
# The everyday traditional characters: the first part of Big5.
_TRADITIONAL, _TRADITIONAL_WEIGHT = (0xA4, 0xC6), 0.8


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The entry's name with its folders: as the archive says it where it says so, else as it is most plausible."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename  # Not as the format says, so it was decoded from something better already.
    return _said_beside(entry.extra, raw) or decoded_name(raw)


def decoded_name(raw: bytes) -> str:
    """The name that these bytes most plausibly are."""
    if raw.isascii():
        return raw.decode("ascii")
    return max(_readings(raw), key=_plausibility)


def _readings(raw: bytes) -> list[str]:
    """Every way to read the bytes; code page 437 gives something for any."""
    readings = []
    for way in _WAYS:
        try:
            readings.append(raw.decode(way))
        except UnicodeDecodeError:
            continue
    return readings


def _plausibility(name: str) -> float:
    """The mean weight of the characters beyond ASCII."""
    western = {match.start() for match in _WESTERN.finditer(name)}
    weights = [1.0 if at in western else _weight(sign) for at, sign in enumerate(name) if not sign.isascii()]
    return sum(weights) / len(weights) if weights else 0.0


def _weight(sign: str) -> float:
    try:
        row = sign.encode("gb2312")[0]
    except UnicodeEncodeError:
        return _weight_of_other(sign) if "\u3400" <= sign <= "\u9fff" else 0.0
    return next((weight for first, last, weight in _WEIGHTS if first <= row <= last), 0.0)


def _weight_of_other(sign: str) -> float:
    first, last = _TRADITIONAL
    return _TRADITIONAL_WEIGHT if first <= sign.encode("big5", "replace")[0] <= last else _OTHER_HAN


def _said_beside(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 that Info-ZIP and others write beside the old one (APPNOTE 4.6.9), if it belongs to it."""
    while len(extra) >= 4:
        tag, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if tag == _UNICODE_PATH and field[:5] == b"\x01" + struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode("utf-8", errors="replace")
    return ""
