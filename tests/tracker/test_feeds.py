"""Deadlines in a calendar: what stands in it, who may fetch it, and how it ends."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_meeting, a_party, a_speech, a_supervisor, a_user
from tests.pages import cost_of, page, words
from tracker.actions import AssignmentDraft, DeadlineDraft, close, extend
from tracker.feeds.calendar import signed
from tracker.models import Directive, Feed, Liaison
from tracker.views.feeds import MOST_FEEDS

pytestmark = pytest.mark.django_db

EXPORT = "tracker.export_directive"
DAY = timedelta(days=1)


@pytest.fixture
def owner():
    """Somebody who may take deadlines away."""
    return a_supervisor(permissions=(EXPORT,))


def a_feed(owner, query: str = "", **values) -> Feed:
    """A feed of this person."""
    return Feed.objects.create(user=owner, name="督办时限", query=query, made_at=SOME_MOMENT, **values)


def fetched(feed: Feed):
    """What a calendar program gets, which has no session."""
    return Client().get(f"/feeds/{signed(feed)}.ics")


def events(feed: Feed) -> list:
    """The events of the feed."""
    answer = fetched(feed)
    assert answer.status_code == 200
    return Calendar.from_ical(b"".join(answer.streaming_content)).walk("VEVENT")


def test_a_deadline_is_an_event_of_a_whole_day_that_says_light_owner_and_task(owner):
    due_on = timezone.localdate() - DAY
    directive = a_directive(due_on=due_on, owner=a_party("县水利局"))

    [event] = events(a_feed(owner))
    assert event["UID"] == f"{directive.public_id}-1"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (due_on, due_on + DAY)
    assert event["SUMMARY"] == "【红·逾期】〔2026〕001 县水利局：完成清河堤防加固"
    assert event["URL"] == f"http://testserver/directives/{directive.public_id}/"
    assert event.decoded("LAST-MODIFIED") == SOME_MOMENT
    assert "任务来源：" in event["DESCRIPTION"]


def test_the_calendar_has_its_name_and_says_how_often_to_ask(owner):
    calendar = Calendar.from_ical(b"".join(fetched(a_feed(owner)).streaming_content))

    assert calendar["X-WR-CALNAME"] == "督办时限"
    assert calendar["PRODID"]
    assert calendar["VERSION"] == "2.0"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=4)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


def test_a_moved_deadline_keeps_one_event_on_the_new_day(owner):
    directive = a_directive(due_on=date(2030, 9, 30), owner=a_party())
    extend(directive, date(2030, 12, 31), by=SOMEBODY, at=datetime(2026, 3, 4, tzinfo=UTC), reason="汛期停工")

    [event] = events(a_feed(owner))
    assert event.decoded("DTSTART") == date(2030, 12, 31)
    assert event.decoded("LAST-MODIFIED") == datetime(2026, 3, 4, tzinfo=UTC)


def test_what_is_closed_or_has_no_day_is_in_no_calendar(owner):
    a_directive(due_on=date(2030, 9, 30), closed_on=date(2026, 4, 1))
    a_directive()
    a_directive(deadlines=(DeadlineDraft("continuous", words="长期坚持"),))
    feed = a_feed(owner)
    assert events(feed) == []

    directive = a_directive(due_on=date(2030, 9, 30), owner=a_party())
    assert len(events(feed)) == 1
    close(directive, on=date(2026, 4, 1), reason="已验收", by=SOMEBODY, at=SOME_MOMENT)
    assert events(feed) == []


def test_a_feed_is_narrowed_as_the_list_with_its_filters(owner):
    speech = a_speech(meeting=a_meeting(title="防汛调度会"))
    a_directive("防汛", due_on=date(2030, 9, 30), speech=speech)
    a_directive("别的", due_on=date(2030, 9, 30))

    [event] = events(a_feed(owner, "meeting=防汛调度会"))
    assert "防汛" in event["SUMMARY"]


def test_a_liaison_officer_s_feed_has_the_own_unit_s_deadlines_only():
    unit, user = a_party("县水利局"), a_user(permissions=(EXPORT,))
    Liaison.objects.create(user=user, party=unit)
    a_directive("自己的", due_on=date(2030, 9, 30), owner=unit)
    a_directive("别人的", due_on=date(2030, 9, 30), owner=a_party())

    [event] = events(a_feed(user))
    assert "自己的" in event["SUMMARY"]


def test_hostile_text_stays_text_in_one_event(owner):
    text = "a\r\nEND:VEVENT\r\nBEGIN:VALARM\x07;,\\n" + "😀" * 200
    a_directive(text, due_on=date(2030, 9, 30), assignments=(AssignmentDraft("某\r\nURL:http://x"),))

    [event] = events(a_feed(owner))
    assert event.subcomponents == []
    assert "END:VEVENT" in event["SUMMARY"]
    assert event["URL"].startswith("http://testserver/")


def test_a_repeating_duty_repeats_in_the_calendar(owner):
    a_directive(deadlines=(DeadlineDraft("recurring", words="每季度", rrule="FREQ=MONTHLY;INTERVAL=3"),))

    [event] = events(a_feed(owner))
    assert event.decoded("DTSTART") == date(2026, 3, 31)
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"


def test_a_duty_that_no_rule_says_alike_to_all_stands_in_the_calendar_day_by_day(owner):
    today = timezone.localdate()
    days = [today + timedelta(200 * number) for number in range(1, 8)]
    drafts = (
        DeadlineDraft("recurring", words="每年春节前", days=" ".join(map(str, days))),
        DeadlineDraft("recurring", words="每月30日前", rrule="FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
    )
    for draft in drafts:
        a_directive(deadlines=(draft,))

    found = events(a_feed(owner))
    assert not any("RRULE" in event for event in found)
    assert len({event["UID"] for event in found}) == len(found)
    assert {event.decoded("DTSTART") for event in found} >= set(days[:6])


def test_a_calendar_whose_name_has_a_line_break_can_be_fetched(owner):
    feed = a_feed(owner)
    feed.name = "督办;时限,\r\n二"
    feed.save()

    content = b"".join(fetched(feed).streaming_content).decode()
    assert r"NAME:督办\;时限\,\n二" in content
    assert "X-PUBLISHED-TTL:PT4H" in content


def test_the_address_needs_no_login_and_gives_nothing_else_away(client, owner):
    answer = fetched(a_feed(owner))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "sessionid" not in answer.cookies
    assert client.get("/directives/").status_code == 302


def test_after_revocation_the_address_is_not_found(client, owner):
    feed = a_feed(owner)
    client.force_login(owner)
    assert client.post(f"/feeds/{feed.public_id}/revoke/").status_code == 302

    assert fetched(feed).status_code == 404


@pytest.mark.parametrize("change", ["is_active", "permission"])
def test_the_address_ends_with_its_owner_s_account_or_right(owner, change):
    feed = a_feed(owner)
    if change == "is_active":
        owner.is_active = False
        owner.save()
    else:
        owner.user_permissions.filter(codename="export_directive").delete()

    assert fetched(feed).status_code == 404


def test_nobody_can_make_up_an_address(client, owner):
    feed, other = a_feed(owner), a_feed(owner)
    signature = signed(other).rpartition(".")[2]

    for words_of_it in (str(feed.public_id), f"{feed.public_id}.{signature}", f"{signed(feed)}x", "x", "x.y"):
        assert client.get(f"/feeds/{words_of_it}.ics").status_code == 404


def test_a_feed_whose_filters_mean_nothing_any_more_does_not_show_everything(client, owner):
    a_directive(due_on=date(2030, 9, 30))
    feed = a_feed(owner, "meeting=没有这个会")

    assert fetched(feed).status_code == 404
    client.force_login(owner)
    assert "筛选条件已失效" in words(client.get("/feeds/"))


def test_an_address_is_only_read(client, owner):
    assert client.post(f"/feeds/{signed(a_feed(owner))}.ics").status_code == 405


def test_a_feed_is_made_from_the_filters_of_the_list_but_not_of_its_day_and_order(client, owner):
    client.force_login(owner)
    offered = client.get("/feeds/?state=overdue&on=2026-03-03&sort=-due&page=2&words=")
    [form] = [form for form in page(offered).forms if form.action == "/feeds/"]
    assert form.fields["name"] == "逾期"

    made = client.post("/feeds/", dict(form.fields) | {"name": "逾期事项"}, follow=True)
    feed = Feed.objects.get()
    assert (feed.name, feed.query, feed.user) == ("逾期事项", "state=overdue", owner)
    assert f"http://testserver/feeds/{signed(feed)}.ics" in page(made).xpath("//input[@readonly]/@value")


def test_filters_that_cannot_be_understood_make_no_feed(client, owner):
    client.force_login(owner)

    assert client.get("/feeds/?state=none").status_code == 400
    assert client.post("/feeds/", {"name": "a", "query": "state=none"}).status_code == 400
    assert client.post("/feeds/", {"name": "", "query": ""}).status_code == 400
    assert client.get("/feeds/", {"meeting": "会议 (2026-02-30)"}).status_code == 400
    assert client.post("/feeds/", {"name": "a", "query": "meeting=会议 (2026-02-30)"}).status_code == 400
    assert not Feed.objects.exists()


def test_filters_too_long_to_be_kept_make_no_feed_and_it_is_said(client, owner):
    client.force_login(owner)
    long = f"words={'堤' * 100}&party={a_party('堤' * 20)}"
    refused = client.post("/feeds/", {"name": "堤", "query": long})
    assert refused.status_code == 400
    assert "筛选条件过长，无法保存，请减少条件后再试。" in refused.content.decode()
    assert not Feed.objects.exists()


def test_feeds_have_a_number_one_can_keep_an_eye_on(client, owner):
    for _ in range(MOST_FEEDS):
        a_feed(owner)
    client.force_login(owner)
    assert client.post("/feeds/", {"name": "又一个", "query": ""}).status_code == 400
    assert Feed.objects.count() == MOST_FEEDS


def test_each_sees_and_revokes_own_feeds_only(client, owner):
    feed = a_feed(owner)
    client.force_login(a_supervisor(permissions=(EXPORT,)))

    assert str(feed.public_id) not in client.get("/feeds/").content.decode()
    assert client.post(f"/feeds/{feed.public_id}/revoke/").status_code == 404
    feed.refresh_from_db()
    assert feed.revoked_at is None


def test_a_link_cannot_revoke_or_make_and_who_may_only_look_has_no_feeds(client, owner):
    feed = a_feed(owner)
    client.force_login(owner)
    assert client.get(f"/feeds/{feed.public_id}/revoke/").status_code == 405

    client.force_login(a_supervisor())
    assert client.get("/feeds/").status_code == 403
    assert client.post("/feeds/", {"name": "a", "query": ""}).status_code == 403


def test_a_feed_costs_the_same_queries_for_three_rows_and_for_thirty(owner, django_assert_num_queries):
    feed = a_feed(owner)
    for few in (3, 27):
        for _ in range(few):
            a_directive(due_on=date(2030, 9, 30), owner=a_party())
        with django_assert_num_queries(10):
            answer = fetched(feed)
            content = b"".join(answer.streaming_content)
        assert content.count(b"BEGIN:VEVENT") == Directive.objects.count()


def test_the_page_of_feeds_costs_the_same_for_three_and_for_twenty(client, owner):
    client.force_login(owner)

    def cost_with_further(count: int) -> int:
        for _number in range(count):
            a_feed(owner, f"party={a_party()}&meeting={a_meeting().public_id}")
        return cost_of(client, "/feeds/")

    assert cost_with_further(3) == cost_with_further(MOST_FEEDS - 3)


def test_a_rule_and_a_prohibition_stand_in_no_calendar(owner):
    a_directive("加固堤防", due_on=SOME_MOMENT.date())
    a_directive("逾期未办的追责", due_on=SOME_MOMENT.date(), kind="accountability")
    a_directive("不得新增", due_on=SOME_MOMENT.date(), kind="prohibition")

    assert len(events(a_feed(owner))) == 1
