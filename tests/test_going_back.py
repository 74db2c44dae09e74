"""To the former version and forth again: no step is refused, and what that one has no words for is told in its own."""

from decimal import Decimal

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from extraction.actions import accept, read_speech, reject, undo
from extraction.models import Decision, Proposal, Undone
from tests.builders import WHO, a_directive, a_speech
from tracker.actions import DeadlineDraft, TargetDraft, extend, let_count, retarget
from tracker.models import Directive, NumberedYear

FORMER = [("tracker", "0011_know_days_worked_out_again"), ("extraction", "0007_note_the_words_of_what_is_there")]
MONTHLY, WEEKLY = (DeadlineDraft("recurring", words=each, rrule=f"FREQ={each}") for each in ("MONTHLY", "WEEKLY"))
YEAR_END = DeadlineDraft("by", words="年底前", edtf="../2026-12-31", due_on="2026-12-31")
REASON = {"reason": "按新要求", **WHO}
TEXT = "同志们：\n县水利局要在2026年6月15日前完成河堤加固。\n县教育局要在2026年7月15日前完成校舍加固。\n散会。"


@pytest.fixture
def newest_again(transactional_db):
    """Leaves the database as the other tests expect it."""
    yield
    migrate_to(MigrationExecutor(connection).loader.graph.leaf_nodes())


def migrate_to(targets) -> None:
    MigrationExecutor(connection).migrate(targets)


def standings() -> list[tuple[str, str]]:
    rows = Directive.objects.order_by("pk").values_list("deadlines__words", "deadlines__standing")
    return list(rows.order_by("pk", "deadlines__number"))


def a_ledger_with_all_that_is_new() -> None:
    first = a_directive("修堤", deadlines=(YEAR_END, MONTHLY, WEEKLY))
    let_count(first.deadlines.get(words="MONTHLY"), **REASON)
    retarget(first, TargetDraft("不少于3公里", ">=", Decimal(3), "公里"), **REASON)
    extend(a_directive("巡河"), rrule="FREQ=MONTHLY", times=2, **REASON)
    speech = a_speech(TEXT)
    read_speech(speech, **WHO)
    taken, refused = Proposal.objects.pending()
    accept(taken, **WHO)
    undo(speech, **WHO)
    reject(refused, "criticism", **WHO)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_former_version_can_be_gone_back_to_and_left_again(newest_again):
    a_ledger_with_all_that_is_new()
    stood = standings()
    assert ("年底前", "beside") in stood

    migrate_to(FORMER)
    migrate_to(MigrationExecutor(connection).loader.graph.leaf_nodes())

    assert standings() == stood
    assert [each.number for each in Directive.objects.order_by("pk")] == ["〔2026〕001", "〔2026〕002"]
    assert list(Directive.objects.order_by("pk")[0].events.values_list("kind", flat=True))[-1] == "restated"
    assert Decision.objects.get().reason == "other"
    # A number that is given anew is no longer that of what was taken back.
    assert Undone.objects.get().serial is None
    assert NumberedYear.objects.get().last == 2
