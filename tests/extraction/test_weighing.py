"""Weights are fitted to what people called firm, and the confidence is measured against it."""

import json
import shutil
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from extraction.actions import accept, read_speech, reject
from extraction.choices import RejectReason
from extraction.management.commands import fit_weights
from extraction.measuring.weighing.fit import TooFewLabels, best_freedom, fitted, judged_by, judged_unseen
from extraction.measuring.weighing.labelled import LabelsError, from_decisions, from_folder
from extraction.measuring.weighing.reliability import average_precision, bins, brier, calibration_error
from extraction.measuring.weighing.samples import Sample, samples
from extraction.reader import ALWAYS, SHIPPED_FOLDER, load_rulebook, shipped
from seeds.build import GOLD
from tests.builders import WHO, a_speech

SHIPPED_WEIGHTS = SHIPPED_FOLDER / "lexicon" / "weights.toml"
DATED, CALLED = {"有完成时限": 1.0}, {"号召用语": 1.0}


def judged_sentences(speeches: int = 4) -> list[Sample]:
    """In each speech dated sentences are firm but for one, calls upon people are not but for one."""
    seen = []
    for speech in map(str, range(speeches)):
        seen += [Sample(speech, DATED, True)] * 5 + [Sample(speech, DATED, False)]
        seen += [Sample(speech, CALLED, False)] * 5 + [Sample(speech, CALLED, True)]
    return seen


def test_what_goes_with_firm_sentences_gets_weight_and_what_goes_with_others_loses_it():
    weights = fitted(judged_sentences(), ["有完成时限", "号召用语"], freedom=1.0)

    assert weights["有完成时限"] > 0 > weights["号召用语"]
    assert ALWAYS in weights


def test_the_confidence_then_is_about_the_share_that_was_firm():
    weights = fitted(judged_sentences(20), ["有完成时限", "号召用语"], freedom=3.0)

    [(dated, _), *_] = judged_by(weights, [Sample("another", DATED, True)])
    assert dated == pytest.approx(5 / 6, abs=0.05)


def test_every_sentence_is_judged_by_weights_from_other_speeches_only():
    # What is firm in one speech is not in the other: weights that had seen the speech would judge it rightly.
    seen = [Sample("a", DATED, True), Sample("a", CALLED, False)] * 9
    seen += [Sample("b", DATED, False), Sample("b", CALLED, True)] * 9

    judged = judged_unseen(seen, ["有完成时限", "号召用语"], freedom=3.0)

    assert len(judged) == len(seen)
    assert all((confidence > 0.5) != is_firm for confidence, is_firm in judged)


def test_labels_of_one_speech_alone_are_too_few():
    with pytest.raises(TooFewLabels):
        best_freedom(judged_sentences(1), ["有完成时限"])


def test_a_confidence_that_is_right_as_often_as_it_says_is_reliable():
    honest = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    boastful = [(0.95, True), (0.95, False)]

    assert calibration_error(honest) == pytest.approx(0)
    assert calibration_error(boastful) == pytest.approx(0.45)
    assert brier([(1.0, True), (0.0, False)]) == 0
    assert [(one.low, one.size, one.found) for one in bins([*honest, (0.0, False), (1.0, True)])] == [
        (0.0, 1, 0.0), (0.7, 4, 0.75), (0.9, 1, 1.0),
    ]  # fmt: skip


def test_the_order_of_the_judgements_changes_no_figure():
    judged = [(0.459, True), (0.444, False), (0.481, True)]

    assert bins(judged) == bins(reversed(judged))


def test_ranking_the_firm_ones_first_is_worth_most():
    assert average_precision([(0.9, True), (0.8, True), (0.1, False)]) == 1
    assert average_precision([(0.9, False), (0.8, True)]) == 0.5


def test_labelled_texts_give_every_stretch_the_reader_could_propose():
    seen = list(samples(from_folder(GOLD)))

    assert {sample.speech for sample in seen} == {str(path) for path in GOLD.glob("*.gold.json")}
    assert sum(sample.is_firm for sample in seen) > 150
    assert any(not sample.is_firm for sample in seen)


def test_labels_on_which_people_differ_teach_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("县水利局要在6月30日前完成堤防加固。", encoding="utf-8")
    segment = {"id": 0, "start": 0, "end": 20, "label": "E", "disputed": True}
    labels = {"source": "a.txt", "held_on": "2026-03-02", "segments": [segment]}
    (tmp_path / "a.gold.json").write_text(json.dumps(labels), encoding="utf-8")

    assert list(samples(from_folder(tmp_path))) == []


def test_a_folder_without_labels_and_a_broken_file_are_named(tmp_path):
    with pytest.raises(LabelsError, match=tmp_path.name):
        list(from_folder(tmp_path))
    (tmp_path / "broken.gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(LabelsError, match="broken.gold.json"):
        list(from_folder(tmp_path))


@pytest.mark.django_db
def test_two_speeches_of_one_title_are_two():
    for speech in (a_speech(), a_speech()):
        read_speech(speech, **WHO)
        accept(speech.proposals.first(), **WHO)

    first, second = from_decisions()
    assert first.name != second.name


@pytest.mark.django_db
def test_decisions_are_labels_and_a_second_mention_teaches_nothing():
    speech = a_speech("县水利局要在6月30日前加固堤防。县住建局要在7月底前拆除危房。县教育局要在8月底前检查校车。")
    read_speech(speech, **WHO)
    first, second, third = speech.proposals.in_reading_order()
    accept(first, **WHO)
    reject(second, RejectReason.EXHORTATION, **WHO)
    reject(third, RejectReason.DUPLICATE, **WHO)

    assert [sample.is_firm for sample in samples(from_decisions())] == [True, False]


@pytest.mark.django_db
def test_the_command_shows_old_and_new_weights_and_how_reliable_they_are():
    pytest.importorskip("sklearn")
    said = StringIO()
    before = SHIPPED_WEIGHTS.read_bytes()

    call_command("fit_weights", texts=[GOLD], stdout=said)

    assert "有完成时限" in said.getvalue()
    assert "0.9–1.0" in said.getvalue()
    assert SHIPPED_WEIGHTS.read_bytes() == before


@pytest.mark.django_db
def test_an_office_keeps_the_fitted_weights_in_its_own_folder(settings, tmp_path):
    pytest.importorskip("sklearn")
    settings.OFFICE_FOLDER = str(tmp_path)
    shutil.copytree(GOLD.parent / "practice" / "gold", tmp_path / "labels")
    before = SHIPPED_WEIGHTS.read_bytes()

    call_command("fit_weights", write=True, stdout=StringIO())

    assert set(tomllib.loads((tmp_path / "lexicon" / "weights.toml").read_text(encoding="utf-8"))) == {"reason_weights"}
    assert load_rulebook(office=tmp_path).lexicons["reason_weights"] != shipped().lexicons["reason_weights"]
    assert SHIPPED_WEIGHTS.read_bytes() == before


@pytest.mark.django_db
def test_an_installed_program_writes_no_weights_into_itself(monkeypatch, settings, tmp_path):
    # Installed inside the folder it works in, as into ~/tracker/.venv.
    installed = tmp_path / ".venv" / "site-packages" / "extraction" / "reader"
    monkeypatch.setattr(fit_weights, "SHIPPED_FOLDER", installed)
    settings.ROOT = tmp_path

    with pytest.raises(CommandError, match="OFFICE_FOLDER"):
        call_command("fit_weights", texts=[GOLD], write=True)


@pytest.mark.django_db
def test_decisions_alone_are_no_measure_of_what_was_never_proposed():
    before = SHIPPED_WEIGHTS.read_bytes()

    with pytest.raises(CommandError, match="--texts"):
        call_command("fit_weights", decisions=True, write=True)
    assert SHIPPED_WEIGHTS.read_bytes() == before


@pytest.mark.django_db
def test_the_command_says_what_is_missing(monkeypatch):
    with pytest.raises(CommandError, match="--texts"):
        call_command("fit_weights")
    with pytest.raises(CommandError, match="nowhere"):
        call_command("fit_weights", texts=[Path("nowhere")])
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(CommandError, match="scikit-learn"):
        call_command("fit_weights", texts=[GOLD])
