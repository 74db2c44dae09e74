"""``lexicon/weights.toml``: a comment that stays, and one weight a reason."""

from collections.abc import Mapping
from pathlib import Path

from extraction.reader.rulebook import HOME

PATH = HOME / "lexicon" / "weights.toml"


def write(weights: Mapping[str, float], path: Path = PATH) -> None:
    """Replace the weights, in the order given, and keep what stands above their table."""
    head, table, _ = path.read_text(encoding="utf-8").partition("[reason_weights]\n")
    lines = "".join(f'"{reason}" = {weight:.2f}\n' for reason, weight in weights.items())
    path.write_text(head + table + lines, encoding="utf-8", newline="\n")
