"""Which kind of file this is: its suffix must be one of ours, and its content says which it really is."""

import re
from pathlib import Path

from .errors import IntakeError, unreadable
from .kinds import BY_KEY, KINDS, LISTED, OLE, OTHERS, REFUSED, SUFFIXES, ZIP, suffix_of
from .limits import MB

# PDF readers allow other bytes before the header (ISO 32000-1, annex H.3.4.1).
_HEAD_BYTES = 1024
# Web pages and Word's XML are text; where somebody calls them .txt, text they are.
_WRITTEN = (
    (re.compile(rb"<(!doctype html|html|head|meta|!--)|mime-version:", re.IGNORECASE), "WRONG_TYPE.web_page"),
    (re.compile(rb"<\?xml.*(?:progid=.Word\.Document|wordDocument)", re.DOTALL), "WRONG_TYPE.word_kin"),
)


def kind_of(path: Path, name: str) -> str:
    """The key of the kind, for a file shown as ``name``: by its suffix it must be one of ours, by its content which.

    Nothing is parsed.  Raises IntakeError: UNREADABLE, WRONG_TYPE, EMPTY, TOO_BIG, ENCRYPTED.
    """
    suffix = suffix_of(name)
    size = _size(path)
    named = SUFFIXES.get(suffix)
    if named is None:
        raise IntakeError(OTHERS.get(suffix, "WRONG_TYPE"), suffix=suffix or name, kinds=LISTED)
    if size == 0:
        raise IntakeError("EMPTY")
    _check_size(size, named)
    kind = _told(path, named, suffix)
    _check_size(size, kind)
    return kind


def too_big(size: int, kind: str) -> IntakeError:
    """The refusal of a file of ``size`` bytes."""
    return IntakeError("TOO_BIG", size=-(-size // MB), limit=BY_KEY[kind].max_bytes // MB)


def _check_size(size: int, kind: str) -> None:
    if size > BY_KEY[kind].max_bytes:
        raise too_big(size, kind)


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            path.stat()
            raise IntakeError("WRONG_TYPE.not_a_file")
        return path.stat().st_size
    except OSError as error:
        raise unreadable(error) from error


def _told(path: Path, named: str, suffix: str) -> str:
    """The kind by content, where the suffix says ``named``."""
    head, whole = _content(path)
    if named == "zip" and head.startswith(b"PK"):
        return named
    told = _recognised(head, whole, written=named != "txt")
    if told and told not in BY_KEY:
        raise IntakeError(told, suffix=suffix)
    if told and named != "zip":
        return told
    if _may_be(named, head):
        return named
    raise IntakeError("WRONG_TYPE.content", suffix=suffix)


def _content(path: Path) -> tuple[bytes, bytes]:
    """The first bytes, and all of them where only a part's name tells containers apart."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            return head, head + file.read() if head.startswith((ZIP, OLE)) else head
    except OSError as error:
        raise unreadable(error) from error


def _recognised(head: bytes, whole: bytes, *, written: bool) -> str:
    """The key of the kind or refusal whose mark the content carries, or an empty string."""
    marked = [(mark, kind.key) for kind in KINDS for mark in kind.marks]
    marked += [(mark, other.refusal) for other in REFUSED for mark in other.marks]
    folded = whole.lower()  # Names of parts and streams are the same in either case.
    for mark, key in marked:
        if head.startswith(mark.head) and mark.holds.lower() in folded:
            return key
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((key for pattern, key in _WRITTEN if written and pattern.match(opening)), "")


def _may_be(named: str, head: bytes) -> bool:
    """Whether content without a mark may still be what the suffix says: plain text, or a damaged file."""
    if named == "txt":
        return True
    if named == "pdf":
        return b"%PDF-" in head
    return any(head.startswith(mark.head[:2]) for mark in BY_KEY[named].marks)
