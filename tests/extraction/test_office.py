"""An office reads by words of its own and without rules that do harm there, and touches no file of the program."""

import json

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import override

from extraction import office
from extraction.__main__ import main
from extraction.actions import read_speech
from extraction.reader import RuleError, shipped
from tests.builders import WHO, a_speech

SENTENCE = "县水利局必须在3月底前检查所有水库。"


@pytest.fixture
def folder(settings, tmp_path):
    """The office's folder, empty, and named by the settings."""
    settings.OFFICE_FOLDER = str(tmp_path)
    return tmp_path


@pytest.fixture
def speech_file(tmp_path):
    file = tmp_path / "speech.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    return file


def test_an_office_that_changes_nothing_reads_by_what_is_shipped():
    assert office.rulebook() is shipped()


def test_rules_off_in_the_settings_are_no_rules_of_the_office(settings):
    settings.RULES_OFF = ["cue.must"]

    assert "cue.must" not in [rule.id for rule in office.rulebook().rules]
    assert "cue.must" in [rule.id for rule in shipped().rules]


def test_the_office_s_rulebook_is_loaded_once(settings):
    settings.RULES_OFF = ["cue.must"]

    assert office.rulebook() is office.rulebook()


def test_a_word_of_the_office_is_read_and_makes_another_state_of_the_reader(folder):
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "own.toml").write_text('organs = ["清河试验站"]\n', encoding="utf-8")

    assert "清河试验站" in office.rulebook().lexicons["organs"]
    assert office.rulebook().hash != shipped().hash


def test_words_that_cannot_be_read_refuse_the_start_in_one_sentence(folder):
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "own.toml").write_text('organ = ["清河试验站"]\n', encoding="utf-8")

    with pytest.raises(ImproperlyConfigured) as refusal:
        apps.get_app_config("extraction").ready()

    assert str(folder) in str(refusal.value)
    assert "table organ: there is no such table" in str(refusal.value)


def test_a_folder_that_is_not_there_is_named(settings, tmp_path):
    settings.OFFICE_FOLDER = str(tmp_path / "nowhere")

    with pytest.raises(ImproperlyConfigured, match="nowhere is no folder"):
        office.rulebook()


@pytest.mark.parametrize("rules_off", [[], ["cue.must"]])
def test_where_the_program_itself_is_broken_no_folder_is_blamed(settings, monkeypatch, rules_off):
    settings.RULES_OFF = rules_off

    def broken(**_):
        raise RuleError("rules/cue.toml: not TOML")

    monkeypatch.setattr(office, "shipped", broken)
    monkeypatch.setattr(office, "load_rulebook", broken)
    office._loaded.cache_clear()

    with pytest.raises(ImproperlyConfigured) as refusal:
        office.rulebook()
    assert str(refusal.value) == "rules/cue.toml: not TOML"


def test_a_list_of_rules_in_another_encoding_is_named(folder):
    (folder / "rules_off.txt").write_bytes("cue.must # 有害".encode("gb18030"))

    with pytest.raises(ImproperlyConfigured, match=r"rules_off.txt: not UTF-8"):
        office.rulebook()


@pytest.mark.django_db
def test_a_speech_read_by_another_rulebook_gets_a_run_of_its_own(settings):
    speech = a_speech(SENTENCE)
    first = read_speech(speech, **WHO)
    settings.RULES_OFF = ["cue.must"]

    second = read_speech(speech, **WHO, rulebook=office.rulebook())

    assert first != second
    assert "cue.must" not in second.proposals.get().rules


def test_the_reader_alone_can_do_without_a_rule(speech_file, capsys):
    assert main([str(speech_file), "--format", "json", "--rules-off", "cue.must, cue.firm-verb"]) == 0

    [proposal] = json.loads(capsys.readouterr().out)["speeches"][0]["proposals"]
    assert not {"cue.must", "cue.firm-verb"} & set(proposal["rules"])


def test_the_reader_alone_reads_by_an_office_s_folder(speech_file, tmp_path, capsys):
    (tmp_path / "rules_off.txt").write_text("cue.must\n", encoding="utf-8")

    assert main([str(speech_file), "--format", "json", "--office", str(tmp_path)]) == 0

    [proposal] = json.loads(capsys.readouterr().out)["speeches"][0]["proposals"]
    assert "cue.must" not in proposal["rules"]


def test_the_reader_alone_names_a_folder_it_cannot_read(speech_file, tmp_path, capsys):
    assert main([str(speech_file), "--office", str(tmp_path / "nowhere")]) == 2
    assert "nowhere is no folder" in capsys.readouterr().err


def test_the_reader_alone_names_a_rule_it_does_not_know(speech_file, capsys):
    with pytest.raises(SystemExit):
        main([str(speech_file), "--rules-off", "cue.mist"])
    assert "cue.mist" in capsys.readouterr().err


def test_the_reader_alone_names_a_rule_of_the_office_s_list_that_it_does_not_know(speech_file, tmp_path, capsys):
    (tmp_path / "rules_off.txt").write_text("cue.mist\n", encoding="utf-8")

    with pytest.raises(SystemExit) as refusal:
        main([str(speech_file), "--office", str(tmp_path)])
    assert refusal.value.code == 2
    assert "cue.mist" in capsys.readouterr().err


def test_a_misspelt_rule_in_the_settings_is_warned_of_with_what_it_may_mean(settings):
    settings.RULES_OFF = ["cue.mustt"]

    with override("en"):
        [warning] = [found for found in run_checks() if found.id == "extraction.W001"]

    assert warning.msg.startswith("RULES_OFF names “cue.mustt”")
    assert "cue.must" in warning.hint


def test_a_misspelt_rule_in_the_office_s_folder_is_warned_of_too(folder):
    (folder / "rules_off.txt").write_text("cue.mustt\n", encoding="utf-8")

    with override("en"):
        [warning] = [found for found in run_checks() if found.id == "extraction.W001"]

    assert warning.msg.startswith("rules_off.txt in OFFICE_FOLDER names “cue.mustt”")


def test_rules_rightly_named_are_warned_of_nowhere(settings):
    settings.RULES_OFF = ["cue.must"]

    assert [found for found in run_checks() if found.id == "extraction.W001"] == []
