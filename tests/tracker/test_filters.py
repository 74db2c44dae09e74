"""The filters of the list: each narrows as its words say, and what cannot be understood shows nothing."""

from datetime import date, timedelta

import pytest

from tests.builders import a_directive, a_liaison, a_meeting, a_party, a_speech, a_supervisor
from tests.pages import page
from tracker.actions import AssignmentDraft
from tracker.models import Directive, Speaker, Speech
from tracker.states import STATES

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


@pytest.fixture
def listed(client):
    """A function that gives the rows a filtered list shows, as texts."""
    client.force_login(a_supervisor())

    def texts(**filters) -> list[str]:
        answer = client.get("/directives/", filters)
        assert answer.status_code == 200, answer.context["filter"].form.errors
        return [row.directive.text for row in answer.context["rows"]]

    return texts


@pytest.fixture
def refused(client):
    """A function that gives the page of a list whose filters are refused, and holds it to showing no row."""
    client.force_login(a_supervisor())
    a_directive("不应出现")

    def content_of(query: str) -> str:
        answer = client.get(f"/directives/?{query}", headers={"accept-language": "en"})
        content = answer.content.decode()
        assert answer.status_code == 400
        assert "Nothing is shown" in content
        assert "不应出现" not in content
        return content

    return content_of


def test_a_day_may_be_typed_in_full_width_digits(listed):
    a_directive("到期", due_on=DUE)
    assert listed(due_from="２０２６-０９-３０") == ["到期"]


def test_a_range_of_deadlines_includes_its_first_and_last_day(listed):
    for days in (-1, 0, 1, 2):
        a_directive(f"{days}", due_on=DUE + days * DAY)
    a_directive("无时限")

    assert listed(due_from=DUE, due_to=DUE + DAY) == ["0", "1"]
    assert listed(due_from=DUE + DAY) == ["1", "2"]
    assert listed(due_to=DUE) == ["-1", "0"]


def test_a_party_is_found_in_any_role_or_in_the_chosen_one(listed):
    water, finance = a_party("县水利局"), a_party("县财政局")
    a_directive("水利牵头", owner=water, assignments=(AssignmentDraft("县财政局", "support", finance),))
    a_directive("财政牵头", owner=finance)
    a_directive("无人")

    assert listed(party=water.pk) == ["水利牵头"]
    assert listed(party=finance.pk) == ["水利牵头", "财政牵头"]
    assert listed(party=finance.pk, role="lead") == ["财政牵头"], "somebody else's lead is not finance's"
    assert listed(role="support") == ["水利牵头"]


def test_a_directive_with_two_parties_is_one_row(listed):
    assignments = tuple(AssignmentDraft(party.name, "support", party) for party in (a_party(), a_party()))
    a_directive("一项", assignments=assignments)

    assert listed(role="support") == ["一项"]


def test_a_kind_a_meeting_and_a_speaker_narrow_the_list(listed):
    meeting, speaker = a_meeting(), Speaker.objects.create(name="何某", post="副县长")
    speech = a_speech(meeting=meeting)
    Speech.objects.filter(pk=speech.pk).update(speaker=speaker)
    a_directive("此会", speech=speech, kind="prohibition")
    a_directive("他会")

    assert listed(kind="prohibition") == ["此会"]
    assert listed(meeting=meeting.public_id) == ["此会"]
    assert listed(speaker=speaker.pk) == ["此会"]


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


def test_a_level_and_a_strength_narrow_the_list(listed):
    a_directive("市里的", speech=a_speech(meeting=a_meeting(level="city")))
    must = a_directive("县里的")
    Directive.objects.filter(pk=must.pk).update(strength="must")

    assert listed(level="city") == ["市里的"]
    assert listed(level="county") == ["县里的"]
    assert listed(strength="must") == ["县里的"]


def test_the_fields_show_names_where_the_address_holds_keys(client):
    client.force_login(a_supervisor())
    party, meeting = a_party("县水利局"), a_meeting(title="防汛工作会议", held_on=date(2026, 5, 6))
    root = page(client.get("/directives/", {"party": party.pk, "meeting": meeting.public_id}))

    assert root.get_element_by_id("id_party").value == "县水利局"
    assert root.get_element_by_id("id_meeting").value == "防汛工作会议 (2026-05-06)"


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


def test_words_are_found_in_the_task_and_in_the_quote(listed):
    a_directive("加固堤防")
    a_directive("拆除危房", speech=a_speech("县水利局要摸清底数，挂牌销号。"))

    assert listed(words="堤防加") == ["加固堤防"], "the quote of the first one holds these words"
    assert listed(words="危") == ["拆除危房"]
    assert listed(words="摸清底数") == ["拆除危房"]
    assert listed(words="100%") == [], "a per cent sign is a character, not a wildcard"
    assert listed(words="加_堤防") == [], "neither is a low line"


def test_several_words_must_all_be_there_in_any_order_and_in_either_case(listed):
    a_directive("清理PPP项目")
    a_directive("清理收费项目")

    assert listed(words="项目　ppp") == ["清理PPP项目"]
    assert listed(words=" 清理  项目 ") == ["清理PPP项目", "清理收费项目"]


def test_filters_narrow_together(listed):
    water = a_party()
    a_directive("逾期", owner=water, due_on=DUE)
    a_directive("未到期", owner=water, due_on=DUE + 2 * DAY)
    a_directive("别家逾期", owner=a_party(), due_on=DUE)

    assert listed(party=water.pk, state="overdue", on=DUE + DAY) == ["逾期"]


@pytest.mark.parametrize(("on", "rows"), [(DUE - DAY, []), (DUE, []), (DUE + DAY, ["到期"])])
def test_the_state_is_asked_for_the_day_the_list_speaks_for(listed, on, rows):
    a_directive("到期", due_on=DUE)
    assert listed(state="overdue", on=on) == rows


def test_every_state_can_be_chosen(listed):
    for key in STATES:
        assert listed(state=key) == []


def test_the_list_can_be_sorted_latest_due_first_and_newest_first(listed):
    a_directive("先到期", due_on=DUE)
    a_directive("后到期", due_on=DUE + DAY)
    a_directive("无时限")

    assert listed(sort="-due") == ["后到期", "先到期", "无时限"]
    assert listed(sort="-recorded") == ["无时限", "后到期", "先到期"]


def test_the_list_can_be_sorted_by_the_day_of_the_meeting_unknown_days_last(listed):
    for text, held_on in (("三月", date(2026, 3, 2)), ("五月", date(2026, 5, 6)), ("不详", None)):
        a_directive(text, speech=a_speech(held_on=held_on))

    assert listed(sort="held") == ["三月", "五月", "不详"]
    assert listed(sort="-held") == ["五月", "三月", "不详"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("due_from=2026-02-30", "There is no day “2026-02-30”"),
        ("due_to=soon", "There is no day “soon”"),
        ("on=0000-01-01", "There is no day “0000-01-01”"),
        ("on=9999-12-31&state=due-30", "“9999-12-31” lies outside the years 1949 to 2199."),
        ("due_from=2026-10-01&due_to=2026-09-30", "The range ends before it begins."),
        ("state=late", "late is not one of the available choices"),
        ("state=late&page=2", "late is not one of the available choices"),
        ("role=boss", "boss is not one of the available choices"),
        ("kind=wish", "wish is not one of the available choices"),
        ("sort=text", "text is not one of the available choices"),
        ("party=999", "Nothing here is called “999”."),
        ("party=县某局", "Nothing here is called “县某局”."),
        ("meeting=x", "Nothing here is called “x”."),
        ("meeting=x (2026-02-30)", "2026-02-30"),
        ("meeting=00000000-0000-0000-0000-000000000000", "Nothing here is called"),
        ("speaker=99999999999999999999", "Nothing here is called “99999999999999999999”."),
        ("units=without", "Choose a party first."),
        ("units=all", "all is not one of the available choices"),
        ("strength=weak", "weak is not one of the available choices"),
        ("level=world", "world is not one of the available choices"),
        (f"words={'长' * 101}", "Ensure this value has at most 100 characters"),
        ("words=%00", "Null characters are not allowed."),
        ("state=open&state=closed", "This filter is given more than once."),
        ("stat=overdue", "There is no filter “stat”."),
        ("speech__source__sha256__startswith=a", "There is no filter “speech__source__sha256__startswith”."),
    ],
)
def test_what_cannot_be_understood_is_named_and_shows_no_rows(refused, query, said):
    assert said in refused(query)


def test_a_refused_value_is_shown_as_text_never_as_markup(refused):
    content = refused("state=<script>alert(1)</script>&<b>=1")
    assert "<script>" not in content
    assert "<b>" not in content
