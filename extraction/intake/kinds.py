"""Which kind of file this is, by its extension and by its first bytes: both must agree."""

import re
from pathlib import Path, PurePosixPath

from . import limits
from .errors import IntakeError, unreadable

SUFFIXES = {".txt": "txt", ".docx": "docx", ".pdf": "pdf", ".zip": "zip"}
# What systems and editors leave behind in folders and archives; nobody means to import it.
IGNORED = re.compile(r"(^|/)(\.|~\$|__MACOSX/|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word keeps a password-protected docx inside an OLE file, in a stream of this name ([MS-OFFCRYPTO] 2.3.4).
_OLE_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_SIGNATURES = {"docx": b"PK", "zip": b"PK", "pdf": b"%PDF-"}
# PDF readers allow other bytes before the header (ISO 32000-1, annex H.3.4.1).
_HEAD_BYTES = 1024


def suffix_of(name: str) -> str:
    """The extension in lower case with its dot, or an empty string."""
    return PurePosixPath(name).suffix.lower()


def kind_of(path: Path, name: str) -> str:
    """txt, docx, pdf or zip, for a file shown as ``name``, looking at no more than its size and first bytes.

    Raises IntakeError: UNREADABLE, WRONG_TYPE, EMPTY, TOO_BIG, ENCRYPTED.
    """
    suffix = suffix_of(name)
    size = _size(path)
    kind = SUFFIXES.get(suffix)
    if kind is None:
        raise IntakeError("WRONG_TYPE.old_word" if suffix in (".doc", ".wps") else "WRONG_TYPE", suffix=suffix or name)
    if size == 0:
        raise IntakeError("EMPTY")
    if size > limits.FILE_MAX_BYTES[kind]:
        raise too_big(size, kind)
    _check_head(path, kind, suffix)
    return kind


def too_big(size: int, kind: str) -> IntakeError:
    """The refusal of a file of ``size`` bytes."""
    return IntakeError("TOO_BIG", size=-(-size // limits.MB), limit=limits.FILE_MAX_BYTES[kind] // limits.MB)


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            path.stat()
            raise IntakeError("WRONG_TYPE.not_a_file")
        return path.stat().st_size
    except OSError as error:
        raise unreadable(error) from error


def _check_head(path: Path, kind: str, suffix: str) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            protected = head.startswith(_OLE) and _OLE_PROTECTED in head + file.read()
    except OSError as error:
        raise unreadable(error) from error
    if head.startswith(_OLE):
        raise IntakeError("ENCRYPTED" if protected else "WRONG_TYPE.old_word")
    if not _agrees(head, kind):
        raise IntakeError("WRONG_TYPE.content", suffix=suffix)


def _agrees(head: bytes, kind: str) -> bool:
    if kind == "txt":
        return not head.startswith((b"PK\x03\x04", b"%PDF-", b"{\\rtf"))
    if kind == "pdf":
        return _SIGNATURES[kind] in head
    return head.startswith(_SIGNATURES[kind])
