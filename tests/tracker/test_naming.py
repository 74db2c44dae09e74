"""Names that were said before the registry had them are joined to a party, added or left, and the directives follow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from extraction.actions import accept
from tests.builders import SOME_DAY, WHO, a_directive, a_party, a_proposal, a_reviewer, a_speech, a_supervisor
from tests.pages import cost_of, english_reader, marked, page, words
from tracker.actions import (
    AssignmentDraft,
    Refused,
    add_name,
    change_party,
    join_name,
    leave_name,
    resolve,
    take_up_name,
)
from tracker.models import Assignment, Directive, LeftName, ResponsibleParty
from tracker.rows.names import suggestions_for

pytestmark = pytest.mark.django_db

ADDRESS = "/parties/names/"


def said_of(*names: str, role: str = "lead", **values) -> Directive:
    """An open directive of which these names were said."""
    return a_directive(assignments=tuple(AssignmentDraft(name, role) for name in names), **values)


def history(directive: Directive) -> list[tuple]:
    """What was assigned: the values before and after."""
    return [(event.before, event.after) for event in directive.events.filter(kind="assigned")]


def test_a_name_that_is_joined_becomes_an_alias_and_every_open_directive_follows_with_its_event():
    party = a_party("县水务局")
    first, second, closed = said_of("水利局"), said_of("水利局", role="support"), said_of("水利局", closed_on=SOME_DAY)

    resolved = join_name("水利局", party, **WHO)

    assert resolved.directives == 2
    assert party.aliases.get().name == "水利局"
    assert first.assignments.get().party == second.assignments.get().party == party
    assert closed.assignments.get().party is None
    assert history(first) == [({"party": "水利局", "role": "lead"}, {"party": "县水务局", "role": "lead"})]
    assert [event.number for event in second.events.all()] == [1, 2]
    assert party.amendments.get().after == {"aliases": ["水利局"]}


def test_the_name_as_said_stays_beside_its_party():
    directive = said_of("水利局")
    join_name("水利局", a_party("县水务局"), **WHO)

    assert directive.assignments.get().name == "水利局"


def test_a_name_that_is_added_becomes_a_party_of_the_chosen_kind():
    directive = said_of("分管副县长")

    assert add_name("分管副县长", "post", **WHO).directives == 1
    assert directive.assignments.get().party == ResponsibleParty.objects.get(name="分管副县长", kind="post")
    assert ResponsibleParty.objects.get().amendments.get().step == "added"


def test_a_name_means_on_the_day_of_each_meeting_whom_it_stood_for_then():
    heir = a_party("县应急管理局")
    former = a_party("县安全生产监督管理局", ends_on=date(2019, 3, 31), successor=heir)
    before, after = said_of("安监局", speech=a_speech(held_on=date(2018, 1, 2))), said_of("安监局")

    join_name("安监局", former, **WHO)

    assert (before.assignments.get().party, after.assignments.get().party) == (former, heir)


def test_a_directive_that_has_the_party_in_the_role_already_keeps_it_once():
    party = a_party("县水务局")
    directive = a_directive(owner=party, assignments=(AssignmentDraft("水利局"), AssignmentDraft("水利局", "support")))

    join_name("水利局", party, **WHO)

    rows = directive.assignments.values_list("name", "party__name", "role").order_by("role")
    assert list(rows) == [("县水务局", "县水务局", "lead"), ("水利局", "县水务局", "support")]
    assert len(history(directive)) == 2
    assert [event.number for event in directive.events.all()] == [1, 2, 3]


def test_two_names_of_one_party_become_one_row():
    party = a_party("县水务局", aliases=("水利局", "水务局"))
    directive = said_of("水利局", "水务局")

    assert resolve(**WHO).directives == 1
    assert [row.party for row in directive.assignments.all()] == [party]


def test_what_the_registry_got_elsewhere_is_found_again_at_once():
    directive, other = said_of("水利局", "无此局"), said_of("县财政局")
    party = a_party("县水务局")
    change_party(party, {"aliases": ["水利局"]}, **WHO)
    a_party("县财政局")

    resolved = resolve(**WHO)

    assert (resolved.directives, resolved.names) == (2, 2)
    assert [row.party for row in directive.assignments.order_by("pk")] == [party, None]
    assert other.assignments.get().party.name == "县财政局"
    assert resolve(**WHO).directives == 0


def test_a_name_that_is_left_is_kept_as_left_until_it_is_taken_up_or_known():
    said_of("有关方面")
    leave_name("有关方面", **WHO)
    leave_name("有关方面", **WHO)
    assert LeftName.objects.get().made_by == WHO["by"]

    take_up_name("有关方面")
    assert not LeftName.objects.exists()

    leave_name("有关方面", **WHO)
    add_name("有关方面", "collective", **WHO)
    assert not LeftName.objects.exists()


@pytest.mark.parametrize("step", [
    lambda: join_name("水利局", a_party(), **WHO),
    lambda: add_name("水利局", "unit", **WHO),
    lambda: leave_name("水利局", **WHO),
])  # fmt: skip
def test_a_name_that_somebody_else_has_settled_meanwhile_is_refused_with_its_party(step):
    directive = said_of("水利局")
    a_party("县水务局", aliases=("水利局",))

    with pytest.raises(Refused, match="县水务局"):
        step()
    assert directive.assignments.get().party is None


def test_fifty_directives_follow_by_few_queries_more_than_one():
    def cost(name: str, count: int) -> int:
        speech = a_speech()
        for _ in range(count):
            said_of(name, speech=speech)
        with CaptureQueriesContext(connection) as asked:
            join_name(name, a_party(), **WHO)
        return len(asked)

    assert cost("一局", 1) + 49 >= cost("二局", 50)


def test_names_that_are_alike_are_suggested_the_most_like_first():
    registry = {"青屏县水利局": "青屏县水利局", "县水务局": "青屏县水利局", "县林业局": "县林业局", "县委": "县委"}

    assert suggestions_for("县水利局", registry)[0] == "青屏县水利局"
    assert suggestions_for("某指挥部", registry) == ()


def test_a_proposal_that_is_still_pending_is_recorded_with_the_party_its_name_means_by_then():
    proposal = a_proposal()
    add_name("县水利局", "unit", **WHO)

    assert accept(proposal, **WHO).assignments.get().party.name == "县水利局"


class TestOnThePage:
    """The page of unknown names."""

    @pytest.fixture
    def browser(self):
        """The browser of a reviewer, in English."""
        return english_reader(a_reviewer("liufang"))

    def names(self, browser, address: str = ADDRESS) -> list[str]:
        shown = page(browser.get(address))
        return [heading.text.strip() for heading in shown.xpath("//ul[@class='names']//h2")]

    def test_names_stand_by_how_often_they_are_said_with_an_example(self, browser):
        said_of("县水利局")
        for _ in range(2):
            said_of("县林业局")
        said_of("旧局", closed_on=SOME_DAY)
        a_directive(owner=a_party("县财政局"))

        assert self.names(browser) == ["县林业局", "县水利局"]
        assert "2 directives for instance 完成清河堤防加固" in words(browser.get(ADDRESS))

    def test_a_name_is_joined_added_left_and_taken_up_there(self, browser):
        party = a_party("县水务局")
        joined, added = said_of("水利局"), said_of("县林业局")
        said_of("有关方面")

        told = browser.post(ADDRESS, {"name": "水利局", "party": "县水务局", "do": "join"}, follow=True)
        assert "1 open directive was given its party." in words(told)
        browser.post(ADDRESS, {"name": "县林业局", "kind": "unit", "do": "add"})
        browser.post(ADDRESS, {"name": "有关方面", "do": "leave"})

        assert (joined.assignments.get().party, added.assignments.get().party.name) == (party, "县林业局")
        assert self.names(browser) == []
        assert self.names(browser, f"{ADDRESS}?left") == ["有关方面"]
        browser.post(f"{ADDRESS}?left", {"name": "有关方面", "do": "take-up"})
        assert self.names(browser) == ["有关方面"]

    @pytest.mark.parametrize("sent", [
        {"party": "无此局", "do": "join"}, {"party": "", "do": "join"}, {"kind": "king", "do": "add"}, {"do": "burn"},
    ])  # fmt: skip
    def test_what_cannot_be_done_comes_back_with_a_sentence_and_what_was_typed(self, browser, sent):
        said_of("水利局")

        told = browser.post(ADDRESS, {"name": "水利局", **sent})

        assert told.status_code == 422
        assert marked(page(told), "problem")
        if sent.get("party"):
            assert page(told).xpath("//input[@name='party']/@value") == ["无此局"]

    def test_what_somebody_settled_meanwhile_is_told(self, browser):
        said_of("水利局")
        a_party("县水务局", aliases=("水利局",))

        told = browser.post(ADDRESS, {"name": "水利局", "do": "leave"})

        assert told.status_code == 422
        assert "has become a name of 县水务局" in words(told)

    def test_what_can_be_resolved_now_is_offered_with_one_button(self, browser):
        directive = said_of("水利局")
        a_party("县水务局", aliases=("水利局",))

        assert "1 open directive names a party that is now in the registry." in words(browser.get(ADDRESS))
        browser.post(ADDRESS, {"do": "resolve"})

        assert directive.assignments.get().party.name == "县水务局"

    def test_saving_a_party_in_the_admin_leads_there(self, browser):
        said_of("水利局")
        told = browser.post(
            "/admin/tracker/responsibleparty/add/",
            {"name": "县水务局", "kind": "unit", "aliases": "水利局"},
            follow=True,
        )
        assert "1 open directive can be given the party it names." in words(told)
        assert page(told).xpath(f"//a[@href='{ADDRESS}']")

    def test_the_list_of_unregistered_owners_and_the_registry_lead_there(self, browser):
        said_of("水利局")
        for address in (
            "/directives/?state=unowned-unregistered", "/parties/", "/admin/tracker/responsibleparty/",
        ):  # fmt: skip
            assert page(browser.get(address)).xpath(f"//a[@href='{ADDRESS}']"), address

    def test_the_page_of_the_registry_tells_how_many_could_be_resolved(self, browser):
        said_of("水利局")
        a_party("县水务局", aliases=("水利局",))

        assert "1 open directive names a party that is now in the registry." in words(browser.get("/parties/"))

    def test_who_may_not_change_the_registry_is_kept_out_and_not_led_there(self):
        browser = english_reader(a_supervisor(permissions=("tracker.change_directive",)))

        assert browser.get(ADDRESS).status_code == 403
        assert not page(browser.get("/parties/")).xpath(f"//a[@href='{ADDRESS}']")

    def test_the_page_costs_the_same_for_three_names_and_for_thirty(self, browser):
        def cost(count: int) -> int:
            for number in range(count):
                said_of(f"第{Assignment.objects.count()}{number}办")
                a_party()
            return cost_of(browser, ADDRESS)

        assert cost(3) == cost(27)
