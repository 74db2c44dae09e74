"""Small cases with the right answer, by kind; each file of ``cases/`` holds the kinds of one field."""

from typing import Any

import pytest

from tests.reader.judging import cases, faults_of


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case["id"])
def test_a_case_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    """A case with ``miss`` is known to come out wrong; once it comes out right, the word has to go."""
    faults = faults_of(case)
    assert bool(faults) == ("miss" in case), faults or f"comes out right now, take away: {case['miss']}"
