"""Every path to something pending leads to the desk: card, first page of the admin, import, list, finished review."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from extraction.actions import reject
from extraction.admin.speech_pane import address_of, desk_address
from tests.builders import WHO, a_directive, a_meeting, a_proposal, a_reviewer, a_speech, a_user, in_group
from tests.pages import cost_of, logged_in, page, words
from tracker.people import groups

pytestmark = pytest.mark.django_db

SPEECHES = "/admin/tracker/speech/"
WORK = f"{SPEECHES}work/"


@pytest.fixture
def reviewer(client):
    """Logged in, and what the name says."""
    user = a_reviewer()
    client.force_login(user)
    return user


def a_waiting_speech(held_on: date | None = date(2026, 3, 2), title: str = "工作会议"):
    """A speech at a meeting of that title, with one proposal to review."""
    speech = a_speech(meeting=a_meeting(held_on, title=title))
    a_proposal(speech)
    return speech


def desks(answer) -> list[str]:
    """The desks that the rows of the page lead to, in its order."""
    return page(answer).xpath("//table[contains(@class, 'work')]//th/a/@href")


@pytest.mark.usefixtures("reviewer")
class TestTheWorkList:
    """待审核: the speeches with something to decide."""

    def test_the_card_of_the_front_page_leads_to_it(self, client):
        speech = a_waiting_speech()
        [card] = page(client.get("/")).xpath("//li[contains(@class, 'card-pending')]/a/@href")

        assert card == WORK
        assert desks(client.get(card)) == [desk_address(speech.pk)]

    def test_the_earliest_meeting_comes_first_and_one_of_unknown_day_last(self, client):
        unknown, late, early = map(a_waiting_speech, (None, date(2026, 5, 6), date(2026, 1, 4)))

        assert desks(client.get(WORK)) == [desk_address(each.pk) for each in (early, late, unknown)]

    def test_it_holds_only_what_is_to_be_decided_and_says_how_much(self, client):
        speech, decided = a_waiting_speech(), a_waiting_speech()
        a_proposal(speech, "各乡镇要每月排查一次。")
        reject(decided.proposals.get(), "exhortation", **WHO)
        answer = client.get(WORK, headers={"accept-language": "en"})

        assert desks(answer) == [desk_address(speech.pk)]
        assert "Proposals to review: 2, in speeches: 1." in words(answer)
        assert "2 of 2" in words(answer)

    def test_it_costs_the_same_however_much_awaits(self, client):
        a_waiting_speech()
        few = cost_of(client, WORK)
        for _each in range(5):
            a_waiting_speech()

        assert cost_of(client, WORK) == few

    def test_where_nothing_awaits_it_says_so_and_offers_to_bring_something_in(self, client):
        answer = client.get(WORK, headers={"accept-language": "en"})

        assert "Nothing is awaiting review." in words(answer)
        assert page(answer).xpath("//a[@href='/admin/tracker/sourcefile/add/']")

    def test_speeches_named_in_the_address_stand_above_even_where_nothing_is_proposed(self, client):
        waiting, without = a_waiting_speech(), a_speech("散会。")
        answer = client.get(WORK, {"keys": f"{without.pk},none,{10**30}"})

        assert desks(answer) == [desk_address(without.pk), desk_address(waiting.pk)]


class TestTheFirstPageOfTheAdmin:
    """It begins with what is to be done next."""

    def test_a_reviewer_finds_the_speeches_and_the_way_to_import(self, client, reviewer):
        speech = a_waiting_speech()
        answer = client.get("/admin/")

        assert desks(answer) == [desk_address(speech.pk)]
        for address in (WORK, "/admin/tracker/sourcefile/add/"):
            assert page(answer).xpath(f"//section[@class='next-things']//a[@href='{address}']"), address

    def test_of_many_speeches_the_first_are_shown_and_the_way_to_all(self, client, reviewer):
        for _each in range(10):
            a_waiting_speech()
        answer = client.get("/admin/", headers={"accept-language": "en"})

        assert len(desks(answer)) == 8
        assert "All 10 speeches awaiting review" in words(answer)

    def test_an_auditor_looks_and_is_not_asked_to_import(self):
        a_waiting_speech()
        answer = logged_in(in_group(groups.AUDITOR)).get("/admin/")

        assert len(desks(answer)) == 1
        assert not page(answer).xpath("//a[@href='/admin/tracker/sourcefile/add/'][@class='button']")

    def test_whoever_may_decide_but_was_not_given_to_look_is_led_there_from_everywhere(self):
        a_waiting_speech()
        client = logged_in(a_user(is_staff=True, permissions=("extraction.decide_proposal", "tracker.view_directive")))

        assert WORK in page(client.get("/admin/")).xpath("//nav//a/@href")
        assert page(client.get("/")).xpath(f"//ul[@class='cards']//a[@href='{WORK}']")

    def test_the_page_of_one_part_of_the_admin_does_not_repeat_it(self, client, reviewer):
        a_waiting_speech()
        assert desks(client.get("/admin/tracker/")) == []


@pytest.mark.usefixtures("reviewer")
class TestTheLists:
    """Speeches and proposals in the admin."""

    def test_a_proposal_leads_to_its_place_at_the_desk(self, client):
        proposal = a_waiting_speech().proposals.get()
        [link] = page(client.get(reverse("admin:extraction_proposal_changelist"))).xpath(
            "//td[@class='field-at_the_desk']/a/@href | //th[@class='field-at_the_desk']/a/@href"
        )
        assert link == address_of(proposal)

    def test_speeches_stand_by_the_day_of_their_meeting_the_latest_first_with_the_day(self, client):
        for held_on in (date(2026, 1, 4), None, date(2026, 5, 6)):
            a_waiting_speech(held_on)
        days = page(client.get("/admin/tracker/speech/")).xpath("//tbody//*[@class='field-held_on']/text()")

        assert days == ["2026-05-06", "2026-01-04", "—"]

    def test_speeches_are_narrowed_to_a_year_and_sorted_by_the_day(self, client):
        early, late = a_waiting_speech(date(2025, 1, 4)), a_waiting_speech(date(2026, 5, 6))

        def shown(query):
            return list(client.get(f"/admin/tracker/speech/?{query}").context["cl"].result_list)

        assert shown("meeting__held_on__year=2025") == [early]
        assert shown("o=1") == [early, late]

    def test_speeches_are_sorted_before_their_proposals_are_counted(self, client):
        a_waiting_speech()
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/tracker/speech/")

        asked = [each["sql"] for each in captured if 'FROM "tracker_speech"' in each["sql"]]
        counting = [sql for sql in asked if "extraction_proposal" in sql]
        assert counting
        assert not any("LIMIT 100" in sql for sql in counting)


@pytest.mark.usefixtures("reviewer")
class TestAFinishedReview:
    """It leads to what came of it, and to the next one."""

    def finished(self, client, held_on=date(2026, 3, 2)):
        speech = a_waiting_speech(held_on)
        reject(speech.proposals.get(), "exhortation", **WHO)
        return speech, client.get(desk_address(speech.pk), headers={"accept-language": "en"})

    def test_to_the_table_of_tasks_of_the_meeting_and_its_files(self, client):
        speech, answer = self.finished(client)
        a_directive(speech=speech)
        there = f"/meetings/{speech.meeting.public_id}/"

        links = page(answer).xpath("//div[@class='finished']//a/@href")
        assert {there, f"{there}tasks.xlsx", f"{there}tasks.docx"} <= set(links)
        for address in links:
            assert client.get(address).status_code == 200, address

    def test_to_the_next_speech_that_awaits_one_and_from_the_last_to_the_first(self, client):
        early, late = a_waiting_speech(date(2026, 1, 4)), a_waiting_speech(date(2026, 5, 6))

        def following(answer):
            return page(answer).xpath("//div[@class='finished']//a[@data-key='n']/@href")

        speech, answer = self.finished(client)
        assert following(answer) == [desk_address(late.pk)]
        reject(late.proposals.get(), "exhortation", **WHO)
        assert following(client.get(desk_address(late.pk))) == [desk_address(early.pk)]
        reject(early.proposals.get(), "exhortation", **WHO)
        answer = client.get(desk_address(speech.pk), headers={"accept-language": "en"})
        assert following(answer) == []
        assert "No other speech is awaiting review." in words(answer)
