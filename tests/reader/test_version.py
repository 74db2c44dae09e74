"""The version of the reader's code is raised when it reads otherwise, and is part of what a reading carries."""

from extraction.reader import load_rulebook, read, rulebooks, shipped, times
from tests.reader import recorded

KEPT = {"version": "1", "rules": "a", "readings": {"t": "x", "u": "y"}}


def test_the_kept_readings_are_those_of_the_reader() -> None:
    assert recorded.fault(recorded.kept(), recorded.now()) == ""


def test_code_that_reads_otherwise_under_the_same_version_is_told_to_raise_it() -> None:
    assert recorded.fault(KEPT, KEPT | {"readings": {"t": "x", "u": "z"}}) == recorded.FORGOTTEN


def test_other_rules_or_another_version_ask_only_to_be_kept_anew() -> None:
    assert recorded.fault(KEPT, KEPT | {"rules": "b", "readings": {"t": "z"}}) == recorded.OUTDATED


def test_another_seed_text_is_no_other_code() -> None:
    added, changed = KEPT["readings"] | {"v": "w"}, {"t": "x", "v": "w"}  # type: ignore[operator]
    assert recorded.fault(KEPT, KEPT | {"readings": added}) == recorded.OUTDATED
    assert recorded.fault(KEPT, KEPT | {"readings": changed}) == recorded.OUTDATED


def test_every_value_function_gives_a_value_in_what_is_recorded(monkeypatch) -> None:
    asked = set()

    def watched(name, function):
        def called(slots, anchor):
            value = function(slots, anchor)
            asked.update({name} if value is not None else ())
            return value

        return called

    for name, function in times.VALUE_FUNCTIONS.items():
        monkeypatch.setitem(times.VALUE_FUNCTIONS, name, watched(name, function))
    recorded.readings(shipped())

    assert set(times.VALUE_FUNCTIONS) - asked == {"nothing"}


def test_a_reading_carries_the_version_of_the_code(monkeypatch) -> None:
    monkeypatch.setattr(rulebooks, "VERSION", "another")

    later = load_rulebook()

    assert later.hash != shipped().hash
    assert read("", rulebook=later).rules_hash == later.hash
