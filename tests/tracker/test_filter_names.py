"""What may be called how in the filters: a party with its sub-units, a meeting, a speaker."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import a_directive, a_liaison, a_meeting, a_party, a_speech, a_supervisor
from tests.pages import page
from tracker.actions import AssignmentDraft
from tracker.models import Speaker, Speech

pytestmark = pytest.mark.django_db


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
    read = [query["sql"] for query in asked if 'FROM "tracker_liaison"' in query["sql"]]
    assert len(read) == 1
