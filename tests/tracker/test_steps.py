"""Following a directive on its page, over HTTP: each step leaves who, when and why, and there is no way around."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.builders import SOMEBODY, a_directive, a_party, a_user
from tests.pages import filled_in, page, words
from tracker.actions import AssignmentDraft, DeadlineDraft, extend
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def step(directive, name) -> str:
    return reverse("directive-step", args=[directive.public_id, name])


def take(client, directive, name, **values):
    """Open the step's form, fill it in and send it; the directive as it stands then, beside the answer."""
    response = client.post(step(directive, name), filled_in(client.get(step(directive, name)), **values))
    return response, Directive.objects.get(pk=directive.pk)


def last_event(directive) -> tuple:
    event = directive.events.last()
    return event.kind, event.made_by, event.reason


def test_assigning_leaves_who_and_why(client):
    bureau = a_party("县水务局")

    _, directive = take(client, a_directive(), "assign", party="县水务局", role="lead", reason="会后明确")

    assert [(a.party, a.role) for a in directive.assignments.all()] == [(bureau, "lead")]
    assert last_event(directive) == ("assigned", SOMEBODY, "会后明确")


def test_releasing_leaves_who_and_why(client):
    directive = a_directive(owner=a_party("县水务局"))

    _, directive = take(
        client, directive, "release", assignment=directive.assignments.get().pk, reason="机构改革后职能划出"
    )

    assert not directive.assignments.exists()
    assert last_event(directive) == ("released", SOMEBODY, "机构改革后职能划出")


def test_moving_the_deadline_keeps_the_former_one_with_the_reason(client):
    _, directive = take(client, a_directive(due_on=JUNE), "extend", to="2026-09-30", reason="汛期无法施工")

    assert [(d.standing, d.due_on) for d in directive.deadlines.all()] == [("former", JUNE), ("current", SEPTEMBER)]
    assert last_event(directive) == ("extended", SOMEBODY, "汛期无法施工")


def test_the_next_stage_begins_with_how_the_last_one_ended(client):
    directive = a_directive(due_on=JUNE, deadlines=(DeadlineDraft("by", due_on=SEPTEMBER),))

    _, directive = take(client, directive, "advance", reason="一阶段验收通过")

    assert directive.due_on() == SEPTEMBER
    assert last_event(directive) == ("advanced", SOMEBODY, "一阶段验收通过")


def test_progress_is_kept_in_the_history(client):
    _, directive = take(client, a_directive(), "report", progress="已完成土方三分之二")

    assert last_event(directive) == ("reported", SOMEBODY, "已完成土方三分之二")
    assert directive.open()


def test_closing_and_reopening_leave_who_and_why(client):
    _, directive = take(client, a_directive(), "close", on="2026-03-02", reason="县级验收合格")
    assert (directive.closed_on, directive.closing_note) == (date(2026, 3, 2), "县级验收合格")
    assert last_event(directive) == ("closed", SOMEBODY, "县级验收合格")

    _, directive = take(client, directive, "reopen", reason="复查发现渗水")
    assert directive.open()
    assert last_event(directive) == ("reopened", SOMEBODY, "复查发现渗水")


def test_the_moment_of_a_step_is_the_moment_it_was_taken(client):
    before = timezone.now()

    _, directive = take(client, a_directive(), "report", progress="已开工")

    assert before <= directive.events.last().made_at <= timezone.now()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("extend", {"to": "2026-09-30", "reason": "  "}),
        ("extend", {"to": "2026-02-30", "reason": "汛期无法施工"}),
        ("extend", {"to": "9999-12-31", "reason": "汛期无法施工"}),
        ("extend", {"to": "2026-06-30", "reason": "汛期无法施工"}),
        ("advance", {"reason": "一阶段验收通过"}),
        ("report", {"progress": ""}),
        ("close", {"on": "2026-03-02", "reason": ""}),
        ("reopen", {"reason": "复查发现渗水"}),
        ("assign", {"party": "县水运局", "role": "lead", "reason": "会后明确"}),
        ("assign", {"party": "", "role": "owner", "reason": "会后明确"}),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(client, name, values):
    directive = a_directive(due_on=JUNE)

    response, directive = take(client, directive, name, **values)

    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    again, typed = filled_in(response), ("to", "reason", "progress", "party")
    assert [again[key].strip() for key in typed if key in values] == [
        values[key].strip() for key in typed if key in values
    ]
    assert directive.events.count() == 1
    assert directive.due_on() == JUNE


def test_a_key_pressed_twice_begins_one_stage_only(client):
    stages = tuple(DeadlineDraft("by", due_on=SEPTEMBER + timedelta(days=n)) for n in (0, 30))
    directive = a_directive(due_on=JUNE, deadlines=stages)
    sent = filled_in(client.get(step(directive, "advance")), reason="一阶段验收通过")

    answers = [client.post(step(directive, "advance"), sent).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert Directive.objects.get().due_on() == SEPTEMBER


def test_who_did_not_see_the_step_of_another_is_told_and_may_send_again(client):
    directive = a_directive(due_on=JUNE)
    sent = filled_in(client.get(step(directive, "extend")), to="2026-09-30", reason="汛期无法施工")
    extend(directive, date(2026, 8, 31), by="何强 (heqiang)", at=timezone.now(), reason="材料未到")

    told = client.post(step(directive, "extend"), sent)
    assert "何强 (heqiang)" in words(told)
    assert Directive.objects.get().due_on() == date(2026, 8, 31)

    assert client.post(step(directive, "extend"), filled_in(told)).status_code == 302
    assert Directive.objects.get().due_on() == SEPTEMBER


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 5000])
def test_a_form_that_saw_nothing_changes_nothing(client, seen):
    directive = a_directive(due_on=JUNE)
    response = client.post(step(directive, "report"), {"progress": "已开工", "seen": seen})
    assert response.status_code == 422
    assert directive.events.count() == 1


def test_nothing_is_closed_tomorrow(client):
    tomorrow = timezone.localdate() + timedelta(days=1)

    response, directive = take(client, a_directive(), "close", on=tomorrow.isoformat(), reason="验收合格")

    assert response.status_code == 422
    assert directive.open()


def test_a_step_leads_back_to_the_page_of_the_directive_and_so_does_leaving_it(client):
    directive = a_directive()
    home = reverse("directive", args=[directive.public_id])

    shown = client.get(step(directive, "report"))
    assert home in page(shown).xpath("//form//a/@href")
    sent = client.post(step(directive, "report"), filled_in(shown, progress="已开工"))
    assert (sent.status_code, sent["Location"]) == (302, home)


def test_a_party_is_found_by_its_alias_and_all_names_are_offered(client):
    bureau = a_party("县水务局", aliases=("水务局",))
    a_party("县水电站", ends_on=date(2020, 1, 1))
    directive = a_directive()

    offered = page(client.get(step(directive, "assign"))).xpath("//datalist/option/@value")
    assert offered == ["县水务局", "水务局"]
    _, directive = take(client, directive, "assign", party="水务局", role="support")
    assert [(a.party, a.role) for a in directive.assignments.all()] == [(bureau, "support")]


def test_a_party_that_is_gone_is_refused_by_name(client):
    a_party("县水电站", ends_on=date(2020, 1, 1))
    response, directive = take(client, a_directive(), "assign", party="县水电站", role="lead")
    assert response.status_code == 422
    assert "县水电站" in page(response).xpath("//ul[@class='errorlist']//text()")[0]
    assert not directive.assignments.exists()


def test_the_former_address_of_a_step_leads_to_its_page_with_what_was_to_be_filled_in(client):
    directive = a_directive()
    former = reverse("admin:tracker_directive_step", args=[directive.pk, "extend"])

    answer = client.get(former, {"to": "2026-09-30"}, follow=True)
    assert answer.redirect_chain == [(f"{step(directive, 'extend')}?to=2026-09-30", 302)]
    assert filled_in(answer)["to"] == "2026-09-30"


def test_a_form_that_was_opened_at_the_former_address_arrives_all_the_same(client):
    directive = a_directive()
    former = reverse("admin:tracker_directive_step", args=[directive.pk, "report"])

    client.post(former, {"progress": "已开工", "seen": "1"}, follow=True)
    assert last_event(directive) == ("reported", SOMEBODY, "已开工")


def test_the_page_offers_only_the_steps_that_can_be_taken(client):
    def offered(directive) -> set[str]:
        shown = page(client.get(reverse("directive", args=[directive.public_id])))
        return {link.rstrip("/").rpartition("/")[2] for link in shown.xpath("//nav[@class='steps']/a/@href")}

    staged = a_directive(due_on=JUNE, owner=a_party(), deadlines=(DeadlineDraft("by", due_on=SEPTEMBER),))
    assert offered(staged) == {"report", "assign", "release", "extend", "advance", "close"}
    assert offered(a_directive()) == {"report", "assign", "extend", "close"}
    assert offered(a_directive(closed_on=JUNE)) == {"reopen"}


def test_the_page_shows_the_history_in_words(client):
    _, directive = take(client, a_directive(due_on=JUNE), "extend", to="2026-09-30", reason="汛期无法施工")

    shown = words(client.get(reverse("admin:tracker_directive_change", args=[directive.pk])))

    assert "2026-06-30 → 2026-09-30" in shown
    assert shown.count(SOMEBODY) >= 2
    assert "汛期无法施工" in shown


def test_the_history_tells_what_a_party_was_called_before_it_was_in_the_registry(client):
    directive = a_directive(assignments=(AssignmentDraft("水务局"),))
    take(client, directive, "assign", party=a_party("县水利局", aliases=("水务局",)).name, role="lead")

    shown = words(client.get(reverse("admin:tracker_directive_change", args=[directive.pk])))

    assert "责任主体：水务局 → 县水利局；角色：牵头" in shown


def test_there_is_no_way_around_the_steps(client):
    client.force_login(a_user(is_staff=True, is_superuser=True))
    directive = a_directive(due_on=JUNE, owner=a_party("县水务局"))
    before = str(Directive.objects.values().get())
    change = reverse("admin:tracker_directive_change", args=[directive.pk])
    forged = {"text": "另一件事", "closed_on": "2026-03-02", "closing_note": "已办结", "deadlines-TOTAL_FORMS": "0"}

    assert client.post(change, forged).status_code == 403
    assert client.post(reverse("admin:tracker_directive_delete", args=[directive.pk])).status_code == 403
    assert client.get(reverse("admin:tracker_directive_add")).status_code == 403
    assert str(Directive.objects.values().get()) == before


@pytest.mark.parametrize("name", ["report", "assign", "release", "extend", "advance", "close", "reopen"])
def test_following_needs_its_permission(client, name):
    directive = a_directive()
    client.force_login(a_user(is_staff=True, permissions=("tracker.view_directive", "extraction.decide_proposal")))

    assert client.get(step(directive, name)).status_code == 403
    assert client.post(step(directive, name), {"progress": "已开工"}).status_code == 403
    client.logout()
    assert "/login/" in client.get(step(directive, name)).url
    assert directive.events.count() == 1


def test_a_step_that_does_not_exist_is_not_found(client):
    directive = a_directive()
    former = reverse("admin:tracker_directive_step", args=[directive.pk + 1000, "report"])
    assert client.get(step(directive, "forget")).status_code == 404
    assert client.get(former).status_code == 404
    directive.public_id = uuid4()
    assert client.get(step(directive, "report")).status_code == 404


def test_text_never_becomes_markup(client):
    directive = a_directive("<img src=x onerror=alert(1)></mark><script>alert(2)</script>")
    addresses = [
        reverse("admin:tracker_directive_changelist"),
        reverse("admin:tracker_directive_change", args=[directive.pk]),
        reverse("directive", args=[directive.public_id]),
        step(directive, "report"),
    ]

    for address in addresses:
        response = client.get(address)
        assert "<script>alert(2)" not in response.content.decode()
        assert "<img src=x" not in response.content.decode()
        assert "<img src=x onerror=alert(1)>" in page(response).text_content()


@pytest.mark.parametrize("typed", ["县\0局", "局" * 200, "\u200b", "1", "<b>"])
def test_a_party_typed_wrongly_in_any_way_is_refused_in_words(client, typed):
    response, directive = take(client, a_directive(), "assign", party=typed, role="lead", reason="会后明确")
    assert response.status_code == 422
    assert not directive.assignments.exists()
