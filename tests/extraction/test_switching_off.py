"""An office switches off a rule that does harm there, without touching a file of the program."""

import json

import pytest
from django.core.checks import run_checks

from extraction.__main__ import main
from extraction.reader import read
from extraction.reader.rulebook import Rulebook, rule_ids, switch_off
from tests.reader.reading import only_proposal

SENTENCE = "县水利局必须在3月底前检查所有水库。"


@pytest.fixture(autouse=True)
def _all_rules_afterwards():
    yield
    switch_off([])


def test_a_rule_that_is_switched_off_finds_nothing():
    assert "cue.must" in only_proposal(SENTENCE).rules

    switch_off(["cue.must"])

    assert "cue.must" not in only_proposal(SENTENCE).rules


def test_what_was_switched_off_before_is_on_again():
    switch_off(["cue.must"])
    switch_off(["month-part"])

    rules = only_proposal(SENTENCE).rules
    assert "cue.must" in rules
    assert "month-part" not in rules


def test_other_rules_are_another_state_of_the_rules():
    before = read(SENTENCE).rules_hash

    switch_off(["cue.must"])

    assert read(SENTENCE).rules_hash != before
    switch_off(["no such rule"])
    assert read(SENTENCE).rules_hash == before


def test_every_rule_is_known_by_its_id_also_one_that_is_off():
    switch_off(["cue.must"])

    assert "cue.must" in rule_ids()
    assert "cue.must" not in [rule.id for rule in Rulebook.load().rules]


def test_the_reader_alone_can_do_without_a_rule(tmp_path, capsys):
    speech = tmp_path / "speech.txt"
    speech.write_text(SENTENCE, encoding="utf-8")

    assert main([str(speech), "--format", "json", "--rules-off", "cue.must, cue.firm-verb"]) == 0

    [proposal] = json.loads(capsys.readouterr().out)["speeches"][0]["proposals"]
    assert not {"cue.must", "cue.firm-verb"} & set(proposal["rules"])


def test_the_reader_alone_names_a_rule_it_does_not_know(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path / "speech.txt"), "--rules-off", "cue.mist"])
    assert "cue.mist" in capsys.readouterr().err


def test_a_misspelt_rule_in_the_settings_is_warned_of_with_what_it_may_mean(settings):
    settings.RULES_OFF = ["cue.mustt"]

    [warning] = [found for found in run_checks() if found.id == "extraction.W001"]

    assert "cue.mustt" in warning.msg
    assert "cue.must" in warning.hint


def test_rules_rightly_named_are_warned_of_nowhere(settings):
    settings.RULES_OFF = ["cue.must"]

    assert [found for found in run_checks() if found.id == "extraction.W001"] == []
