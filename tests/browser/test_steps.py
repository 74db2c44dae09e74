"""A supervisor follows a directive where it stands: each step in a real browser, from its page and back to it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from extraction.actions import accept, correct, draft_of, merge
from tests.browser.axe import violations
from tests.browser.leading import follow
from tests.builders import WHO, a_directive, a_liaison, a_party, a_proposal, a_speech, in_group
from tracker.actions import DeadlineDraft
from tracker.models import Directive
from tracker.people import groups

TODAY = timezone.localdate()


def place(directive: Directive) -> str:
    return f"/directives/{directive.public_id}/"


@pytest.fixture
def bureau(transactional_db):
    return a_party("县水利局", aliases=("水利局",))


@pytest.fixture
def staged(bureau):
    """A directive of the bureau with a stage to come, so that every step but reopening can be taken."""
    stage = DeadlineDraft("by", due_on=TODAY + timedelta(days=60))
    return a_directive(due_on=TODAY + timedelta(days=30), owner=bureau, deadlines=(stage,))


@pytest.fixture
def supervisor(log_in, bureau):
    """The browser page of somebody of the supervision office."""
    return log_in(in_group(groups.SUPERVISOR, "zhoumin", first_name="周敏"))


FILLED_IN = {
    "report": {"progress": "土方完成三分之二"},
    "assign": {"party": "水利局", "role": "support", "reason": "会后明确"},
    "release": {"assignment": "", "reason": "职能划出"},
    "extend": {"to": (TODAY + timedelta(days=45)).isoformat(), "reason": "汛期无法施工"},
    "advance": {"reason": "一阶段验收通过"},
    "close": {"on": TODAY.isoformat(), "reason": "验收合格"},
}
LEAVES = {
    "report": "reported",
    "assign": "assigned",
    "release": "released",
    "extend": "extended",
    "advance": "advanced",
    "close": "closed",
    "reopen": "reopened",
}


@pytest.mark.parametrize("name", FILLED_IN)
def test_each_step_begins_at_the_directive_and_ends_there(supervisor, staged, complaints, name):
    supervisor.goto(place(staged))
    take(supervisor, staged, name, FILLED_IN[name])

    assert supervisor.url.endswith(place(staged))
    assert supervisor.locator(".messages .success").count() == 1
    event = staged.events.last()
    assert (event.kind, event.made_by) == (LEAVES[name], "周敏 (zhoumin)")
    assert supervisor.locator(".history > li").last.inner_text().count("周敏 (zhoumin)") == 1
    assert complaints == []


def test_what_was_closed_is_opened_again_from_its_page(supervisor, staged):
    supervisor.goto(place(staged))
    take(supervisor, staged, "close", FILLED_IN["close"])
    assert supervisor.locator("nav.steps a").count() == 1
    take(supervisor, staged, "reopen", {"reason": "复查发现渗水"})

    assert Directive.objects.get().open()
    assert supervisor.locator("nav.steps a").count() > 1


def take(page, directive: Directive, name: str, values: dict[str, str]) -> None:
    """Press the button of a step, fill in its form and send it."""
    follow(page.locator(f"nav.steps a[href='{place(directive)}{name}/']"))
    for field, value in values.items():
        control = page.locator(f"form.step [name={field}]")
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(value) if value else control.select_option(index=1)
        else:
            control.fill(value)
    follow(page.locator("form.step button.main"))


def test_leaving_a_step_leads_back_and_changes_nothing(supervisor, staged):
    supervisor.goto(f"{place(staged)}close/")
    follow(supervisor.locator("form.step .act a"))
    assert supervisor.url.endswith(place(staged))
    assert staged.events.count() == 1


def test_a_party_that_is_not_in_the_registry_is_refused_with_what_was_typed(supervisor, staged, complaints):
    supervisor.goto(f"{place(staged)}assign/")
    assert supervisor.locator("#registry option").count() == 2
    supervisor.locator("[name=party]").fill("县水运局")
    supervisor.locator("[name=reason]").fill("会后明确")
    follow(supervisor.locator("form.step button.main"))

    assert supervisor.locator(".errorlist").first.inner_text().count("县水运局") == 1
    assert supervisor.locator("[name=party]").input_value() == "县水运局"
    assert supervisor.locator("[name=reason]").input_value() == "会后明确"
    assert violations(supervisor) == []


def test_a_liaison_officer_reports_from_the_page_and_is_offered_nothing_else(log_in, staged, bureau):
    officer = log_in(a_liaison(bureau))
    officer.goto(place(staged))
    assert officer.locator("nav.steps a").count() == 1
    take(officer, staged, "report", {"progress": "已开工"})
    assert officer.url.endswith(place(staged))
    assert staged.events.last().reason == "已开工"


def test_a_bookmark_of_the_former_place_in_the_admin_leads_to_the_step(supervisor, staged):
    supervisor.goto(f"/admin/tracker/directive/{staged.pk}/step/extend/?to=2027-01-29")
    assert supervisor.url.endswith(f"{place(staged)}extend/?to=2027-01-29")
    assert supervisor.locator("[name=to]").input_value() == "2027-01-29"


def test_the_record_in_the_admin_leads_to_the_page_and_to_its_history(supervisor, staged):
    supervisor.goto(f"/admin/tracker/directive/{staged.pk}/change/")
    follow(supervisor.locator(".object-tools .historylink"))
    assert supervisor.url.endswith(f"{place(staged)}#history")

    supervisor.goto(f"/admin/tracker/directive/{staged.pk}/change/")
    follow(supervisor.locator(".object-tools a").first)
    assert supervisor.url.endswith(place(staged))


def test_how_it_came_about_is_read_and_leads_an_auditor_to_the_decision(log_in, bureau, complaints):
    proposal = a_proposal()
    directive = correct(proposal, replace(draft_of(proposal), text="清河堤防加固完工"), note="已核对", **WHO)
    merge(a_proposal(a_speech()), directive, **WHO)
    auditor = log_in(in_group(groups.AUDITOR))

    auditor.goto(place(directive))
    first = auditor.locator(".origin").first
    assert first.locator("del").inner_text() == "在6月30日前完成清河堤防加固。"
    assert first.locator("ins").inner_text() == "清河堤防加固完工"
    assert auditor.locator(".origin").count() == 2
    assert violations(auditor) == []
    follow(first.locator("a").first)
    assert auditor.url.endswith(f"/admin/extraction/decision/{directive.decision.pk}/change/")
    assert complaints == []


def test_a_proposal_leads_to_the_desk_at_its_quote(log_in, transactional_db, complaints):
    speech = a_speech()
    accept(a_proposal(speech, "各乡镇要每月排查一次。"), **WHO)
    proposal = a_proposal(speech)
    reviewer = log_in(in_group(groups.REVIEWER))

    reviewer.goto(f"/admin/extraction/proposal/{proposal.pk}/change/")
    assert violations(reviewer) == []
    follow(reviewer.locator(".object-tools a").first)
    assert reviewer.locator(f"#proposal-{proposal.pk}").is_visible()
    assert complaints == []
