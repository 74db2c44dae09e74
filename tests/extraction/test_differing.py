"""A meeting's day set or corrected later: what was decided before and would now differ is listed, never overwritten."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from extraction.actions import accept, add_missed, differing, draft_of, merge, read_speech, read_words, reject
from tests.builders import WHO, a_directive, a_meeting, a_run, a_speech, a_user
from tests.pages import filled_in, marked, page, words
from tracker.actions import close, extend
from tracker.models import Deadline, Directive, Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

FIRST, SECOND = "县水利局要在6月30日前完成清河堤防加固。", "县教育局要加强校舍安全排查，确保不出问题。"
TEXT = f"同志们：\n{FIRST}\n{SECOND}\n散会。"


@pytest.fixture
def speech():
    """A speech read and accepted while its meeting was thought to be in 2026."""
    speech = a_speech(TEXT, held_on=date(2026, 3, 2))
    read_speech(speech, **WHO)
    for proposal in speech.proposals.all():
        accept(proposal, **WHO)
    return speech


def set_day(day: date | None) -> None:
    Meeting.objects.update(held_on=day)


def dated() -> Directive:
    return Directive.objects.get(quote=FIRST)


def save(client, name, row, **values):
    address = reverse(f"admin:tracker_{name}_change", args=[row.pk])
    return client.post(address, filled_in(client.get(address), **values), follow=True)


def test_a_deadline_understood_otherwise_on_the_new_day_is_listed_with_before_now_and_the_ledger(speech):
    set_day(date(2027, 3, 2))

    [row] = differing(speech)

    assert row.directive == dated()
    assert (row.before.due_on, row.now.due_on, row.ledger.due_on) == (
        date(2026, 6, 30), date(2027, 6, 30), date(2026, 6, 30)
    )  # fmt: skip
    assert row.may_be_moved
    assert dated().due_on() == date(2026, 6, 30)


def test_on_the_day_it_was_decided_against_nothing_differs(speech):
    assert differing(speech) == []


def test_a_day_that_becomes_known_lists_what_could_not_be_resolved_before():
    speech = a_speech(TEXT, held_on=None)
    read_speech(speech, **WHO)
    accept(speech.proposals.get(text=FIRST), **WHO)
    set_day(date(2026, 3, 2))

    [row] = differing(speech)

    assert (row.before.due_on, row.now.due_on) == (None, date(2026, 6, 30))


def test_what_the_ledger_has_been_moved_to_already_is_not_listed(speech):
    set_day(date(2027, 3, 2))
    extend(dated(), date(2027, 6, 30), reason="会议日期更正", **WHO)

    assert differing(speech) == []


def test_what_was_moved_to_yet_another_day_is_listed_with_that_day(speech):
    set_day(date(2027, 3, 2))
    extend(dated(), date(2027, 9, 30), reason="延期", **WHO)

    [row] = differing(speech)

    assert row.ledger.due_on == date(2027, 9, 30)


def test_what_was_rejected_is_not_listed():
    speech = a_speech(TEXT, held_on=date(2026, 3, 2))
    read_speech(speech, **WHO)
    reject(speech.proposals.get(text=FIRST), "past", **WHO)
    set_day(date(2027, 3, 2))

    assert differing(speech) == []


@pytest.mark.parametrize("takes", [True, False])
def test_what_was_merged_is_listed_only_where_its_deadline_was_taken_over(takes):
    speech = a_speech(TEXT, held_on=date(2026, 3, 2))
    read_speech(speech, **WHO)
    into = a_directive("完成清河堤防加固", due_on=date(2026, 4, 30))
    merge(speech.proposals.get(text=FIRST), into, take={"day"} if takes else (), **WHO)
    set_day(date(2027, 3, 2))

    assert [(row.directive, row.now.due_on, row.ledger.due_on) for row in differing(speech)] == (
        [(into, date(2027, 6, 30), date(2026, 6, 30))] if takes else []
    )


def test_what_was_added_by_hand_is_listed_like_what_was_proposed():
    words = "排查工作下月底前完成"
    speech = a_speech(f"同志们：\n{words}\n散会。", held_on=date(2026, 3, 2))
    a_run(speech)
    start = speech.text.index(words)
    draft = draft_of(read_words(speech, start, start + len(words)))
    missed = add_missed(speech, draft, **WHO)
    assert differing(speech) == []
    set_day(date(2026, 5, 8))

    [row] = differing(speech)

    assert row.directive == missed.directive
    assert (row.before.due_on, row.now.due_on, row.ledger.due_on) == (
        date(2026, 4, 30), date(2026, 6, 30), date(2026, 4, 30)
    )  # fmt: skip


def test_a_closed_directive_is_listed_but_offers_no_step(client, speech):
    close(dated(), on=date(2026, 6, 1), reason="已验收", **WHO)
    set_day(date(2027, 3, 2))

    [row] = differing(speech)
    answer = client.get(reverse("admin:extraction_differing", args=[speech.pk]))

    assert not row.may_be_moved
    assert not [link for link in page(answer).iter("a") if "/extend/" in link.get("href", "")]


def test_a_later_stage_is_not_to_be_moved_by_moving_the_current_one(speech):
    Deadline.objects.filter(directive=dated()).update(standing="later")
    set_day(date(2027, 3, 2))

    [row] = differing(speech)

    assert not row.may_be_moved


@pytest.mark.django_db(transaction=True)
def test_saving_a_meeting_s_new_day_tells_how_many_differ_and_leads_there(client, speech):
    answer = save(client, "meeting", speech.meeting, held_on="2027-03-02")

    [warning] = marked(page(answer), "warning")
    assert "1" in warning.text_content()
    [link] = warning.iter("a")
    listed = client.get(link.get("href"))
    assert "2026-06-30" in words(listed)
    assert "2027-06-30" in words(listed)
    assert dated().due_on() == date(2026, 6, 30)


@pytest.mark.django_db(transaction=True)
def test_saving_a_day_that_changes_nothing_decided_says_nothing(client):
    speech = a_speech(TEXT, held_on=date(2026, 3, 2))

    answer = save(client, "meeting", speech.meeting, held_on="2027-03-02")

    assert not marked(page(answer), "warning")


@pytest.mark.django_db(transaction=True)
def test_a_speech_given_to_another_meeting_tells_it_too(client, speech):
    answer = save(client, "speech", speech, meeting=a_meeting(date(2028, 3, 2)).pk)

    assert marked(page(answer), "warning")


def test_the_step_it_leads_to_is_filled_in_with_the_new_day(client, speech):
    set_day(date(2027, 3, 2))
    answer = client.get(reverse("admin:extraction_differing_meeting", args=[speech.meeting_id]))

    [step] = [link.get("href") for link in page(answer).iter("a") if "/extend/" in link.get("href", "")]

    assert filled_in(client.get(step))["to"] == "2027-06-30"


def test_the_page_of_a_speech_where_nothing_differs_says_so(client, speech):
    answer = client.get(reverse("admin:extraction_differing", args=[speech.pk]))

    assert marked(page(answer), "nothing")


@pytest.mark.parametrize("name", ["differing", "differing_meeting"])
def test_only_who_may_look_at_the_desk_sees_it(client, speech, name):
    client.force_login(a_user(is_staff=True, permissions=("tracker.view_speech", "tracker.view_meeting")))
    pk = speech.pk if name == "differing" else speech.meeting_id

    assert client.get(reverse(f"admin:extraction_{name}", args=[pk])).status_code == 403


def test_listing_takes_as_many_queries_for_many_directives(django_assert_num_queries):
    def speech_of(items: int):
        lines = [f"县水利局要在6月{day}日前完成第{day}段堤防加固。" for day in range(1, items + 1)]
        speech = a_speech("同志们：\n" + "\n".join(lines), held_on=date(2026, 3, 2))
        for proposal in read_speech(speech, **WHO).proposals.all():
            accept(proposal, **WHO)
        Meeting.objects.filter(speeches=speech).update(held_on=date(2027, 3, 2))
        return type(speech).objects.select_related("meeting").get(pk=speech.pk)

    few, many = speech_of(3), speech_of(30)
    with CaptureQueriesContext(connection) as asked:
        assert len(differing(few)) == 3
    with django_assert_num_queries(len(asked)):
        assert len(differing(many)) == 30
