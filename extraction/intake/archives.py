"""Zip archives of speeches: their files are laid out under numbers, never under the names the archive gives."""

import stat
import zipfile
from pathlib import Path
from typing import Any

from . import limits
from .containers import Inflation, entries
from .kinds import IGNORED, suffix_of
from .names import clean_name

_UTF8_NAME_FLAG = 0x800


def unpack(path: Path, into: Path) -> list[dict[str, Any]]:
    """Write the archive's files into the folder ``into`` as 0000, 0001, …

    Returns one ``{"name", "file", "error"}`` each, ``error`` being the key of a refusal or empty.
    Raises IntakeError where the archive as a whole is refused, and whatever zipfile raises on damage.
    """
    with zipfile.ZipFile(path) as container:
        found = entries(container, limits.ARCHIVE_MAX_ENTRIES)
        inflation = Inflation(container, limits.ARCHIVE_MAX_UNPACKED_BYTES)
        wanted = [(_name(entry), entry) for entry in found if not entry.is_dir()]
        wanted = sorted((pair for pair in wanted if not IGNORED.search(pair[0])), key=lambda pair: pair[0])
        return [_laid_out(inflation, entry, name, into / f"{at:04}") for at, (name, entry) in enumerate(wanted)]


def _laid_out(inflation: Inflation, entry: zipfile.ZipInfo, name: str, target: Path) -> dict[str, Any]:
    error = _refusal(entry, name)
    if not error:
        with target.open("wb") as file:
            for chunk in inflation.chunks(entry):
                file.write(chunk)
    return {"name": clean_name(name), "file": target.name, "error": error}


def _refusal(entry: zipfile.ZipInfo, name: str) -> str:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "NOT_ALLOWED.link"
    return "NOT_ALLOWED.nested" if suffix_of(name) == ".zip" else ""


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; Chinese Windows writes GBK where the format says code page 437."""
    if entry.flag_bits & _UTF8_NAME_FLAG:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
