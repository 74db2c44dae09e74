"""Runs tests where neither Django nor the record can be imported: ``python -m tests.without_django tests/reader``.

It is the program and the pytest plugin that shuts them out, so that the processes of pytest-xdist are shut as well.
"""

import sys

import pytest

OPTIONS = [
    *("-p", "tests.without_django", "-p", "no:django", "--noconftest"),
    # pytest-django's own setting in pyproject.toml, which nobody knows without it.
    *("-W", "ignore::pytest.PytestConfigWarning"),
]

for _package in ("django", "tracker"):
    sys.modules[_package] = None

if __name__ == "__main__":
    sys.exit(pytest.main([*OPTIONS, *sys.argv[1:]]))
