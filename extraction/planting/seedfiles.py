"""Where the seeds lie and how they are read; their fields are described in ``seeds/README.md``."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

HOME = Path(settings.ROOT) / "seeds"


def seeds(name: str) -> dict[str, Any]:
    """The tables of ``seeds/<name>.toml``.  Raises ``OSError`` or ``tomllib.TOMLDecodeError``."""
    return tomllib.loads((HOME / f"{name}.toml").read_text(encoding="utf-8"))
