"""A question has one answer, whether it is asked of the ledger or of the row."""

from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Count, Q
from django.utils.timezone import get_current_timezone

from tests.builders import SOMEBODY, WHO, a_directive, a_party
from tracker.actions import AssignmentDraft, DeadlineDraft, extend, report
from tracker.choices import UndatedCause, UnownedCause
from tracker.models import Directive
from tracker.questions.states import STATES, State, causes_of, followed

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
DAYS = [DUE - DAY, DUE, DUE + DAY, DUE + 8 * DAY]


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
        a_directive(due_on=DUE, owner=unit, kind="prohibition"),
        a_directive(owner=unit, kind="accountability"),
        a_directive(deadlines=(DeadlineDraft("recurring", days="2026-10-01 2027-02-05"),)),
        moved(a_directive(due_on=DUE - 90 * DAY, owner=unit), DUE - 30 * DAY, DUE - 60 * DAY, DUE),
        moved(a_directive(owner=unit), DUE),
        reported(a_directive(due_on=DUE, owner=unit), DUE - 45 * DAY),
        reported(a_directive(owner=unit), DUE),
    ]


def moved(directive, *days):
    """The directive, its deadline moved to each of the days."""
    for day in days:
        extend(directive, day, reason="汛情", **WHO)
    return directive


def reported(directive, day):
    """The directive, reported on that day early in the morning, when it is still the day before in London."""
    at = datetime.combine(day, time(0, 30), tzinfo=get_current_timezone())
    report(directive, "推进中", by=SOMEBODY, at=at)
    return directive


@pytest.mark.parametrize("key", STATES)
def test_the_ledger_and_the_row_agree_on_every_state(ledger, key):
    found = [asked(Directive.objects.in_state(key, on)) for on in DAYS]

    assert found == [told(lambda row, on=on: row.in_state(key, on)) for on in DAYS]
    assert any(0 < len(rows) < len(ledger) for rows in found), "a state everybody or nobody is in tells nothing"


@pytest.mark.parametrize("on", DAYS)
def test_due_within_any_number_of_days_agrees(ledger, on):
    for days in (0, 7, 8, 30):
        assert asked(Directive.objects.due_within(on, days)) == told(lambda row, days=days: row.due_within(on, days))


@pytest.mark.parametrize("on", DAYS)
def test_without_a_report_for_any_number_of_days_agrees(ledger, on):
    for days in (1, 2, 44, 45, 46, 53, 54, 400):
        assert asked(Directive.objects.stale(on, days)) == told(lambda row, days=days: row.stale(on, days))


def test_extended_any_number_of_times_agrees(ledger):
    found = [asked(Directive.objects.extended(times)) for times in (1, 2, 3)]

    assert found == [told(lambda row, times=times: row.extended(times)) for times in (1, 2, 3)]
    assert [len(rows) for rows in found] == [1, 1, 0], "brought forward is not extended, a first day neither"


@pytest.mark.parametrize("key", ["open", "closed"])
def test_the_words_without_a_day_are_the_states_of_this_name(ledger, key):
    assert asked(getattr(Directive.objects, key)()) == asked(Directive.objects.in_state(key, DUE))


@pytest.mark.parametrize("on", DAYS)
def test_what_is_counted_in_one_passage_or_side_by_side_is_what_is_listed(ledger, on):
    listed = {key: Directive.objects.in_state(key, on).count() for key in STATES}

    asked_at_once = {key: (state.among, state.condition(on)) for key, state in STATES.items()}
    assert Directive.objects.all().counts(asked_at_once) == listed
    beside = {key: Count("pk", filter=state.whole(on)) for key, state in STATES.items()}
    assert Directive.objects.with_current().aggregate(**beside) == listed


def test_the_ledger_and_the_row_agree_on_every_row_of_the_seeds():
    call_command("loaddata", settings.ROOT / "fixtures" / "seeds.json", verbosity=0)
    rows = list(Directive.objects.for_export())
    dues = sorted({row.due_on() for row in rows} - {None})
    days = {due - days * DAY for due in (dues[0], *dues[::10], dues[-1]) for days in (-1, 0, 7, 8, 30, 31)}

    assert len(rows) > 200
    assert len(days) > 40
    for key, on in product(STATES, days):
        held = {row.pk for row in rows if row.in_state(key, on)}
        assert asked(Directive.objects.in_state(key, on)) == held, (key, on)


@pytest.mark.parametrize(("key", "causes"), [("unowned", UnownedCause), ("undated", UndatedCause)])
def test_causes_split_the_whole_without_overlap(ledger, key, causes):
    parts = [asked(Directive.objects.in_state(part, DUE)) for part in causes_of(key)]

    assert len(parts) == len(causes)
    assert all(parts)
    assert sum(map(len, parts)) == Directive.objects.in_state(key, DUE).count()
    assert set().union(*parts) == asked(Directive.objects.in_state(key, DUE))


def test_a_state_without_a_word_on_the_row_cannot_be_made():
    with pytest.raises(TypeError, match="holds"):
        State("new", "new", followed, lambda on: Q())


def test_a_state_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="late"):
        Directive.objects.in_state("late", DUE)
    with pytest.raises(KeyError, match="late"):
        Directive().in_state("late", DUE)


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
    return {row.pk for row in Directive.objects.for_export() if word(row)}


@pytest.mark.parametrize("kind", ["prohibition", "accountability"])
def test_what_holds_is_never_late_soon_due_undated_or_stale(kind):
    rows = [a_directive(due_on=DUE, kind=kind), a_directive(kind=kind)]
    timed = [key for key in STATES if key.startswith(("overdue", "due-", "undated", "stale-"))]

    assert len(timed) == 12
    for key, on in product(timed, [*DAYS, DUE + 5000 * DAY]):
        assert not asked(Directive.objects.in_state(key, on)), key
        assert not any(row.in_state(key, on) for row in rows), key
