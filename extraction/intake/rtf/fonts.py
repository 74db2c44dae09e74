"""Which bytes of rich text are which characters: each font says by its charset in what code page it is written."""

import codecs
import re

_CODE_PAGES = {
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
# The charset that says nothing, and those of Windows' own and of none at all: the code page of the document holds.
_UNSAID = (None, 1)
_WESTERN = "cp1252"
# Fonts of signs, whose bytes say no character: each has its own.
_SYMBOLS = 2
UNKNOWN = "\ufffd"
_BY_NUMBER = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
_HIGH = re.compile(rb"[\x80-\xff]+")


class Fonts:
    """The fonts of a document, told as its head says them."""

    def __init__(self) -> None:
        self.code_page = _WESTERN
        self.default: int | None = None
        self.charsets: dict[int | None, int] = {}

    def tell(self, word: str, number: int, font: int | None) -> bool:
        """Take note of what a control word says, ``font`` being the one spoken of; whether it says anything."""
        if word == "ansicpg":
            self.code_page = _known(number)
        elif word == "deff":
            self.default = number
        elif word == "fcharset":
            self.charsets[font] = number
        else:
            return False
        return True

    def decoded(self, data: bytes, font: int | None) -> str:
        """The bytes as written in this font; what is none of its characters becomes U+FFFD."""
        charset = self.charsets.get(self.default if font is None else font)
        if charset == _SYMBOLS:
            return "".join(chr(byte) if chr(byte).isspace() else UNKNOWN for byte in data)
        if data.isascii():
            return data.decode("ascii")
        if charset in _UNSAID or (charset not in _CODE_PAGES and self._is_chinese(data)):
            return data.decode(self.code_page, "replace")
        return data.decode(_CODE_PAGES.get(charset or 0, _WESTERN), "replace")

    def _is_chinese(self, data: bytes) -> bool:
        """Whether bytes in a western font are Chinese after all: careless programs name no other font."""
        if self.code_page != "gb18030" or any(len(run) % 2 for run in _HIGH.findall(data)):
            return False
        try:
            data.decode("gb2312")
        except UnicodeDecodeError:
            return False
        return True


def _known(number: int) -> str:
    name = _BY_NUMBER.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _WESTERN
