"""Saved filters: a list somebody looks at again opens under its name, for that person alone."""

import pytest

from tests.builders import a_directive, a_liaison, a_meeting, a_party, a_supervisor
from tests.pages import cost_of, in_words, page
from tracker.models import SavedFilter, Speaker

pytestmark = pytest.mark.django_db

ADDRESS = "/directives/filters/"


@pytest.fixture
def zhou(client):
    """A supervisor, logged in."""
    user = a_supervisor("zhou")
    client.force_login(user)
    return user


def said(client, **values) -> str:
    """What the page says after these values were sent, as an English reader sees it."""
    answer = client.post(ADDRESS, values, follow=True, headers={"accept-language": "en"})
    return answer.content.decode()


def kept(user) -> dict[str, str]:
    """The queries kept for a person, by their names."""
    return dict(SavedFilter.objects.filter(user=user).values_list("name", "query"))


def test_the_filters_of_a_list_are_kept_under_a_name_and_open_that_list_again(client, zhou):
    a_directive("要办", owner=a_party("县水利局"))
    a_directive("别家的", owner=a_party())

    assert "Saved as “水利”." in said(client, name="水利", query="party=县水利局&role=lead")
    [link] = page(client.get("/directives/")).xpath("//a[text()='水利']/@href")
    assert [row.directive.text for row in client.get(link).context["rows"]] == ["要办"]


def test_the_page_and_empty_fields_are_not_kept(client, zhou):
    said(client, name="逾期", query="state=overdue&words=&page=3")
    assert kept(zhou) == {"逾期": "state=overdue"}


def test_the_same_name_is_overwritten_and_it_is_said(client, zhou):
    said(client, name="每日", query="state=overdue")
    assert "“每日” already existed and now opens this list." in said(client, name="每日", query="state=due-7")
    assert kept(zhou) == {"每日": "state=due-7"}


def test_a_liaison_officer_keeps_no_filter_by_a_name_that_the_own_list_does_not_know(client):
    water, finance = a_party("县水利局"), a_party("县财政局")
    for party in (water, finance):
        a_directive(owner=party)
    officer = a_liaison(water)
    client.force_login(officer)

    assert "These filters could not be understood" in said(client, name="别家", query="party=县财政局")
    said(client, name="自家", query="party=县水利局")
    assert list(kept(officer)) == ["自家"]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": "坏", "query": "state=late"}, "These filters could not be understood"),
        ({"name": "坏", "query": "nonsense=1"}, "These filters could not be understood"),
        ({"name": "", "query": "state=open"}, "This field is required"),
        ({"name": "长" * 51, "query": "state=open"}, "at most 50 characters"),
        ({"name": "长", "query": f"words={'堤' * 200}"}, "These filters are too long to be kept"),
    ],
)
def test_what_could_not_be_opened_again_is_not_kept(client, zhou, values, why):
    assert why in said(client, **values)
    assert kept(zhou) == {}


def test_after_a_refusal_the_list_is_there_with_its_filters_to_leave_some_out(client, zhou):
    long = f"words={'堤' * 100}&party={a_party('堤' * 20)}"
    answer = client.post(ADDRESS, {"name": "堤", "query": long}, follow=True)

    [words] = page(answer).xpath("//input[@name='words']/@value")
    assert words == "堤" * 100
    assert "筛选条件过长，无法保存，请减少条件后再试。" in answer.content.decode()


def test_fifty_fit_and_of_them_each_can_still_be_overwritten(client, zhou):
    SavedFilter.objects.bulk_create(SavedFilter(user=zhou, name=f"第{n}个", query="state=open") for n in range(50))

    assert "You already have 50 saved filters" in said(client, name="又一个", query="state=closed")
    assert "already existed" in said(client, name="第0个", query="state=closed")
    assert len(kept(zhou)) == 50


def test_one_is_deleted_by_its_owner_alone_and_only_by_sending_a_form(client, zhou):
    own = SavedFilter.objects.create(user=zhou, name="我的", query="state=open")
    other = SavedFilter.objects.create(user=a_supervisor(), name="他的", query="state=open")

    assert client.get(f"{ADDRESS}{own.pk}/delete/").status_code == 405
    assert client.post(f"{ADDRESS}{other.pk}/delete/").status_code == 404
    assert client.post(f"{ADDRESS}{own.pk}/delete/").status_code == 302
    assert list(SavedFilter.objects.all()) == [other]


def test_nobody_is_shown_what_another_kept(client, zhou):
    SavedFilter.objects.create(user=a_supervisor(), name="他的", query="state=open")
    for address in (ADDRESS, "/directives/"):
        assert "他的" not in client.get(address).content.decode()


def test_a_filter_whose_party_is_gone_says_so_and_shows_nothing(client, zhou):
    party = a_party("县移民局")
    said(client, name="移民", query="party=县移民局")
    party.delete()

    answer = client.get("/directives/?party=县移民局", headers={"accept-language": "en"})
    assert answer.status_code == 400
    assert "Nothing here is called “县移民局”." in answer.content.decode()
    [beside] = page(client.get(ADDRESS)).xpath("//tbody//*[@class='missing']/text()")
    assert beside == "筛选条件已失效"


def test_a_saved_filter_that_narrows_nothing_is_told_as_all_directives(client, zhou):
    said(client, name="新的", query="sort=-recorded")
    [beside] = page(client.get(ADDRESS)).xpath("//tbody//*[@class='aside']/text()")
    assert beside == "全部事项"


def test_a_list_without_filters_offers_nothing_to_keep(client, zhou):
    assert 'name="name"' not in client.get("/directives/").content.decode()
    assert 'name="name"' not in client.get("/directives/?state=late").content.decode()
    assert 'name="name"' in client.get("/directives/?state=open").content.decode()


def test_the_page_of_saved_filters_costs_the_same_for_three_and_for_thirty(client, zhou):
    def cost(count: int) -> int:
        SavedFilter.objects.all().delete()
        SavedFilter.objects.bulk_create(SavedFilter(user=zhou, name=f"{n}", query="state=open") for n in range(count))
        return cost_of(client, ADDRESS)

    assert cost(3) == cost(30)


def filters_with_names(count: int) -> list[str]:
    """Queries of which each names a party, a meeting and a speaker of its own, by key and by words in turn."""
    queries = []
    for number in range(count):
        party, meeting = a_party(f"县水利局{number}"), a_meeting(title=f"第{number}次防汛会议")
        speaker = Speaker.objects.create(name=f"{number}某某", post="县长")
        a_party(parent=party)
        if number % 2:
            queries.append(f"party={party.pk}&meeting={meeting.public_id}&speaker={speaker.pk}")
        else:
            queries.append(f"party={party}&meeting={meeting.title}&speaker={speaker.name}")
    return queries


def test_names_in_saved_filters_are_looked_up_together(client, zhou):
    filters = [SavedFilter(user=zhou, name=f"{n:02}", query=query) for n, query in enumerate(filters_with_names(30))]
    SavedFilter.objects.bulk_create(filters[:3])
    three = cost_of(client, ADDRESS)
    SavedFilter.objects.bulk_create(filters[3:])

    assert cost_of(client, ADDRESS) == three <= 12
    told = [in_words(each) for each in page(client.get(ADDRESS)).xpath("//tbody//*[@class='aside']")]
    assert len(told) == 30
    for number, words in enumerate(told):
        assert f"县水利局{number}及下属" in words
        assert f"第{number}次防汛会议" in words
        assert f"{number}某某" in words


def test_a_name_that_cannot_be_looked_up_makes_no_other_filter_lead_nowhere(client, zhou):
    a_party("县水利局")
    for name, query in (
        ("好", "party=县水利局"),
        ("长", f"party={'局' * 221}"),
        ("空", "party=%00"),
        ("无", "party=无"),
        ("日", "meeting=会议 (2026-02-30)"),
    ):
        SavedFilter.objects.create(user=zhou, name=name, query=query)

    rows = page(client.get(ADDRESS)).xpath("//tbody/tr")
    assert [row.xpath(".//a")[0].text for row in rows if not row.xpath(".//*[@class='missing']")] == ["好"]
