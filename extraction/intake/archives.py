"""Zip archives of speeches: their files are laid out under numbers, never under the names the archive gives."""

import lzma
import stat
import zipfile
import zlib
from pathlib import Path
from typing import Any

from . import limits
from .archive_names import entry_name
from .containers import Inflation, entries, is_protected
from .errors import IntakeError
from .kinds import IGNORED, suffix_of
from .names import clean_path

# What zipfile raises on the bytes of one entry: a wrong checksum, a stream that is none, a method it does not know.
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)


def unpack(path: Path, into: Path) -> list[dict[str, Any]]:
    """Write the archive's files into the folder ``into`` as 0000, 0001, …

    Returns one ``{"name", "file", "error"}`` each, ``error`` being the key of a refusal or empty: a damaged or
    protected file in it costs no other.  Raises IntakeError where the archive as a whole is refused, and whatever
    zipfile raises where its directory is damaged.
    """
    with zipfile.ZipFile(path) as container:
        found = entries(container, limits.ARCHIVE_MAX_ENTRIES)
        inflation = Inflation(container, limits.ARCHIVE_MAX_UNPACKED_BYTES)
        wanted = [(entry_name(entry), entry) for entry in found if not entry.is_dir()]
        wanted = sorted((pair for pair in wanted if not IGNORED.search(pair[0])), key=lambda pair: pair[0])
        if not wanted:
            raise IntakeError("EMPTY.archive")
        return [_laid_out(inflation, entry, name, into / f"{at:04}") for at, (name, entry) in enumerate(wanted)]


def _laid_out(inflation: Inflation, entry: zipfile.ZipInfo, name: str, target: Path) -> dict[str, Any]:
    error = _refusal(entry, name) or _written(inflation, entry, target)
    return {"name": clean_path(name), "file": target.name, "error": error}


def _refusal(entry: zipfile.ZipInfo, name: str) -> str:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "NOT_ALLOWED.link"
    if is_protected(entry):
        return "ENCRYPTED"
    return "NOT_ALLOWED.nested" if suffix_of(name) == ".zip" else ""


def _written(inflation: Inflation, entry: zipfile.ZipInfo, target: Path) -> str:
    try:
        with target.open("wb") as file:
            for chunk in inflation.chunks(entry):
                file.write(chunk)
    except _DAMAGE:
        return "DAMAGED"
    return ""
