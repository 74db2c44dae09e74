"""The lists of the admin: the ledger by its own questions, and the registries."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.builders import a_directive, a_meeting, a_party, a_user
from tests.pages import cost_of, filled_in, words
from tracker.actions import AssignmentDraft
from tracker.models import Directive, Meeting, ResponsibleParty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("state", "texts"),
    [
        ("overdue", {"-1天后到期"}),
        ("due-7", {"0天后到期", "7天后到期"}),
        ("due-30", {"0天后到期", "7天后到期", "8天后到期", "30天后到期"}),
        ("unowned", {"没有主体"}),
        ("undated", {"没有时限"}),
        ("closed", {"已经销号"}),
    ],
)
def test_the_list_by_state_holds_what_is_in_it_today(client, state, texts):
    today = timezone.localdate()
    bureau = a_party("县水务局")
    for days in (-1, 0, 7, 8, 30, 31):
        a_directive(f"{days}天后到期", due_on=today + timedelta(days=days), owner=bureau)
    a_directive("没有时限", owner=bureau)
    a_directive("没有主体", due_on=today + timedelta(days=90))
    a_directive("已经销号", due_on=today - timedelta(days=1), closed_on=today)

    def listed(state) -> set[str]:
        shown = client.get(reverse("admin:tracker_directive_changelist"), {"state": state}).context["cl"]
        return {row.text for row in shown.result_list}

    assert listed(state) == texts
    assert listed("open") == {row.text for row in Directive.objects.all()} - {"已经销号"}


@pytest.mark.parametrize("query", [{}, {"o": "3"}, {"state": "undated"}])
def test_the_pages_of_a_long_list_are_in_the_same_order_as_those_of_a_short_one(client, monkeypatch, query):
    monkeypatch.setattr("tracker.admin.directives.DirectiveAdmin.list_per_page", 2)
    for due_on in (None, SEPTEMBER, JUNE, None, JUNE, None, JUNE, SEPTEMBER):
        a_directive(due_on=due_on)

    def listed(page: int = 1) -> list[int]:
        shown = client.get(reverse("admin:tracker_directive_changelist"), {**query, "p": page}).context["cl"]
        following = listed(page + 1) if page < shown.paginator.num_pages else []
        return [row.pk for row in shown.result_list] + following

    short = listed()
    monkeypatch.setattr("tracker.questions.order.LARGE_LEDGER", 0)
    assert listed() == short
    wanted = Directive.objects.in_state("undated", JUNE) if "state" in query else Directive.objects.all()
    assert sorted(short) == sorted(row.pk for row in wanted)


def test_filters_search_and_counts_work_together(client):
    bureau = a_party("县水务局")
    a_directive("完成堤防加固", due_on=JUNE, assignments=(AssignmentDraft("县水利局"), AssignmentDraft("县财政局")))
    a_directive("完成校舍排查", due_on=JUNE, owner=bureau)
    asked = {"state": "unowned", "assignments__role": "lead", "q": "水", "kind__exact": "directive", "_facets": "True"}

    response = client.get(reverse("admin:tracker_directive_changelist"), asked)

    assert [row.text for row in response.context["cl"].result_list] == ["完成堤防加固"]


def test_a_longer_list_asks_the_database_no_more_often(client):
    address = reverse("admin:tracker_directive_changelist")
    a_directive(due_on=JUNE, owner=a_party())
    cost_of(client, address)  # what is asked only once
    few = cost_of(client, address)
    for _ in range(10):
        a_directive(due_on=JUNE, owner=a_party())
    assert cost_of(client, address) == few


def test_a_page_of_a_long_list_holds_its_own_rows_in_the_order_of_all(client, monkeypatch):
    monkeypatch.setattr("tracker.admin.directives.DirectiveAdmin.list_per_page", 2)
    for text, due_on in (("第四", None), ("第二", SEPTEMBER), ("第一", JUNE), ("第三", SEPTEMBER), ("第五", None)):
        a_directive(text, due_on=due_on)

    def listed(page: int) -> list[str]:
        shown = client.get(reverse("admin:tracker_directive_changelist"), {"p": page}).context["cl"]
        return [row.text for row in shown.result_list]

    assert [listed(1), listed(2), listed(3)] == [["第一", "第二"], ["第三", "第四"], ["第五"]]


def test_an_unknown_state_lists_nothing_rather_than_everything(client):
    a_directive()
    listed = client.get(reverse("admin:tracker_directive_changelist"), {"state": "late"}).context["cl"]
    assert not listed.result_list


def test_the_list_is_sorted_by_day_with_the_undated_last(client):
    for text, due_on in (("没有时限", None), ("九月", SEPTEMBER), ("六月", JUNE)):
        a_directive(text, due_on=due_on)

    listed = client.get(reverse("admin:tracker_directive_changelist")).context["cl"]

    assert [row.text for row in listed.result_list] == ["六月", "九月", "没有时限"]


def test_the_list_is_searched_by_words_and_by_party(client):
    a_directive("完成堤防加固", assignments=(AssignmentDraft("县水利局"), AssignmentDraft("县财政局", "support")))
    a_directive("完成校舍排查", owner=a_party("县教育局"))

    def found(asked) -> list[str]:
        listed = client.get(reverse("admin:tracker_directive_changelist"), {"q": asked}).context["cl"]
        return [row.text for row in listed.result_list]

    assert found("校舍") == ["完成校舍排查"]
    assert found("教育局") == ["完成校舍排查"]
    assert found("局") == ["完成堤防加固", "完成校舍排查"]


@pytest.mark.parametrize("model", ["meeting", "speaker", "speech", "responsibleparty", "sourcefile"])
def test_the_registries_open_and_can_be_searched(client, model):
    a_directive(owner=a_party("县水务局", aliases=("县水利局",)))
    client.force_login(a_user(is_staff=True, is_superuser=True))

    assert client.get(reverse(f"admin:tracker_{model}_changelist"), {"q": "县"}).status_code == 200


def test_a_source_file_cannot_be_edited_even_by_an_administrator(client):
    source = a_directive().speech.source
    client.force_login(a_user(is_staff=True, is_superuser=True))

    assert client.post(reverse("admin:tracker_sourcefile_change", args=[source.pk]), {"name": "x"}).status_code == 403
    assert client.post(reverse("admin:tracker_sourcefile_delete", args=[source.pk])).status_code == 403


def test_a_party_is_saved_with_its_aliases(client):
    client.force_login(a_user(is_staff=True, is_superuser=True))
    party = a_party("县水务局")
    address = reverse("admin:tracker_responsibleparty_change", args=[party.pk])

    client.post(address, filled_in(client.get(address), aliases="县水利局"))

    assert [alias.name for alias in party.aliases.all()] == ["县水利局"]


def test_a_party_that_takes_a_new_name_keeps_the_old_one_as_an_alias(client):
    client.force_login(a_user(is_staff=True, is_superuser=True))
    party = a_party("县安监局")
    address = reverse("admin:tracker_responsibleparty_change", args=[party.pk])

    renamed = filled_in(client.get(address), name="县应急管理局", aliases="县安监局")

    assert client.post(address, renamed).status_code == 302
    assert ResponsibleParty.objects.meant_by("县安监局", None).name == "县应急管理局"


def test_a_name_that_is_another_s_alias_is_refused_by_name(client):
    client.force_login(a_user(is_staff=True, is_superuser=True))
    a_party("县水利局", aliases=("水务局",))
    address = reverse("admin:tracker_responsibleparty_change", args=[a_party("县河长办").pk])

    taken = client.post(address, filled_in(client.get(address), name="水务局"))
    doubled = client.post(address, filled_in(client.get(address), aliases="县水利局"))

    assert "“水务局”" in words(taken)
    assert "“县水利局”" in words(doubled)


def test_a_collective_is_saved_with_its_members(client):
    client.force_login(a_user(is_staff=True, is_superuser=True))
    collective, member = a_party("各乡镇", kind="collective"), a_party("阿溪镇")
    address = reverse("admin:tracker_responsibleparty_change", args=[collective.pk])

    client.post(address, filled_in(client.get(address), members="阿溪镇"))

    assert [membership.member for membership in collective.memberships.all()] == [member]


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_meeting_is_held_on_a_day_that_can_be_counted_from(client, typed):
    meeting = a_meeting(date(2026, 3, 2))
    address = reverse("admin:tracker_meeting_change", args=[meeting.pk])
    shown = client.get(address)

    refused = client.post(address, filled_in(shown, held_on=typed))
    assert f"“{typed}”" in words(refused)
    assert Meeting.objects.get().held_on == date(2026, 3, 2)

    assert client.post(address, filled_in(shown)).status_code == 302
    assert Meeting.objects.get().held_on == date(2026, 3, 2), "a page sent unchanged changes nothing"
    client.post(address, filled_in(shown, held_on="2026-03-05"))
    assert Meeting.objects.get().held_on == date(2026, 3, 5)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_days_are_written_the_same_in_both_languages(client, language):
    a_meeting(SEPTEMBER, title="秋季调度会")
    client.cookies["django_language"] = language

    assert "2026-09-30" in words(client.get(reverse("admin:tracker_meeting_changelist")))
