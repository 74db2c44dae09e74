"""Runs tests where neither Django nor the record can be imported: ``python -m tests.without_django tests/reader``.

Of the record the reader may know one table of characters, and nothing else.

It is the program and the pytest plugin that shuts them out, so that the processes of pytest-xdist are shut as well.
"""

import sys
from importlib.abc import MetaPathFinder

import pytest

READER_MAY_IMPORT = {"tracker.lookalikes"}
OPTIONS = [
    *("-p", "tests.without_django", "-p", "no:django", "--noconftest"),
    # pytest-django's own setting in pyproject.toml, which nobody knows without it.
    *("-W", "ignore::pytest.PytestConfigWarning"),
]

sys.modules["django"] = None


class _Shut(MetaPathFinder):
    """Finds nothing of the record."""

    def find_spec(self, name: str, *_where: object) -> None:
        if name.startswith("tracker.") and name not in READER_MAY_IMPORT:
            raise ModuleNotFoundError(f"{name} is shut out")


sys.meta_path.insert(0, _Shut())

if __name__ == "__main__":
    sys.exit(pytest.main([*OPTIONS, *sys.argv[1:]]))
