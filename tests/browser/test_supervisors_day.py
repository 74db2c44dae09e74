"""A supervisor's morning in a real browser: narrow the list, keep the filters, look at a party and at a meeting."""

from datetime import date, timedelta

import pytest

from tests.browser.axe import violations
from tests.browser.leading import follow
from tests.builders import a_directive, a_meeting, a_party, a_speech, a_supervisor
from tracker.actions import AssignmentDraft, TargetDraft
from tracker.models import Meeting, Membership, ResponsibleParty

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
LONG_NAME = "县委县政府推进易地扶贫搬迁后续扶持暨农村危房改造和农房抗震改造工作领导小组办公室"
PLACES = ["list", "directive", "parties", "party", "meetings", "meeting", "saved"]
# Text that is wider than the box it stands in.
OVERFLOWING = """
[...document.querySelectorAll('td, th, dd, dt, h1, main li, main p, main a, .light, summary, blockquote')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
    .map(e => e.tagName + ' ' + e.className + ': ' + e.textContent.trim().slice(0, 30))
"""


@pytest.fixture
def ledger(transactional_db):
    """More than a hundred of something, with very long names everywhere."""
    bureau = a_party(LONG_NAME, aliases=(f"{LONG_NAME}（筹）",), parent=a_party("县水利局"))
    everybody = a_party(f"{LONG_NAME}各成员单位", kind="collective")
    Membership.objects.create(collective=everybody, member=bureau)
    meeting = a_meeting(title=f"{LONG_NAME}第十二次全体（扩大）会议", place=LONG_NAME)
    speech = a_speech(meeting=meeting)
    for number in range(120):
        a_directive(f"第{number}项任务", speech=speech, due_on=DUE + number * DAY, owner=bureau)
    a_directive(
        LONG_NAME * 4, speech=speech, owner=everybody,
        assignments=(AssignmentDraft("unbroken" * 12, "support"), AssignmentDraft(LONG_NAME, "support", bureau)),
        targets=(TargetDraft("unbroken" * 20),),
    )  # fmt: skip


@pytest.fixture
def supervisor(log_in, ledger):
    """The browser page of a supervisor, at the width the pages are made for."""
    page = log_in(a_supervisor("zhou", permissions=("tracker.export_directive",)))
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


def address(place: str) -> str:
    """Where the place is."""
    party, meeting = ResponsibleParty.objects.get(name=LONG_NAME), Meeting.objects.get()
    directive = meeting.speeches.get().directives.order_by("-pk").first()
    return {
        "list": "/directives/?party=县水利局&state=open",
        "directive": f"/directives/{directive.public_id}/",
        "parties": "/parties/",
        "party": f"/parties/{party.pk}/",
        "meetings": "/meetings/",
        "meeting": f"/meetings/{meeting.public_id}/",
        "saved": "/directives/filters/",
    }[place]


def test_a_list_is_narrowed_kept_under_a_name_and_widened_again(supervisor, complaints):
    supervisor.goto("/directives/")
    supervisor.get_by_label("责任主体", exact=True).fill("县水利局")
    supervisor.get_by_text("更多条件与排序").click()
    supervisor.get_by_label("角色").select_option("lead")
    follow(supervisor.get_by_role("button", name="筛选", exact=True))
    chosen = supervisor.locator(".chosen li span")
    assert chosen.all_inner_texts() == [f"县水利局及下属（含{LONG_NAME}各成员单位）", "牵头"]

    supervisor.get_by_label("将当前条件存为").fill("水利牵头")
    follow(supervisor.get_by_role("button", name="保存"))
    assert supervisor.locator(".messages").inner_text() == "已存为“水利牵头”。"

    follow(supervisor.get_by_label("去掉条件：牵头"))
    assert supervisor.locator(".chosen li span").all_inner_texts() == [f"县水利局及下属（含{LONG_NAME}各成员单位）"]
    follow(supervisor.get_by_role("link", name="水利牵头"))
    assert supervisor.locator(".total").inner_text().startswith("共121项：120 属本单位")
    assert complaints == []


def test_a_figure_of_a_party_opens_its_list(supervisor, complaints):
    supervisor.goto(f"{address('party')}?on={DUE + 100 * DAY}")
    follow(supervisor.locator(".figure-overdue a").first)
    assert supervisor.locator(".total").inner_text() == "共100项"
    assert complaints == []


@pytest.mark.parametrize("language", ["简体中文", "English"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_off_and_no_reader_is_shut_out(supervisor, complaints, place, language):
    supervisor.goto(address(place))
    if language == "English":
        follow(supervisor.get_by_role("button", name="English"))
        assert supervisor.locator("html").get_attribute("lang") == "en"

    assert supervisor.evaluate("document.documentElement.scrollWidth") <= 1280
    assert supervisor.evaluate(OVERFLOWING) == []
    assert violations(supervisor) == []
    assert complaints == []
