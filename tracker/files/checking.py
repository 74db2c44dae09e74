"""The store held against the record: what a row names and is not there, what was damaged, and what no row knows.

Whoever asks brings what is recorded, since the rows lie above this room.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.files import incoming, store

# An import moves its file into the store a moment before it writes the row; a day is far beyond that.
_YOUNG_SECONDS = 24 * 60 * 60


class Recorded(NamedTuple):
    """What the record says of an original."""

    sha256: str
    name: str


class Fault(NamedTuple):
    """What is wrong with one file: a key of ``SORTS``, its hash or its place in the store, and its name if known."""

    sort: str
    place: str
    name: str = ""


@dataclass(frozen=True)
class Sort:
    """A sort of fault in words, with the way out, and whether something is lost by it."""

    label: str | Promise
    loses: bool


SORTS = {
    "missing": Sort(_("missing; restore it from a backup of the store"), loses=True),
    "damaged": Sort(_("damaged, no longer as it was imported; restore it from a backup of the store"), loses=True),
    "orphan": Sort(_("named by no row; --sweep removes it once it is a day old"), loses=False),
    "strange": Sort(_("no file of the store; look at it and remove it by hand"), loses=False),
}


def faults(recorded: Iterable[Recorded]) -> Iterator[Fault]:
    """Each file that is not as recorded, and then each that is not recorded; reads every recorded byte once."""
    known = set()
    for original in recorded:
        known.add(original.sha256)
        sort = _condition(original)
        if sort:
            yield Fault(sort, original.sha256, original.name)
    yield from _unknown(known)


def is_whole(file: IO[bytes], sha256: str) -> bool:
    """Whether all that is still to be read of the file are the bytes of the hash.  Raises ``OSError``."""
    return hashlib.file_digest(file, "sha256").hexdigest() == sha256  # type: ignore[arg-type]  # any open file will do


def sweep(sha256: str, is_recorded: Callable[[str], bool]) -> bool:
    """Remove an orphan, and say whether that was done: not while it is young, waits anew, or is recorded meanwhile.

    It goes back among the files that wait first, and is looked at again there: an import of the same bytes at this
    moment either made it young before, or does not find it and is refused.
    """
    if incoming.waits(sha256) or _young(store.path_of(sha256)):
        return False
    incoming.take_back(sha256)
    if _young(incoming.place_of(sha256)) or is_recorded(sha256):
        incoming.keep(sha256)
        return False
    incoming.forget(sha256)
    return True


def _condition(original: Recorded) -> str:
    path = store.path_of(original.sha256)
    try:
        with path.open("rb") as file:
            whole = is_whole(file, original.sha256)
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "damaged"  # a disk that cannot give the bytes back has lost them
    return "" if whole else "damaged"


def _unknown(known: set[str]) -> Iterator[Fault]:
    root = Path(settings.STORE_ROOT)
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        place = path.relative_to(root)
        if place.parts[0] == incoming.FOLDER or path.name in known:
            continue
        yield Fault("orphan", path.name) if _lies_right(path) else Fault("strange", str(place))


def _lies_right(path: Path) -> bool:
    try:
        return store.path_of(path.name) == path
    except ValueError:
        return False


def _young(path: Path) -> bool:
    return time.time() - path.stat().st_mtime < _YOUNG_SECONDS
