"""The page of one directive: who, by when and why that day, what stands beside it, and what became of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.builders import SOME_MOMENT, WHO, a_directive, a_liaison, a_party, a_reviewer, a_speech, recorded_from
from tests.pages import cost_of, directive_page, in_words, page
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft, advance, assign, extend, report, restate
from tracker.models import Directive

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
ENGLISH = {"accept-language": "en"}


def test_every_former_deadline_says_who_put_another_in_its_place_when_and_why(supervisor):
    stage = DeadlineDraft("by", words="年底前", due_on=DUE + 90 * DAY)
    directive = a_directive(due_on=DUE, deadlines=(stage,))
    extend(directive, DUE + DAY, by="王强 (wangqiang)", at=SOME_MOMENT, reason="汛期延长")
    advance(directive, by="李敏 (limin)", at=SOME_MOMENT, reason="一期完成")

    former = {row[2]: row[-1] for row in rows_of_deadlines(supervisor, directive) if row[0] == "former"}
    assert list(former) == ["2026-09-30", "2026-10-01"]
    assert "deadline moved 王强 (wangqiang) 2026-03-02 09:30汛期延长" in former["2026-09-30"]
    assert "next stage begun 李敏 (limin) 2026-03-02 09:30一期完成" in former["2026-10-01"]


def rows_of_deadlines(client, directive: Directive) -> list[list[str]]:
    """The cells of the table of deadlines."""
    root = directive_page(client, directive)
    return [[in_words(cell) for cell in row] for row in root.xpath("//table[contains(@class, 'deadlines')]//tr")]


def test_the_others_of_the_speech_are_listed_with_their_lights_and_the_next_ones_linked(supervisor):
    speech = a_speech("县里要修路。县里要架桥。县里要清淤。")
    road, bridge, silt = (recorded_from(speech, f"县里要{what}。", text=what) for what in ("修路", "架桥", "清淤"))
    a_directive("别的讲话")

    root = directive_page(supervisor, bridge)
    assert root.xpath("//a[@rel='prev']/@href") == [f"/directives/{road.public_id}/"]
    assert root.xpath("//a[@rel='next']/@href") == [f"/directives/{silt.public_id}/"]
    assert [in_words(item) for item in root.xpath("//ol[@class='beside']/li")] == [
        f"{what} grey: no date" for what in ("修路", "架桥", "清淤")
    ]
    assert directive_page(supervisor, road).xpath("//a[@rel='prev']") == []
    assert directive_page(supervisor, silt).xpath("//a[@rel='next']") == []


def test_a_liaison_officer_sees_no_neighbour_that_is_another_units(client, db):
    water = a_party("县水利局")
    speech = a_speech()
    own, other = (
        a_directive("自己的", speech=speech, owner=water),
        a_directive("别家的", speech=speech, owner=a_party()),
    )

    client.force_login(a_liaison(water))
    assert "别家的" not in in_words(directive_page(client, own))
    assert client.get(f"/directives/{other.public_id}/").status_code == 404


def test_the_page_costs_the_same_for_three_neighbours_and_for_thirty(supervisor):
    speech = a_speech()
    directive = a_directive(speech=speech, due_on=DUE, owner=a_party())
    address = f"/directives/{directive.public_id}/"

    for day in range(3):
        extend(directive, DUE + (day + 1) * DAY, by="王强", at=SOME_MOMENT, reason="延长")
        a_directive(speech=speech, due_on=DUE, owner=a_party())
    restate(directive, a_speech(), start=0, end=4, by="周敏", at=SOME_MOMENT)
    few = cost_of(supervisor, address)
    for day in range(27):
        extend(directive, DUE + (day + 4) * DAY, by="王强", at=SOME_MOMENT, reason="延长")
        a_directive(speech=speech, due_on=DUE, owner=a_party())
        restate(directive, a_speech(), start=0, end=4, by="周敏", at=SOME_MOMENT)
    assert cost_of(supervisor, address) == few


def test_a_former_deadline_stays_with_its_words_and_the_current_one_says_who_and_why(supervisor):
    day = DeadlineDraft("by", words="9月底前", edtf="../2026-09-30", due_on=DUE, explanation="按会议当年推算")
    directive = a_directive(deadlines=(day,))
    extend(directive, DUE + DAY, by="王强 (wangqiang)", at=SOME_MOMENT, reason="汛期延长")

    text = in_words(directive_page(supervisor, directive))
    current, former = text.index("current set by a person 2026-10-01"), text.index("former 9月底前 2026-09-30")
    assert current < former
    assert "王强 (wangqiang)" in text[current:former]
    assert "汛期延长" in text[current:former]
    assert "按会议当年推算" in text[former:]
    assert "../2026-09-30" not in text


def test_owners_are_shown_as_said_and_as_registered(supervisor):
    water = a_party("县水利局")
    directive = a_directive(
        assignments=(AssignmentDraft("水利部门", "lead", water, inherited=True), AssignmentDraft("某专班", "support"))
    )

    text = in_words(directive_page(supervisor, directive))
    for word in ("水利部门", "taken from the context", "县水利局", "某专班", "not in the registry"):
        assert word in text


def test_leads_come_before_supports_and_those_before_supervisors(supervisor):
    roles = (AssignmentDraft("督办处", "supervisor"), AssignmentDraft("配合处", "support"), AssignmentDraft("牵头处"))

    text = in_words(directive_page(supervisor, a_directive(assignments=roles)))
    assert text.index("牵头处") < text.index("配合处") < text.index("督办处")


def test_what_repeats_says_when_it_is_owed_next_on_its_page_and_on_the_list(supervisor):
    daily = DeadlineDraft("recurring", words="每天", rrule="FREQ=DAILY")
    directive = a_directive(deadlines=(daily,))

    words = f"next {timezone.localdate()}"
    assert words in in_words(directive_page(supervisor, directive))
    assert words in in_words(page(supervisor.get("/directives/", headers=ENGLISH)))


def test_what_repeats_until_a_day_says_both_the_next_day_and_the_last(supervisor):
    today = timezone.localdate()
    last = today + timedelta(days=40)
    daily = DeadlineDraft("recurring", words="每天", rrule="FREQ=DAILY", due_on=last)
    directive = a_directive(deadlines=(daily,))

    for shown in (directive_page(supervisor, directive), page(supervisor.get("/directives/", headers=ENGLISH))):
        words = in_words(shown)
        assert words.index(f"next {today}") < words.index(f"until {last}")


@pytest.mark.parametrize(
    "notation", [{"rrule": "FREQ=MONTHLY;BYMONTHDAY=-1"}, {"days": "2027-02-05 2028-01-25 2029-02-12"}]
)
def test_how_a_repetition_is_noted_for_programs_is_not_on_the_page(supervisor, notation):
    again = DeadlineDraft("recurring", words="每逢", **notation)
    text = in_words(directive_page(supervisor, a_directive(deadlines=(again,))))
    assert not any(noted in text for noted in notation.values())


def test_what_repeats_is_not_said_to_lack_a_day(supervisor):
    monthly = DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY")
    text = in_words(directive_page(supervisor, a_directive(deadlines=(monthly,))))
    assert "every month" in text
    assert "no day" not in text


def test_targets_are_shown_as_said_and_as_understood(supervisor):
    directive = a_directive(targets=(TargetDraft("98.5%以上", ">=", 98.5, "%"), TargetDraft("12座", "=", 12, "座")))

    text = in_words(directive_page(supervisor, directive))
    assert "98.5%以上 at least 98.5 %" in text
    assert "12座 exactly 12 座" in text


def test_history_tells_every_step_and_what_it_changed(supervisor):
    directive = a_directive(due_on=DUE)
    extend(directive, DUE + DAY, by="王强 (wangqiang)", at=SOME_MOMENT, reason="汛期延长")
    report(directive, "已完成八成", by="李敏 (limin)", at=SOME_MOMENT)

    text = in_words(directive_page(supervisor, directive))
    history = text[text.index("History") :]
    assert history.index("recorded") < history.index("deadline moved") < history.index("progress reported")
    assert "due on: 2026-09-30 → 2026-10-01" in history
    assert "李敏 (limin)" in history
    assert "已完成八成" in history


def test_a_name_tied_to_its_party_is_told_with_what_it_was_before_and_the_role_it_kept(supervisor):
    directive = a_directive(assignments=(AssignmentDraft("水务局"),))
    assign(directive, a_party("县水利局", aliases=("水务局",)), "lead", **WHO)

    text = in_words(directive_page(supervisor, directive))
    assert text[text.index("History") :].endswith("responsible party: 水务局 → 县水利局role: lead")


def test_a_closed_directive_says_when_and_on_what_proof(supervisor):
    text = in_words(directive_page(supervisor, a_directive(due_on=DUE, closed_on=DUE)))
    assert "Closed on 2026-09-30." in text
    assert "已验收" in text


def test_only_who_may_change_it_is_offered_the_steps(client, supervisor):
    directive = a_directive()
    close = f"/directives/{directive.public_id}/close/"

    assert close not in directive_page(supervisor, directive).xpath("//@href")
    client.force_login(a_reviewer())
    assert close in directive_page(client, directive).xpath("//@href")


def test_an_unknown_directive_is_not_found(supervisor):
    assert supervisor.get("/directives/00000000-0000-0000-0000-000000000000/").status_code == 404
