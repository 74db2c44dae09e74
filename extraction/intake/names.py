"""File names as people may see them: what a client sends may hold paths, control signs or tricks of direction."""

import re
import unicodedata

MAX_CHARACTERS = 120
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Names Windows keeps for devices, whatever the extension.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def clean_name(raw: str) -> str:
    """The last part of ``raw`` without control signs, direction marks and formula prefixes; never empty.

    Only ever shown or compared by its suffix: files are stored under their hash, never under a name.
    """
    last = re.split(r"[/\\]", raw)[-1]
    seen = "".join(character for character in last if not unicodedata.category(character).startswith("C"))
    name = _FORBIDDEN.sub("_", seen).strip().lstrip("=+-@＝＋－＠. ")
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name) or "file"


def clean_path(raw: str) -> str:
    """The last part of ``raw`` with the folders before it, each cleaned; of a long path the first folders go."""
    parts = [clean_name(part) for part in re.split(r"[/\\]", raw) if part.strip(". ")]
    path = "/".join(parts)
    while len(path) > MAX_CHARACTERS and len(parts) > 1:
        del parts[0]
        path = "/".join(["…", *parts])
    return path or clean_name(raw)


def _shortened(name: str) -> str:
    if len(name) <= MAX_CHARACTERS:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10:
        return name[:MAX_CHARACTERS]
    return f"{stem[: MAX_CHARACTERS - len(suffix) - 1]}.{suffix}"
