"""Which kinds of files there are: one table of those that are read, one of those that are refused by name.

To read a further kind, add its row here and, in this package, the module its row names: a ``read(path)`` that returns
the text and its notes.  Whatever lists kinds (the upload form, the commands, the refusals) asks this table.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from .limits import MB

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def in_ole(name: str) -> bytes:
    """How an OLE file writes the name of one of its streams ([MS-CFB] 2.6.1)."""
    return name.encode("utf-16-le")


@dataclass(frozen=True)
class Mark:
    """A sign that tells a kind: the first bytes, and for containers the name of a part that only this kind holds."""

    head: bytes
    holds: bytes = b""


@dataclass(frozen=True)
class Kind:
    """A kind that is read: its suffixes, the most bytes it may have, its marks, and the module that reads it."""

    key: str
    suffixes: tuple[str, ...]
    max_bytes: int
    marks: tuple[Mark, ...] = ()
    reader: str = ""


@dataclass(frozen=True)
class Other:
    """A kind that is not read: the key of its refusal, which names the way out, its suffixes and its marks."""

    refusal: str
    suffixes: tuple[str, ...]
    marks: tuple[Mark, ...] = ()


KINDS = (
    Kind("txt", (".txt",), 5 * MB),
    Kind("docx", (".docx",), 20 * MB, (Mark(ZIP, b"word/document"),), "word"),
    # WPS Office saves its own .wps in the same form.
    Kind("doc", (".doc", ".wps"), 20 * MB, (Mark(OLE, in_ole("WordDocument")),), "doc_text"),
    Kind("pdf", (".pdf",), 30 * MB, (Mark(b"%PDF-"),), "pdf"),
    Kind("ofd", (".ofd",), 30 * MB, (Mark(ZIP, b"OFD.xml"),), "ofd"),
    Kind("rtf", (".rtf",), 20 * MB, (Mark(rb"{\rtf"),), "rtf"),
    Kind("odt", (".odt",), 20 * MB, (Mark(ZIP, b"application/vnd.oasis.opendocument.text"),), "odt"),
    Kind("zip", (".zip",), 100 * MB),
)

REFUSED = (
    # Word keeps a docx with a password inside an OLE file, in a stream of this name ([MS-OFFCRYPTO] 2.3.4).
    Other("ENCRYPTED", (), (Mark(OLE, in_ole("EncryptedPackage")),)),
    Other(
        "WRONG_TYPE.spreadsheet",
        (".xls", ".xlsx", ".xlsm", ".et", ".ett", ".csv", ".ods"),
        (Mark(OLE, in_ole("Workbook")), Mark(ZIP, b"xl/workbook"), Mark(ZIP, b"vnd.oasis.opendocument.spreadsheet")),
    ),
    Other(
        "WRONG_TYPE.slides",
        (".ppt", ".pptx", ".pps", ".ppsx", ".dps", ".dpt", ".odp"),
        (Mark(OLE, in_ole("PowerPoint Document")), Mark(ZIP, b"ppt/presentation")),
    ),
    Other(
        "WRONG_TYPE.picture",
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp", ".gif", ".webp"),
        (Mark(b"\xff\xd8\xff"), Mark(b"\x89PNG"), Mark(b"II*\0"), Mark(b"MM\0*"), Mark(b"GIF8")),
    ),
    Other("WRONG_TYPE.web_page", (".html", ".htm", ".mht", ".mhtml")),
    Other("WRONG_TYPE.word_kin", (".docm", ".dotx", ".dotm", ".dot", ".wpt", ".uof", ".uot", ".fodt", ".xml", ".md")),
    Other("WRONG_TYPE.mail", (".eml", ".msg"), (Mark(OLE, in_ole("__substg1.0_")),)),
    Other(
        "WRONG_TYPE.archive",
        (".rar", ".7z", ".tar", ".gz", ".tgz"),
        (Mark(b"Rar!\x1a\x07"), Mark(b"7z\xbc\xaf\x27\x1c")),
    ),
    Other("WRONG_TYPE.layout", (".caj", ".kdh", ".nh", ".ceb", ".cebx", ".sep", ".gd", ".gw", ".xps")),
    Other("WRONG_TYPE.recording", (".mp3", ".m4a", ".wav", ".wma", ".amr", ".mp4", ".mov", ".avi")),
    # Word 2 and Write, which knew no OLE yet; Word 6 and 95 are told by what reads Word 97.
    Other("WRONG_TYPE.old_word", (), (Mark(b"\xdb\xa5-\0"), Mark(b"\x31\xbe\0\0"), Mark(b"\x32\xbe\0\0"))),
)

BY_KEY = {kind.key: kind for kind in KINDS}
SUFFIXES = {suffix: kind.key for kind in KINDS for suffix in kind.suffixes}
OTHERS = {suffix: other.refusal for other in REFUSED for suffix in other.suffixes}
# How the kinds are listed to people: txt/docx/doc/wps/…
LISTED = "/".join(suffix[1:] for suffix in SUFFIXES)

# What systems and editors leave behind in folders and archives; nobody means to import it.
IGNORED = re.compile(r"(^|/)(\.|~\$|__MACOSX/|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def suffix_of(name: str) -> str:
    """The extension in lower case with its dot, or an empty string."""
    return PurePosixPath(name).suffix.lower()
