"""What every test may ask for."""

import pytest
from django.utils import translation

from tests.builders import a_reviewer


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    """An empty store of its own for each test, so that no file of one test is found by another."""
    settings.STORE_ROOT = tmp_path / "store"
    return settings.STORE_ROOT


@pytest.fixture(autouse=True)
def language():
    """The language of the program, whatever the page that the test before looked at was written in."""
    translation.deactivate()


@pytest.fixture
def reviewer(client, db):
    """周敏, who decides proposals and follows directives; it is her that ``client`` has logged in."""
    user = a_reviewer("zhoumin", first_name="周敏")
    client.force_login(user)
    return user
