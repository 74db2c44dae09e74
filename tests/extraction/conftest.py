"""What tests of the reader and its desk may ask for."""

import pytest

from tests.builders import a_speech
from tests.extraction.reviewing import TEXT, a_bare, a_levee


@pytest.fixture
def speech(db):
    """A speech with two things to decide."""
    return a_speech(TEXT)


@pytest.fixture
def levee(speech):
    """The first of them, with an owner, a day and a target."""
    return a_levee(speech)


@pytest.fixture
def patrol(speech):
    """The second, its words alone."""
    return a_bare(speech)
