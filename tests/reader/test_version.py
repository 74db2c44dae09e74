"""The version of the reader's code is raised when it reads otherwise, and only then."""

from extraction.reader.rulebook import read_rulebook
from tests.reader import recorded

KEPT = {"version": "1", "rules": "a", "readings": "x"}


def test_the_kept_readings_are_those_of_the_reader() -> None:
    assert recorded.fault(recorded.kept(), recorded.now()) == ""


def test_code_that_reads_otherwise_under_the_same_version_is_told_to_raise_it() -> None:
    assert recorded.fault(KEPT, KEPT | {"readings": "y"}) == recorded.FORGOTTEN


def test_a_refactoring_is_passed_over_in_silence() -> None:
    assert recorded.fault(KEPT, dict(KEPT)) == ""


def test_other_rules_or_another_version_ask_only_to_be_kept_anew() -> None:
    assert recorded.fault(KEPT, KEPT | {"rules": "b", "readings": "y"}) == recorded.OUTDATED
    assert recorded.fault(KEPT, {"version": "2", "rules": "c", "readings": "y"}) == recorded.OUTDATED


def test_another_version_is_another_state_of_the_reader(tmp_path) -> None:

    assert read_rulebook(tmp_path, version="1").hash != read_rulebook(tmp_path, version="2").hash
