"""What every test may ask for."""

import pytest


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """An empty store of its own for each test, so that no file of one test is found by another."""
    settings.STORE_ROOT = tmp_path / "store"
    return settings.STORE_ROOT
