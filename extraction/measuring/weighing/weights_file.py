"""The file that holds the weights of a folder: one weight a reason is replaced, all else stays as somebody wrote it."""

import os
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extraction.reader import fold

_TABLE = "reason_weights"
_HEADER = re.compile(rf"\s*\[\s*{_TABLE}\s*\]\s*(#.*)?")
# A reason and the sign before its weight, and what stands behind the weight.
_WEIGHT = re.compile(r"""(\s*(?:"[^"]*"|'[^']*')\s*=\s*)[^\s#]+(.*)""")


class NotATableOfWeights(ValueError):
    """Weights that stand in another form than a table with one a line; the message is the path of their file."""


def path_of(home: Path) -> Path:
    """The file of ``home``/lexicon whose weights are to be replaced; weights.toml where none has any yet.

    Raises NotATableOfWeights for one that could not be written without loss.
    """
    files = sorted((home / "lexicon").glob("*.toml"))
    path = next((file for file in files if _TABLE in _tables(_text(file))), home / "lexicon" / "weights.toml")
    _with(_tables(_text(path)).get(_TABLE, {}), path)
    return path


def write(weights: Mapping[str, float], home: Path) -> None:
    """Replace the weights of ``home``/lexicon where they stand; those that stand nowhere follow in the order given.

    The folder and the file are made where there are none.  Raises NotATableOfWeights or OSError, and then the file is
    as it was.
    """
    path = path_of(home).resolve()  # behind a link, if it is one
    beside = path.with_name(path.name + ".new")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        beside.write_text(_with(weights, path), encoding="utf-8", newline="\n")
        if path.exists():
            _keep_rights(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _keep_rights(path: Path, beside: Path) -> None:
    """The file that is to take a place belongs to whom the other belonged, who could not read it otherwise."""
    shutil.copymode(path, beside)
    if os.geteuid() == 0:
        os.chown(beside, path.stat().st_uid, path.stat().st_gid)


def _with(weights: Mapping[str, float], path: Path) -> str:
    """The text of the file with these weights; read anew it holds them, and beside them what it held before."""
    written = {fold(reason): f"{weight:.2f}" for reason, weight in weights.items()}
    before = _text(path)
    after = "".join(line + "\n" for line in _lines_with(written, before))
    expected = _by_reason(_tables(before))
    expected[_TABLE] |= {reason: float(weight) for reason, weight in written.items()}
    if _by_reason(_tables(after)) != expected:
        raise NotATableOfWeights(str(path))
    return after


def _lines_with(written: Mapping[str, str], text: str) -> Iterator[str]:
    lines = text.removesuffix("\n").split("\n") if text else []
    begin = next((number for number, line in enumerate(lines, 1) if _HEADER.fullmatch(line)), 0)
    if not begin:
        lines = [*lines, *([""] if lines else []), f"[{_TABLE}]"]
        begin = len(lines)
    end = next((at for at in range(begin, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
    # What stands between the last weight and the next table belongs to that.
    end = next((at for at in range(end, begin, -1) if _reason(lines[at - 1])), begin)
    yield from lines[:begin]
    yield from (_replaced(line, written) for line in lines[begin:end])
    known = set(map(_reason, lines[begin:end]))
    yield from (f'"{reason}" = {weight}' for reason, weight in written.items() if reason not in known)
    yield from lines[end:]


def _replaced(line: str, written: Mapping[str, str]) -> str:
    reason = _reason(line)
    return _WEIGHT.sub(rf"\g<1>{written[reason]}\g<2>", line, count=1) if reason in written else line


def _reason(line: str) -> str:
    """The reason that a line gives a weight to; empty where it gives none."""
    return fold(next(iter(_tables(line)), "")) if _WEIGHT.fullmatch(line) else ""


def _by_reason(tables: dict[str, Any]) -> dict[str, Any]:
    """The same tables, the weights by their reasons as a lexicon knows them."""
    return {**tables, _TABLE: {fold(reason): weight for reason, weight in tables.get(_TABLE, {}).items()}}


def _tables(text: str) -> dict[str, Any]:
    """The tables of a text; none where it is no TOML, or would be none any more."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
