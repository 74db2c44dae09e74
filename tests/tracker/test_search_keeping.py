"""The index is kept with the record: what is recorded is found, what is taken back is not, whatever else was done."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction

from tests.builders import a_directive, a_speech
from tests.tracker.test_kinds_of_refusal import with_code
from tracker.actions import unrecord
from tracker.models import Directive, Speech
from tracker.search import holding, out_of_step, rebuild

pytestmark = pytest.mark.django_db


def found(words: str, model: type = Directive) -> list[int]:
    return list(holding(model.objects.order_by("pk"), words).values_list("pk", flat=True))


def told() -> list[str]:
    return [message.id for message in run_checks(databases=["default"]) if message.id == "tracker.W002"]


def test_what_was_recorded_is_found_at_once():
    directive = a_directive("完成龙口水库除险加固")

    assert found("水库") == [directive.pk]
    assert out_of_step() == []


def test_what_is_taken_off_the_ledger_is_found_no_more():
    gone, kept = a_directive("完成龙口水库除险加固"), a_directive("完成龙口水库清淤")

    unrecord(gone)

    assert found("水库") == [kept.pk]
    assert found("除险") == []
    assert out_of_step() == []


def test_a_key_that_is_given_again_does_not_bring_the_old_words_back():
    gone = a_directive("完成龙口水库除险加固")
    unrecord(gone)
    again = a_directive("完成校舍排查")
    if again.pk == gone.pk:  # SQLite with AUTOINCREMENT and PostgreSQL give none twice
        pytest.fail("a primary key was given twice")

    assert found("除险") == []
    assert found("校舍") == [again.pk]


def test_what_was_rolled_back_is_not_found():
    with transaction.atomic():
        a_directive("完成龙口水库除险加固")
        transaction.set_rollback(True)

    assert found("水库") == []
    assert out_of_step() == []


def test_rows_written_past_the_actions_are_told_by_check_and_found_after_a_rebuild():
    directive = a_directive("完成龙口水库除险加固")
    Directive.objects.filter(pk=directive.pk).delete()
    assert told() == ["tracker.W002"]

    said = StringIO()
    call_command("rebuild_search", stdout=said)

    assert told() == []
    assert said.getvalue().splitlines() == ["tracker.Directive: 可查 0 条。", "tracker.Speech: 可查 1 条。"]


def test_a_row_written_for_another_one_past_the_actions_is_told_though_they_are_as_many():
    gone = a_directive("完成龙口水库除险加固")
    written = Directive.objects.get(pk=gone.pk)
    Directive.objects.filter(pk=gone.pk).delete()
    written.pk, written.public_id = None, uuid4()
    written.save(force_insert=True)
    assert Directive.objects.count() == 1
    assert out_of_step() == ["tracker.Directive"]

    call_command("migrate", verbosity=0)

    assert found("水库") == [written.pk]
    assert out_of_step() == []


def test_an_index_made_by_another_version_is_told_and_made_anew():
    directive = a_directive("完成龙口水库除险加固")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tracker_search SET version = 'former'")
    assert told() == ["tracker.W002"]

    call_command("migrate", verbosity=0)

    assert told() == []
    assert found("水库") == [directive.pk]


def test_rebuilding_twice_finds_the_same():
    directive = a_directive("完成龙口水库除险加固")

    rebuild()
    rebuild()

    assert found("除险加固") == [directive.pk]


@pytest.mark.parametrize(("code", "refusal"), [("55P03", CommandError), ("42P01", OperationalError)])
def test_a_rebuild_that_others_keep_from_the_tables_says_so_in_one_sentence(monkeypatch, code, refusal):
    def locked() -> None:
        raise with_code(code)

    monkeypatch.setattr("tracker.management.commands.rebuild_search.rebuild", locked)

    with pytest.raises(refusal):
        call_command("rebuild_search")


def test_a_loaded_fixture_is_found(tmp_path):
    a_directive("完成龙口水库除险加固")
    fixture = tmp_path / "record.json"
    call_command("export_fixture", fixture, verbosity=0)
    Directive.objects.all().delete()
    Speech.objects.all().delete()
    rebuild()
    assert found("水库") == []

    call_command("loaddata", fixture, verbosity=0)

    assert len(found("水库")) == 1
    assert len(found("清河堤防", Speech)) == 1
    assert out_of_step() == []


def test_a_fixture_holds_no_index(tmp_path):
    a_directive("完成龙口水库除险加固")
    fixture = tmp_path / "record.json"
    call_command("export_fixture", fixture, verbosity=0)

    assert "pairs" not in fixture.read_text()
    assert "tracker_search" not in fixture.read_text()


@pytest.mark.django_db(transaction=True)
def test_emptied_tables_leave_no_words_behind():
    a_directive("完成龙口水库除险加固")

    call_command("flush", interactive=False, verbosity=0)

    assert out_of_step() == []
    directive = a_directive("完成校舍排查")
    assert found("水库") == []
    assert found("校舍") == [directive.pk]


@pytest.mark.parametrize("length", [49_900, 120_000])
def test_a_word_across_the_stretches_of_a_long_speech_is_found(length):
    before = "年初以来各项工作平稳推进" * (length // 12)
    speech = a_speech(f"{before}清河堤防加固{before}龙口水库{before}")

    assert found("清河堤防加固", Speech) == [speech.pk]
    assert found("进清河", Speech) == [speech.pk]
    assert found("清河 龙口", Speech) == [speech.pk]
    assert found("清河龙口", Speech) == []


def test_a_speech_with_more_pairs_than_a_row_takes_can_be_found():
    signs = "".join(chr(0x4E00 + number * 7919 % 20_000) + chr(0x4E00 + number % 19_997) for number in range(150_000))
    speech = a_speech(f"{signs}龙口水库")

    assert found("龙口水库", Speech) == [speech.pk]
    assert out_of_step() == []
