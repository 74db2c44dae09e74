"""Several people follow one directive, correct one day, or give one speech to other meetings at the same moment, on
either database: no step is lost, doubled or half done."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from tests.builders import WHO, a_directive, a_meeting, a_party, a_reviewer, a_speech
from tests.pages import filled_in, logged_in
from tracker.actions import (
    AssignmentDraft,
    DeadlineDraft,
    Refused,
    advance,
    assign,
    change_party,
    close,
    correct_day,
    extend,
    give_to_meeting,
    join_name,
    release,
    report,
)
from tracker.models import Amendment, Directive, Meeting, ResponsibleParty, Speech

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 6
JUNE = date(2026, 6, 30)


def at_once(step: Callable[[int], object]) -> Counter:
    """How many did the step and how many were refused, when all of them take it at the same moment."""
    together = Barrier(PEOPLE)

    def one_person(number: int) -> str:
        together.wait(timeout=120)
        try:
            step(number)
        except Refused:
            return "refused"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(PEOPLE) as pool:
        return Counter(pool.map(one_person, range(PEOPLE)))


def history(directive: Directive) -> list[tuple[int, str]]:
    """The events by number and kind, without the first one."""
    return [(event.number, event.kind) for event in directive.events.all()][1:]


def test_each_of_many_extensions_is_kept_and_one_deadline_is_current():
    directive = a_directive(due_on=JUNE)

    done = at_once(lambda n: extend(directive, JUNE + timedelta(days=n + 1), reason=f"第{n}次", **WHO))

    assert done == {"done": PEOPLE}
    standings = [deadline.standing for deadline in directive.deadlines.all()]
    assert standings == ["former"] * PEOPLE + ["current"]
    assert history(directive) == [(number, "extended") for number in range(2, PEOPLE + 2)]
    befores = [event.before["due_on"] for event in directive.events.filter(kind="extended")]
    afters = [event.after["due_on"] for event in directive.events.filter(kind="extended")]
    assert befores == ["2026-06-30", *afters[:-1]], "each moved what the one before it had set"


def test_one_closes_and_the_others_are_told():
    directive = a_directive()

    assert at_once(lambda n: close(directive, on=JUNE, reason="验收合格", **WHO)) == {"done": 1, "refused": PEOPLE - 1}
    assert history(directive) == [(2, "closed")]


def test_a_party_is_assigned_once_and_released_once():
    directive, party = a_directive(), a_party()

    assert at_once(lambda n: assign(directive, party, "lead", **WHO)) == {"done": 1, "refused": PEOPLE - 1}
    given = directive.assignments.get()
    assert at_once(lambda n: release(given, reason="职能划转", **WHO)) == {"done": 1, "refused": PEOPLE - 1}
    assert history(directive) == [(2, "assigned"), (3, "released")]


def test_the_last_stage_is_begun_once():
    directive = a_directive(due_on=JUNE, deadlines=(DeadlineDraft("by", due_on=JUNE + timedelta(days=30)),))

    assert at_once(lambda n: advance(directive, reason="验收通过", **WHO)) == {"done": 1, "refused": PEOPLE - 1}
    assert history(directive) == [(2, "advanced")]


def test_no_report_is_lost():
    directive = a_directive()

    assert at_once(lambda n: report(directive, f"进展{n}", **WHO)) == {"done": PEOPLE}
    assert sorted(event.reason for event in directive.events.filter(kind="reported")) == [
        f"进展{n}" for n in range(PEOPLE)
    ]


def test_a_day_is_corrected_by_one_and_the_others_who_saw_the_same_day_are_told():
    meeting = a_meeting(JUNE)
    seen = [Meeting.objects.get() for _ in range(PEOPLE)]

    done = at_once(lambda n: correct_day(seen[n], JUNE + timedelta(days=n + 1), **WHO))

    assert done == {"done": 1, "refused": PEOPLE - 1}
    [kept] = meeting.amendments.all()
    assert (kept.before, kept.after) == ({"held_on": str(JUNE)}, {"held_on": str(Meeting.objects.get().held_on)})


def test_of_corrections_that_each_look_first_every_one_tells_the_day_it_took_the_place_of():
    meeting = a_meeting(JUNE)

    def correct_after_looking(number: int) -> None:
        while True:
            try:
                correct_day(Meeting.objects.get(), JUNE + timedelta(days=number + 1), **WHO)
                return
            except Refused:
                continue  # somebody was a moment faster

    assert at_once(correct_after_looking) == {"done": PEOPLE}
    formers, days = zip(*meeting.amendments.values_list("before__held_on", "after__held_on"), strict=True)
    assert formers == (str(JUNE), *days[:-1])
    assert str(Meeting.objects.get().held_on) == days[-1]


def test_a_speech_is_given_away_by_one_and_the_others_who_saw_it_at_the_same_meeting_are_told():
    speech, others = a_speech(), [a_meeting() for _ in range(PEOPLE)]
    seen = [Speech.objects.select_related("meeting").get() for _ in range(PEOPLE)]

    done = at_once(lambda n: give_to_meeting(seen[n], others[n], **WHO))

    assert done == {"done": 1, "refused": PEOPLE - 1}
    given = speech.amendments.get()
    assert (given.former_meeting, given.given_to) == (speech.meeting, Speech.objects.get().meeting)


def test_speeches_that_two_meetings_give_to_each_other_all_arrive_and_none_waits_for_ever():
    meetings = [a_meeting(), a_meeting()]
    speeches = [a_speech(meeting=meetings[n % 2]) for n in range(PEOPLE)]

    done = at_once(lambda n: give_to_meeting(speeches[n], meetings[1 - n % 2], **WHO))

    assert done == {"done": PEOPLE}
    assert [Speech.objects.get(pk=each.pk).meeting for each in speeches] == [meetings[1], meetings[0]] * (PEOPLE // 2)
    assert list(Amendment.objects.values_list("number", flat=True)) == [1] * PEOPLE


def test_of_links_that_together_would_make_a_circle_one_is_refused():
    parties = [a_party(f"第{number}局") for number in range(PEOPLE)]

    done = at_once(lambda n: change_party(parties[n], {"parent": parties[(n + 1) % PEOPLE]}, **WHO))

    assert done == {"done": PEOPLE - 1, "refused": 1}
    assert ResponsibleParty.objects.filter(parent__isnull=True).count() == 1


def test_a_party_is_changed_by_one_and_the_others_who_saw_the_same_are_told():
    party = a_party("县水利局")

    done = at_once(lambda n: change_party(party, {"name": f"县水利{n}局"}, seen=0, **WHO))

    assert done == {"done": 1, "refused": PEOPLE - 1}
    assert party.amendments.get().after == {"name": ResponsibleParty.objects.get().name}


def test_of_forms_that_are_sent_at_the_same_moment_one_is_saved_and_the_others_are_told():
    party = a_party("县水利局")
    address = reverse("admin:tracker_responsibleparty_change", args=[party.pk])
    people = [logged_in(a_reviewer()) for _ in range(PEOPLE)]
    forms = [filled_in(each.get(address), name=f"县水利{n}局") for n, each in enumerate(people)]
    answers = Counter()

    assert at_once(lambda n: answers.update([people[n].post(address, forms[n]).status_code])) == {"done": PEOPLE}
    assert answers == {302: 1, 409: PEOPLE - 1}
    assert party.amendments.count() == 1


def test_a_name_is_settled_by_one_while_its_directives_go_on_being_followed():
    party = a_party("县水务局")
    directives = [a_directive(assignments=(AssignmentDraft("水利局"),)) for _ in range(PEOPLE)]

    def step(number: int) -> None:
        report(directives[number], f"进展{number}", **WHO)
        join_name("水利局", party, **WHO)

    assert at_once(step) == {"done": 1, "refused": PEOPLE - 1}
    for directive in directives:
        assert sorted(event.kind for event in directive.events.all()) == ["assigned", "recorded", "reported"]
        assert directive.assignments.get().party == party
