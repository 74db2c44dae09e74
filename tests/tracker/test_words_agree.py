"""A question has one answer, whether it is asked of the ledger or of the row."""

from datetime import date, timedelta

import pytest

from tests.builders import a_directive, a_party
from tracker.actions import AssignmentDraft, DeadlineDraft
from tracker.choices import UndatedCause, UnownedCause
from tracker.models import Directive

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


@pytest.fixture
def ledger():
    """Directives of every standing the questions tell apart."""
    unit, collective = a_party("县水利局"), a_party("各乡镇", kind="collective")
    return [
        a_directive(),
        a_directive(due_on=DUE, owner=unit),
        a_directive(due_on=DUE, owner=unit, closed_on=DUE),
        a_directive(due_on=DUE + 7 * DAY, owner=collective),
        a_directive(due_on=DUE + 8 * DAY, assignments=(AssignmentDraft("县某局"),)),
        a_directive(assignments=(AssignmentDraft("县财政局", "support"),)),
        a_directive(owner=unit, assignments=(AssignmentDraft("县某局"),)),
        a_directive(deadlines=(DeadlineDraft("recurring", rrule="FREQ=MONTHLY"),)),
        a_directive(deadlines=(DeadlineDraft("by", words="X月底前", masked=True),)),
        a_directive(deadlines=(DeadlineDraft("event", words="汛期前"),)),
        a_directive(deadlines=(DeadlineDraft("continuous", words="长期坚持"),)),
        a_directive(deadlines=(DeadlineDraft("phase", starts_on=DUE),)),
        a_directive(due_on=DUE, deadlines=(DeadlineDraft("within", due_on=DUE + 30 * DAY),)),
    ]


@pytest.mark.parametrize("on", [DUE - DAY, DUE, DUE + DAY, DUE + 8 * DAY])
def test_questions_about_a_day_agree(ledger, on):
    assert asked(Directive.objects.overdue(on)) == told(lambda row: row.overdue(on))
    for days in (0, 7, 30):
        assert asked(Directive.objects.due_within(on, days)) == told(lambda row, days=days: row.due_within(on, days))


@pytest.mark.parametrize("word", ["open", "closed", "unowned", "undated"])
def test_questions_without_a_day_agree(ledger, word):
    rows = asked(getattr(Directive.objects, word)())

    assert rows == told(lambda row: getattr(row, word)())
    assert 0 < len(rows) < len(ledger), "a question everybody or nobody answers tells nothing"


@pytest.mark.parametrize("cause", UnownedCause)
def test_causes_of_being_unowned_agree(ledger, cause):
    rows = asked(Directive.objects.unowned_because(cause))

    assert rows == told(lambda row: row.unowned_cause() == cause)
    assert rows


@pytest.mark.parametrize("cause", UndatedCause)
def test_causes_of_being_undated_agree(ledger, cause):
    rows = asked(Directive.objects.undated_because(cause))

    assert rows == told(lambda row: row.undated_cause() == cause)
    assert rows


def test_causes_split_the_whole_without_overlap(ledger):
    for word, because, causes in (
        ("unowned", "unowned_because", UnownedCause),
        ("undated", "undated_because", UndatedCause),
    ):
        parts = [asked(getattr(Directive.objects, because)(cause)) for cause in causes]
        assert sum(map(len, parts)) == getattr(Directive.objects, word)().count()
        assert set().union(*parts) == asked(getattr(Directive.objects, word)())


def test_due_today_is_not_overdue():
    directive = a_directive(due_on=DUE)

    assert not directive.overdue(DUE - DAY)
    assert not directive.overdue(DUE)
    assert directive.overdue(DUE + DAY)


def test_what_is_overdue_is_not_due_soon():
    directive = a_directive(due_on=DUE)

    assert directive.due_within(DUE, 0)
    assert not directive.due_within(DUE + DAY, 30)


def test_list_order_is_soonest_first_and_undated_last():
    undated, late, soon = a_directive(), a_directive(due_on=DUE), a_directive(due_on=DUE - DAY)

    assert list(Directive.objects.by_due_day()) == [soon, late, undated]


def asked(rows) -> set[int]:
    keys = list(rows.values_list("pk", flat=True))
    assert len(keys) == len(set(keys)), "a join has doubled rows"
    return set(keys)


def told(word) -> set[int]:
    return {row.pk for row in Directive.objects.for_list() if word(row)}
