"""What an auditor is given loads back exactly, and the same data is always the same bytes."""

import json

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import translation

from extraction.actions import accept
from extraction.models import Decision, Presence, SpeechWords, UploadDay
from tests.builders import SOME_MOMENT, a_proposal
from tests.records import delete_the_record, record_a_little_of_everything
from tracker.exports.fixtures import export_fixture, exported_models, rows
from tracker.models import Feed, Liaison, SavedFilter


@pytest.fixture
def ledger(db):
    """Rows of every model that is exported."""
    record_a_little_of_everything()


def test_loading_into_an_empty_database_and_exporting_again_gives_the_same_bytes(ledger, tmp_path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    count = export_fixture(first)

    delete_the_record()
    call_command("loaddata", first, verbosity=0)

    assert export_fixture(second) == count == sum(model._default_manager.count() for model in exported_models())
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("microsecond", [0, 400, 1_000, 342_007])
def test_a_moment_loads_back_as_the_moment_it_was(db, tmp_path, microsecond):
    moment, first, second = SOME_MOMENT.replace(microsecond=microsecond), tmp_path / "1.json", tmp_path / "2.json"
    accept(a_proposal(), by="周敏", at=moment)
    export_fixture(first)

    delete_the_record()
    call_command("loaddata", first, verbosity=0)

    assert Decision.objects.get().decided_at == moment
    export_fixture(second)
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.django_db
def test_the_harvested_fixture_gives_its_own_bytes_back(settings, tmp_path):
    harvested, again = settings.ROOT / "fixtures" / "seeds.json", tmp_path / "again.json"

    call_command("loaddata", harvested, verbosity=0)
    export_fixture(again)

    assert again.read_bytes() == harvested.read_bytes()


def test_every_exported_model_has_rows_in_this_test(ledger):
    assert [model.__name__ for model in exported_models() if not model._default_manager.exists()] == []


def test_every_model_of_the_project_is_exported_but_what_belongs_to_an_account_or_follows_from_the_rest():
    own = {*apps.get_app_config("tracker").get_models(), *apps.get_app_config("extraction").get_models()}

    assert set(exported_models()) == own - {Feed, Liaison, Presence, SavedFilter, SpeechWords, UploadDay}


@pytest.mark.parametrize("model", exported_models(), ids=lambda model: model.__name__)
def test_a_natural_key_finds_its_row(ledger, model):
    for row in model._default_manager.all():
        assert model._default_manager.get_by_natural_key(*row.natural_key()) == row


def test_the_order_of_recording_leaves_no_trace_in_the_order_of_rows(ledger, tmp_path):
    path = tmp_path / "ledger.json"
    export_fixture(path)

    names = [
        row["fields"]["name"] for row in json.loads(path.read_text()) if row["model"] == "tracker.responsibleparty"
    ]
    assert names == sorted(names)
    assert len(names) > 2


def test_chinese_stays_readable(ledger, tmp_path):
    call_command("export_fixture", tmp_path / "ledger.json", verbosity=0)

    assert "清河堤防加固" in (tmp_path / "ledger.json").read_text(encoding="utf-8")


def test_a_failed_export_leaves_the_former_file_as_it_was(ledger, tmp_path, monkeypatch):
    path = tmp_path / "ledger.json"
    path.write_text("the former one")
    monkeypatch.setattr(rows, "written", lambda values, line: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        export_fixture(path)

    assert path.read_text() == "the former one"
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.json"]


def test_a_folder_that_is_not_there_is_named(ledger, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("export_fixture", tmp_path / "nowhere" / "ledger.json")


def test_a_name_loaddata_would_not_take_is_refused(ledger, tmp_path):
    with pytest.raises(CommandError, match="ledger.txt"):
        call_command("export_fixture", tmp_path / "ledger.txt")


@pytest.mark.django_db
def test_a_fixture_with_corrections_of_meetings_is_refused_with_the_way_out(tmp_path):
    old = tmp_path / "old.json"
    old.write_text(json.dumps([{"model": "tracker.meetingcorrection", "fields": {"number": 1}}]))

    with translation.override("en"), pytest.raises(CommandError, match="run migrate, and export it again"):
        call_command("loaddata", old, verbosity=0)
