"""Weights are fitted to what people called firm, and the confidence is measured against it."""

import json
import shutil
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from extraction import office
from extraction.actions import accept, read_speech, reject
from extraction.choices import RejectReason
from extraction.measuring.weighing import weights_file
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


def test_the_weights_file_keeps_its_comment(tmp_path):
    path = tmp_path / "lexicon" / "weights.toml"
    path.parent.mkdir()
    path.write_text('# Why.\n\n[reason_weights]\n"起点" = 1\n', encoding="utf-8")

    weights_file.write({"起点": -2.345, "必须": 0.5}, tmp_path)

    assert path.read_text(encoding="utf-8") == '# Why.\n\n[reason_weights]\n"起点" = -2.35\n"必须" = 0.50\n'


OWN_FILE = """# Of the reservoirs office.
organs = ["清河试验站"]

[ reason_weights ]  # since spring
"起点" = -1  # was -2
'必须' = 0.25

# A day of our own.
[festival]
"县庆" = { on = "09-15", days = 1 }
"""


@pytest.fixture
def own_file(tmp_path):
    """A file of an office's words that holds weights among other tables."""
    path = tmp_path / "lexicon" / "own.toml"
    path.parent.mkdir()
    path.write_text(OWN_FILE, encoding="utf-8")
    return path


def test_weights_are_replaced_where_they_stand_and_all_else_stays_as_it_was_written(own_file, tmp_path):
    weights_file.write({"起点": -2.345, "必须": 0.5, "力争": 1}, tmp_path)

    written = OWN_FILE.replace("= -1  #", "= -2.35  #").replace("'必须' = 0.25\n", "'必须' = 0.50\n\"力争\" = 1.00\n")
    assert own_file.read_text(encoding="utf-8") == written
    assert [file.name for file in own_file.parent.iterdir()] == ["own.toml"]
    assert load_rulebook(office=tmp_path).lexicons["reason_weights"]["力争"] == 1


def test_a_file_of_other_tables_gets_the_weights_beneath_them(tmp_path):
    path = tmp_path / "lexicon" / "weights.toml"
    path.parent.mkdir()
    path.write_text('[festival]\n"县庆" = { on = "09-15", days = 1 }\n', encoding="utf-8")

    weights_file.write({"起点": -2}, tmp_path)

    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tables == {"festival": {"县庆": {"on": "09-15", "days": 1}}, "reason_weights": {"起点": -2}}


@pytest.mark.parametrize(
    "words",
    [
        'reason_weights = { "起点" = -1 }\n',
        'reason_weights."起点" = -1\n',
        'organs = ["""\n[reason_weights]\n"起点" = -1"""]\n[reason_weights]\n"起点" = -1\n',
    ],
)
def test_weights_in_another_form_are_refused_and_left_as_they_are(own_file, tmp_path, words):
    own_file.write_text(words, encoding="utf-8")

    with pytest.raises(weights_file.NotATableOfWeights, match=r"own\.toml"):
        weights_file.path_of(tmp_path)
    with pytest.raises(weights_file.NotATableOfWeights, match=r"own\.toml"):
        weights_file.write({"起点": -2}, tmp_path)
    assert own_file.read_text(encoding="utf-8") == words


def test_a_file_that_could_not_be_written_is_as_it_was(own_file, tmp_path, monkeypatch):
    def full(self, target):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="no space left"):
        weights_file.write({"起点": -2}, tmp_path)
    assert own_file.read_text(encoding="utf-8") == OWN_FILE
    assert [file.name for file in own_file.parent.iterdir()] == ["own.toml"]


@pytest.mark.django_db
def test_the_command_refuses_weights_in_another_form_in_one_sentence(own_file, settings, tmp_path):
    settings.OFFICE_FOLDER = str(tmp_path)
    own_file.write_text('reason_weights = { "起点" = -1 }\n', encoding="utf-8")

    with pytest.raises(CommandError, match=r"own\.toml.*\[reason_weights\]"):
        call_command("fit_weights", texts=[GOLD], write=True)


@pytest.mark.django_db
def test_the_program_starts_with_weights_that_were_fitted_into_a_file_among_others(own_file, settings, tmp_path):
    pytest.importorskip("sklearn")
    settings.OFFICE_FOLDER = str(tmp_path)

    call_command("fit_weights", texts=[GOLD.parent / "practice" / "gold"], write=True, stdout=StringIO())

    office._loaded.cache_clear()
    apps.get_app_config("extraction").ready()
    assert office.rulebook().lexicons["reason_weights"] != shipped().lexicons["reason_weights"]
    assert "县庆" in office.rulebook().lexicons["festival"]


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
def test_an_installed_program_writes_no_weights_into_itself(settings, tmp_path):
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
