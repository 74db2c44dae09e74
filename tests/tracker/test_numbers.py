"""The number of a directive (编号): how it is read, and that it is given in order, without gap, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from importlib import import_module
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connections, transaction

from extraction.actions import accept, add_missed, draft_of, read_words, reject, undo
from extraction.models import Undone
from tests.builders import SOME_MOMENT, SOMEBODY, WHO, a_directive, a_proposal, a_run, a_speech
from tracker.actions import DirectiveDraft, Refused, record
from tracker.models import Directive, NumberedYear
from tracker.numbers import Number, number_of

migration = import_module("tracker.migrations.0012_number_directives")

NEW_YEAR = datetime(2026, 12, 31, 16, tzinfo=UTC)  # midnight in Shanghai
WRITERS, PROPOSALS = 8, 40


def a_draft(**values) -> DirectiveDraft:
    """A directive to be, which quotes the beginning of a speech."""
    return DirectiveDraft(
        **{"speech": a_speech(), "start": 0, "end": 3, "kind": "directive", "strength": "must"} | values
    )


def numbers() -> list[str]:
    """The numbers on the ledger, in the order of recording."""
    return [directive.number for directive in Directive.objects.order_by("pk")]


@pytest.mark.parametrize(
    "typed",
    [
        "〔2026〕017", "〔2026〕17", "〔2026〕17号", "〔2026〕第17号", "[2026]17", "[2026] 17 号", "【2026】017",
        "（2026）017", "(2026)17", "〔２０２６〕０１７", "﹝2026﹞17", "2026-17", "2026-017", "2026－017", "2026—17",
        "2026年17号", "2026年第17号",
        "2026017", "2026 017", " 2026017 ", "编号〔2026〕017", "编号：2026-17",
    ],
)  # fmt: skip
def test_a_number_is_understood_however_it_is_typed(typed):
    assert number_of(typed) == Number(2026, 17)


def test_after_999_a_number_has_more_digits():
    assert str(Number(2026, 1000)) == "〔2026〕1000"
    assert number_of("20261000") == number_of("〔2026〕1000") == Number(2026, 1000)


@pytest.mark.parametrize(
    "typed",
    ["", "2026", "20260903", "2026-09-03", "2026年9月3日", "202617", "〔2026〕000", "2026-0", "017", "1000500",
     "〔26〕17", "县政办〔2026〕17号", "2026-17 堤防", "〔2026〕1234567", "〔2026〕一七", "〔٢٠٢٦〕17"],
)  # fmt: skip
def test_what_is_no_number_is_left_to_be_searched_as_words(typed):
    assert number_of(typed) is None


@pytest.mark.django_db
def test_directives_are_counted_from_one_in_each_year_of_the_office():
    before, after = NEW_YEAR - timedelta(seconds=1), NEW_YEAR
    for at in (before, before, after):
        record(a_draft(), by=SOMEBODY, at=at)

    assert numbers() == ["〔2026〕001", "〔2026〕002", "〔2027〕001"]


@pytest.mark.django_db
def test_what_is_refused_leaves_no_gap():
    a_directive()
    with pytest.raises(Refused):
        record(a_draft(end=1000), **WHO)
    with transaction.atomic():
        record(a_draft(), **WHO)
        transaction.set_rollback(True)
    a_directive()

    assert numbers() == ["〔2026〕001", "〔2026〕002"]


@pytest.mark.django_db
def test_the_number_of_what_was_taken_back_is_kept_there_and_not_given_again():
    speech = a_speech()
    accept(a_proposal(speech), **WHO)
    undone = undo(speech, **WHO)
    a_directive()

    assert undone.directive_number == "〔2026〕001"
    assert "〔2026〕001" in str(undone)
    assert numbers() == ["〔2026〕002"]


@pytest.mark.django_db
def test_a_missed_directive_that_was_taken_back_keeps_its_number_too():
    speech = a_speech()
    a_run(speech)
    add_missed(speech, draft_of(read_words(speech, 0, speech.text.index("\n"))), **WHO)

    assert undo(speech, **WHO).directive_number == "〔2026〕001"


@pytest.mark.django_db
def test_a_rejection_that_was_taken_back_has_no_number():
    speech = a_speech()
    reject(a_proposal(speech), "exhortation", **WHO)
    undo(speech, **WHO)

    assert Undone.objects.get().directive_number == ""


@pytest.mark.django_db
def test_a_ledger_without_numbers_is_numbered_in_the_order_of_recording():
    moments = [NEW_YEAR, NEW_YEAR - timedelta(days=3), NEW_YEAR - timedelta(days=1)]
    for at in moments:
        record(a_draft(), by=SOMEBODY, at=at)
    without_event = a_directive()  # recorded, as far as anybody knows, when its file was imported
    without_event.events.all().delete()
    NumberedYear.objects.all().delete()
    Directive.objects.filter(year=2026).update(year=1999)

    migration.number_directives(apps, None)

    assert numbers() == ["〔2027〕001", "〔2026〕002", "〔2026〕003", "〔2026〕001"]
    assert dict(NumberedYear.objects.values_list("year", "last")) == {2026: 3, 2027: 1}


@pytest.mark.django_db(transaction=True)
def test_eight_who_accept_at_once_give_each_number_once():
    speech = a_speech("\n".join(f"第{number}项工作要在6月30日前完成。" for number in range(PROPOSALS)))
    proposals = [a_proposal(speech, line, parties=[], deadlines=[], targets=[]) for line in speech.text.split("\n")]
    together = Barrier(WRITERS)

    def accept_own(writer: int) -> None:
        together.wait(timeout=120)
        try:
            for proposal in proposals[writer::WRITERS]:
                accept(proposal, by=SOMEBODY, at=SOME_MOMENT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(accept_own, range(WRITERS)))

    assert sorted(Directive.objects.values_list("year", "serial")) == [(2026, n) for n in range(1, PROPOSALS + 1)]
