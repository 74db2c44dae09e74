"""Whatever repetition the reader makes goes through the control of the desk unchanged."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from tests.tracker.test_rhythm import held, next_days
from tracker.controls.repetition import Repeating
from tracker.rhythm import Rhythm, days_of, rhythm_of, rule_of, said
from tracker.rows.rhythm_words import in_words

ROOT = Path(__file__).resolve().parents[2]
NOTED = re.compile(r"FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,-]+)*")


def rules() -> list[str]:
    """Every rule of the labelled speeches, of the reader's own rules with their examples, and of its cases."""
    texts = [*ROOT.glob("seeds/**/*.json"), *ROOT.glob("tests/reader/cases/*.jsonl"), *ROOT.glob("tests/reader/*.py")]
    texts += ROOT.glob("extraction/reader/**/*.toml")
    return sorted({rule for text in texts for rule in NOTED.findall(text.read_text("utf-8", errors="ignore"))})


def test_there_are_many_of_them():
    assert len(rules()) > 80


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_sent_as_it_was_shown_each_is_the_same_rule(language):
    with translation.override(language):
        for rule in rules():
            field = held(rule)
            shown = [str(part or "") for part in field.widget.decompress(field.was)]
            assert not field.has_changed(field.was, shown), rule
            assert field.clean(shown) == Repeating(rule), rule


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_typed_anew_each_that_is_no_hourly_one_falls_on_the_same_days(language):
    with translation.override(language):
        for rule in rules():
            shown = rhythm_of(rule)
            assert (shown is None) == ("HOURLY" in rule or "MINUTELY" in rule), rule
            if shown:
                typed = Rhythm(shown.number, shown.unit, days_of(said(shown.on)))
                assert next_days(rule_of(typed)) == next_days(rule), rule


def test_each_is_said_in_chinese_without_its_notation():
    with translation.override("zh-hans"):
        assert not [rule for rule in rules() if not re.fullmatch(r"[每一-鿿0-9，、]+", in_words(rule))]
