"""What the tables of offices say of a directive: who leads, who is answerable, by when, and the remarks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_meeting, a_party, a_speech
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft, advance, extend, report
from tracker.models import Directive, Restatement
from tracker.rows.ledger import LedgerRow, in_a_row

pytestmark = pytest.mark.django_db

ON = date(2026, 10, 8)
DUE = date(2026, 9, 30)


@pytest.fixture(autouse=True)
def chinese():
    """The language of the office."""
    with translation.override("zh-hans"):
        yield


def seen(directive: Directive, on: date = ON) -> LedgerRow:
    """The directive as a file would get it."""
    return LedgerRow(Directive.objects.for_export().get(pk=directive.pk), on)


def test_leads_part_into_units_and_those_who_are_answerable_themselves():
    parties = [
        a_party("县水利局"),
        a_party("县水利局局长", kind="post"),
        a_party("刘川", kind="person"),
        a_party("各乡镇", kind="collective"),
    ]
    leads = [AssignmentDraft(party.name, party=party) for party in parties]
    row = seen(a_directive(assignments=(*leads, AssignmentDraft("防汛专班"))))

    assert in_a_row(row.lead_units()) == "县水利局、各乡镇、防汛专班"
    assert in_a_row(row.persons()) == "县水利局局长、刘川"


def test_nobody_is_in_two_columns_and_nobody_in_none():
    post = a_party("分管副县长", kind="post")
    drafts = [AssignmentDraft(f"{role}甲", role=role) for role in ("lead", "support", "supervisor")]
    row = seen(a_directive(assignments=(*drafts, AssignmentDraft(post.name, party=post, role="support"))))

    assert in_a_row(row.lead_units() + row.persons()) == "lead甲"
    assert in_a_row(row.supports()) == "support甲、分管副县长"
    assert "督办：supervisor甲" in row.remarks()


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (DeadlineDraft("by", words="9月底前", edtf="../2026-09-30", due_on=DUE), "2026年9月30日前"),
        (
            DeadlineDraft("within", words="3月至9月", starts_on=date(2026, 3, 1), due_on=DUE),
            "2026年3月1日至2026年9月30日",
        ),
        (DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY"), "每月"),
        (DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY", due_on=DUE), "每月，至2026年9月30日止"),
        (DeadlineDraft("continuous", words="长期坚持"), "长期坚持"),
    ],
)
def test_a_task_table_gives_the_day_where_there_is_one_and_else_the_words(draft, words):
    assert seen(a_directive(deadlines=(draft,))).due_in_words() == words


def test_without_a_deadline_nothing_is_made_up():
    assert seen(a_directive()).due_in_words() == ""


def test_targets_stand_in_one_cell_as_they_were_said():
    targets = (TargetDraft("不少于20个"), TargetDraft("覆盖率达到95%以上"))
    assert seen(a_directive(targets=targets)).targets_in_words() == "不少于20个；覆盖率达到95%以上"


def test_the_source_is_the_meeting_and_its_day_where_it_is_known():
    known = a_speech(meeting=a_meeting(DUE, title="水利工作会议"))
    assert seen(a_directive(speech=known)).source() == "水利工作会议（2026年9月30日）"
    unknown = a_speech(meeting=a_meeting(None, title="水利工作会议"))
    assert seen(a_directive(speech=unknown)).source() == "水利工作会议"


def test_days_overdue_are_counted_from_the_day_after_and_only_while_open():
    assert seen(a_directive(due_on=DUE), DUE).days_overdue() is None
    assert seen(a_directive(due_on=DUE), DUE + timedelta(days=1)).days_overdue() == 1
    assert seen(a_directive(due_on=DUE, closed_on=DUE), ON).days_overdue() is None


def test_every_move_of_the_deadline_is_told_with_its_reason():
    directive = a_directive(due_on=DUE, owner=a_party())
    for to, why in ((date(2026, 12, 31), "汛期\n停工"), (date(2026, 11, 30), "提前完工")):
        extend(directive, to, by=SOMEBODY, at=SOME_MOMENT, reason=why)

    assert seen(directive).remarks() == (
        "原定2026年9月30日，延至2026年12月31日：汛期 停工；原定2026年12月31日，提前至2026年11月30日：提前完工"
    )


def test_a_stage_that_ended_is_no_moved_deadline():
    later = DeadlineDraft("by", words="年底", due_on=date(2026, 12, 31))
    directive = a_directive(due_on=DUE, deadlines=(later,), owner=a_party())
    advance(directive, by=SOMEBODY, at=SOME_MOMENT, reason="第一阶段验收")

    assert seen(directive).remarks() == ""


def test_what_is_missing_is_named_with_its_cause():
    assert seen(a_directive()).remarks() == "无责任主体：未提及责任主体；无明确时限：未提及时限"


def test_an_undated_directive_that_was_given_a_day_says_so():
    directive = a_directive(owner=a_party())
    extend(directive, DUE, by=SOMEBODY, at=SOME_MOMENT, reason="补充时限")

    assert seen(directive).remarks() == "补定时限2026年9月30日：补充时限"


def test_the_latest_progress_and_how_it_was_closed_are_told():
    directive = a_directive(due_on=DUE, owner=a_party(), closed_on=None)
    report(directive, "完成一半", by=SOMEBODY, at=SOME_MOMENT)
    # Late in the evening in UTC it is the next day at the office.
    report(directive, "主体完工", by=SOMEBODY, at=datetime(2026, 9, 1, 18, tzinfo=UTC))
    row = seen(directive)

    assert row.remarks() == "2026年9月2日进展：主体完工"
    assert row.updated_on() == date(2026, 9, 2)
    assert seen(a_directive(owner=a_party(), due_on=DUE, closed_on=DUE)).remarks() == "2026年9月30日销号：已验收"


def test_where_it_was_demanded_again_is_told():
    speech = a_speech(meeting=a_meeting(title="防汛调度会"))
    directive = a_directive(owner=a_party(), due_on=DUE)
    place = {"speech": speech, "quote": speech.text[:3], "start": 0, "end": 3}
    Restatement.objects.create(directive=directive, made_at=SOME_MOMENT, made_by=SOMEBODY, **place)

    assert seen(directive).remarks() == "重申：防汛调度会"


def test_rows_of_a_file_cost_the_same_queries_whatever_their_number(django_assert_num_queries):
    for _ in range(30):
        extend(a_directive(due_on=DUE, owner=a_party()), ON, by=SOMEBODY, at=SOME_MOMENT, reason="延期")
    for rows in (Directive.objects.for_export()[:3], Directive.objects.for_export()):
        with django_assert_num_queries(6):
            for row in [LedgerRow(directive, ON) for directive in rows]:
                assert row.remarks()
                assert row.updated_on()
                assert row.source()
                assert row.targets_in_words() == ""
