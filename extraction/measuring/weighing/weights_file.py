"""``lexicon/weights.toml``, the shipped one or an office's: a comment that stays, and one weight a reason."""

from collections.abc import Mapping
from pathlib import Path

_TABLE = "[reason_weights]\n"


def write(weights: Mapping[str, float], home: Path) -> None:
    """Replace the weights of ``home``/lexicon, in the order given, and keep what stands above their table.

    The folder and the file are made where there are none.
    """
    path = home / "lexicon" / "weights.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    above = path.read_text(encoding="utf-8").partition(_TABLE)[0] if path.exists() else ""
    lines = "".join(f'"{reason}" = {weight:.2f}\n' for reason, weight in weights.items())
    path.write_text(above + _TABLE + lines, encoding="utf-8", newline="\n")
