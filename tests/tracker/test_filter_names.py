"""What may be called how in the filters: a party with its sub-units, a meeting, a speaker."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_directive, a_liaison, a_meeting, a_party, a_speech, a_supervisor
from tests.pages import page
from tracker.actions import AssignmentDraft
from tracker.models import Membership, Speaker, Speech

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def town():
    """A town with four of its own and what is asked of all towns, of which it leads one itself."""
    town, towns = a_party("城关镇"), a_party("各乡镇", kind="collective")
    Membership.objects.create(collective=towns, member=town)
    Membership.objects.create(collective=towns, member=a_party("东河镇"))
    for number in range(3):
        a_directive(f"镇里的{number}", owner=town)
    a_directive("各镇的", owner=towns)
    a_directive("镇里领头的", owner=town, assignments=(AssignmentDraft("各乡镇", "support", towns),))
    a_directive("别家的", owner=a_party())
    return town


def test_a_party_is_asked_for_with_its_collectives_unless_they_are_left_out(listed, town):
    assert len(listed(party="城关镇")) == 5
    assert "各镇的" not in listed(party="城关镇", collectives="without")
    assert listed(party="东河镇") == ["各镇的", "镇里领头的"]
    assert listed(party="东河镇", role="lead") == ["各镇的"]
    assert len(listed(party="各乡镇")) == 2, "what its members have to do by themselves is not asked of all"


def test_the_list_tells_its_own_and_each_collective_apart_and_leads_to_exactly_these(supervisor, town):
    for query in ("party=城关镇", "party=城关镇&role=lead", "party=城关镇&words=镇里", "party=城关镇&units=without"):
        shares = supervisor.get(f"/directives/?{query}").context["shares"]
        assert len(shares) == 2
        for share in shares:
            assert supervisor.get(f"/directives/?{share.query}").context["paginator"].count == share.count, share

    said = [
        (share.count, share.words)
        for share in supervisor.get("/directives/?party=城关镇", headers=ENGLISH).context["shares"]
    ]
    assert said == [(4, "its own"), (2, "of 各乡镇")]


@pytest.mark.parametrize("query", ["", "party=城关镇&collectives=without", "party=各乡镇", "party=无此单位"])
def test_nothing_is_told_apart_where_nothing_is_asked_of_all_alike(supervisor, town, query):
    assert supervisor.get(f"/directives/?{query}").context["shares"] == []


def test_the_words_of_a_party_name_its_collectives_or_say_that_they_are_left_out(supervisor, town):
    def chip(query):
        return [str(one.words) for one in supervisor.get(f"/directives/?{query}", headers=ENGLISH).context["chosen"]]

    assert chip("party=城关镇") == ["城关镇, including 各乡镇"]
    assert chip("party=城关镇&collectives=without") == ["城关镇, without collectives"]


def test_a_party_stands_for_its_sub_units_unless_they_are_left_out(listed):
    bureau = a_party("县水利局")
    station = a_party("县水利局水库管理站", parent=a_party("县水利局工程股", parent=bureau))
    a_directive("局里的", owner=bureau)
    a_directive("站里的", owner=station, assignments=(AssignmentDraft("县水利局", "support", bureau),))
    a_directive("别家的", owner=a_party())

    assert listed(party="县水利局") == ["局里的", "站里的"]
    assert listed(party="县水利局", units="without") == ["局里的", "站里的"]
    assert listed(party="县水利局", role="lead") == ["局里的", "站里的"]
    assert listed(party="县水利局", role="lead", units="without") == ["局里的"]
    assert listed(party="县水利局水库管理站") == ["站里的"], "the whole is no part of its part"


@pytest.mark.parametrize("called", ["县水利局", "水利局", "pk"])
def test_a_party_is_called_by_its_name_an_alias_or_its_number(listed, called):
    bureau = a_party("县水利局", aliases=("水利局",))
    a_directive("局里的", owner=bureau)
    a_directive("别家的", owner=a_party())

    assert listed(party=str(bureau.pk) if called == "pk" else called) == ["局里的"]


@pytest.mark.parametrize(
    ("called", "rows"),
    [
        ("防汛", ["三月的", "五月的"]),
        ("会议 防汛", ["三月的", "五月的"]),
        ("防汛工作会议 (2026-05-06)", ["五月的"]),
        ("2026", ["年度的"]),
    ],
)
def test_a_meeting_is_called_by_words_of_its_title_or_by_title_and_day(listed, called, rows):
    for text, title, held_on in (
        ("三月的", "防汛工作会议", date(2026, 3, 2)),
        ("五月的", "防汛工作会议", date(2026, 5, 6)),
        ("年度的", "2026年农村工作会议", None),
    ):
        a_directive(text, speech=a_speech(meeting=a_meeting(held_on, title=title)))

    assert listed(meeting=called) == rows


def test_a_speaker_is_called_by_words_of_name_and_post(listed):
    speech = a_speech()
    Speech.objects.filter(pk=speech.pk).update(speaker=Speaker.objects.create(name="何某", post="副县长"))
    a_directive("何的", speech=speech)
    a_directive("林的")

    assert listed(speaker="何某") == ["何的"]
    assert listed(speaker="副县长 何某") == ["何的"]
    assert listed(speaker="县长") == ["何的", "林的"]


def test_the_fields_show_names_where_the_address_holds_keys(client):
    client.force_login(a_supervisor())
    party, meeting = a_party("县水利局"), a_meeting(title="防汛工作会议", held_on=date(2026, 5, 6))
    root = page(client.get("/directives/", {"party": party.pk, "meeting": meeting.public_id}))

    assert root.get_element_by_id("id_party").value == "县水利局"
    assert root.get_element_by_id("id_meeting").value == "防汛工作会议 (2026-05-06)"


def test_digits_that_stand_in_several_titles_stay_what_was_typed(client):
    client.force_login(a_supervisor())
    for number in ("一", "二"):
        a_directive(speech=a_speech(meeting=a_meeting(title=f"2026年第{number}次会议")))
    root = page(client.get("/directives/?meeting=2026"))

    assert root.get_element_by_id("id_meeting").value == "2026"
    assert len(root.xpath("//tbody/tr")) == 2


def test_a_liaison_officer_finds_and_is_offered_only_names_of_directives_of_the_own_unit(client):
    own, other = a_party("县水利局"), a_party("县财政局")
    a_directive(owner=own, speech=a_speech(meeting=a_meeting(title="防汛会议")))
    a_directive(owner=other, speech=a_speech(meeting=a_meeting(title="预算会议")))
    client.force_login(a_liaison(own))

    offered = page(client.get("/directives/")).xpath("//datalist/option/@value")
    assert [name for name in offered if "局" in name or "会议" in name] == ["县水利局", "防汛会议 (2026-03-02)"]
    assert client.get("/directives/", {"meeting": "防汛"}).status_code == 200
    for hidden in ({"meeting": "预算"}, {"party": "县财政局"}, {"party": other.pk}):
        assert client.get("/directives/", hidden).status_code == 400


def test_a_page_reads_once_for_whom_a_liaison_officer_answers(client):
    own = a_party("县水利局")
    a_directive(owner=own, speech=a_speech(meeting=a_meeting(title="防汛会议")))
    client.force_login(a_liaison(own))
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/directives/", {"meeting": "防汛", "party": "县水利局"}).status_code == 200
    read = [query["sql"] for query in asked if '"tracker_liaison"."party_id"' in query["sql"]]
    assert len(read) == 1
