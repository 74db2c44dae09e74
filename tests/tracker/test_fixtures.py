"""What an auditor is given loads back exactly, and the same data is always the same bytes."""

import json
from datetime import date
from decimal import Decimal
from threading import Thread

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from extraction.actions import accept, add_missed, correct, draft_of, merge, read_words, reject, undo
from extraction.models import Decision, Presence, SpeechWords, UploadDay
from tests.builders import SOME_MOMENT, WHO, a_directive, a_meeting, a_party, a_proposal, a_speech
from tracker.actions import (
    DeadlineDraft,
    TargetDraft,
    change_party,
    correct_day,
    extend,
    give_to_meeting,
    leave_name,
    remove_party,
)
from tracker.exports.fixtures import export_fixture, exported_models
from tracker.models import (
    Directive,
    Event,
    Feed,
    Liaison,
    Membership,
    ResponsibleParty,
    SavedFilter,
    Speech,
)


@pytest.fixture
def ledger(db):
    """A little of everything: sub-units named after their parents, decisions of each kind, a moved deadline."""
    city = a_party("澜江市水利局")
    station = a_party("阿溪镇水利站", parent=city, aliases=("水利站",), successor=a_party("青屏县水利局"))
    Membership.objects.create(collective=a_party("各水利站", kind="collective"), member=station)
    speech = a_speech()
    correct_day(speech.meeting, None, reason="会期待核", **WHO)
    give_to_meeting(speech, a_meeting(), reason="归错会议", **WHO)
    accept(a_proposal(speech), **WHO)
    reject(a_proposal(speech, "各乡镇要每月排查一次。"), "exhortation", **WHO)
    corrected = a_proposal()
    correct(corrected, draft_of(corrected), note="改为镇办", **WHO)
    directive = a_directive(
        due_on=date(2026, 6, 30), owner=city, targets=(TargetDraft("70.5%以上", ">=", Decimal("70.5"), "%"),),
        deadlines=(DeadlineDraft("recurring", rrule="FREQ=MONTHLY"),),
    )  # fmt: skip
    extend(directive, date(2026, 9, 30), reason="汛期无法施工", **WHO)
    merge(a_proposal(a_speech()), directive, **WHO)
    add_missed(speech, draft_of(read_words(speech, 0, speech.text.index("\n"))), **WHO)
    reject(a_proposal(speech, "散会。"), "exhortation", by="刘芳", at=SOME_MOMENT)
    undo(speech, by="刘芳", at=SOME_MOMENT)
    change_party(city, {"name": "澜江市水务局"}, **WHO)
    remove_party(a_party("临时指挥部"), **WHO)
    leave_name("有关方面", **WHO)


def test_loading_into_an_empty_database_and_exporting_again_gives_the_same_bytes(ledger, tmp_path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    count = export_fixture(first)

    empty()
    call_command("loaddata", first, verbosity=0)

    assert export_fixture(second) == count == sum(model._default_manager.count() for model in exported_models())
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("microsecond", [0, 400, 1_000, 342_007])
def test_a_moment_loads_back_as_the_moment_it_was(db, tmp_path, microsecond):
    moment, first, second = SOME_MOMENT.replace(microsecond=microsecond), tmp_path / "1.json", tmp_path / "2.json"
    accept(a_proposal(), by="周敏", at=moment)
    export_fixture(first)

    empty()
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
    monkeypatch.setattr(Event, "natural_key", lambda row: 1 / 0)

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


@pytest.mark.django_db(transaction=True)
def test_what_is_recorded_during_an_export_is_wholly_in_it_or_wholly_not(tmp_path, monkeypatch):
    a_directive(owner=a_party())
    speech, writers = a_speech("县财政局要拨付资金。"), []
    rows = sum(model._default_manager.count() for model in exported_models())

    def record_meanwhile(party) -> tuple[str]:
        """Somebody else records a directive once the export has begun; on SQLite that waits for its end."""
        if not writers:
            writers.append(Thread(target=recorded, args=[speech]))
            writers[0].start()
            writers[0].join(timeout=1)
        return (party.name,)

    monkeypatch.setattr(ResponsibleParty, "natural_key", record_meanwhile)
    assert export_fixture(tmp_path / "ledger.json") == rows

    writers[0].join()
    assert Directive.objects.filter(speech=speech).exists()


def recorded(speech: Speech) -> None:
    """Record a directive in a thread, with a connection of its own."""
    try:
        a_directive(speech=speech)
    finally:
        connection.close()


def empty() -> None:
    """Delete every exported row, whatever protects it."""
    for model in reversed(exported_models()):
        fields = [f.name for f in model._meta.fields if f.remote_field and f.related_model is model]
        if fields:
            model._default_manager.update(**dict.fromkeys(fields))
        model._default_manager.all().delete()
    assert not Directive.objects.exists()


@pytest.mark.django_db
def test_a_fixture_with_corrections_of_meetings_is_refused_with_the_way_out(tmp_path):
    old = tmp_path / "old.json"
    old.write_text(json.dumps([{"model": "tracker.meetingcorrection", "fields": {"number": 1}}]))

    with translation.override("en"), pytest.raises(CommandError, match="run migrate, and export it again"):
        call_command("loaddata", old, verbosity=0)
