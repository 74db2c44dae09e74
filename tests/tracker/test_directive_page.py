"""The page of one directive: its words in their place, who, by when and why that day, and what became of it."""

import hashlib
from datetime import date, timedelta
from html.parser import HTMLParser

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    SOME_MOMENT,
    a_directive,
    a_liaison,
    a_meeting,
    a_party,
    a_reviewer,
    a_speech,
    a_supervisor,
)
from tracker.actions import (
    AssignmentDraft,
    DeadlineDraft,
    DirectiveDraft,
    TargetDraft,
    advance,
    extend,
    record,
    report,
    restate,
)
from tracker.models import Directive, SourceFile, Speech
from tracker.quoting import passage
from tracker.store import path_of

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
PAYLOADS = [
    "<script>alert(1)</script>",
    "</mark><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7|add:7 }}{% now 'Y' %}",
]


@pytest.fixture
def supervisor(client, db):
    """A logged-in browser of somebody without special permissions."""
    client.force_login(a_supervisor())
    return client


def page_of(client, directive: Directive) -> str:
    """The directive's page as an English reader sees it."""
    answer = client.get(f"/directives/{directive.public_id}/", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


class Page(HTMLParser):
    """The elements and the text of a page, and which text is marked."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.text = self.marked = ""
        self._in_mark = False
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        """Note the element and the names of its attributes."""
        self.elements.append(tag)
        self.attributes |= {name for name, _value in attrs}
        self._in_mark |= tag == "mark"

    def handle_endtag(self, tag):
        """A mark ends."""
        self._in_mark &= tag != "mark"

    def handle_data(self, data):
        """Collect the text."""
        self.text += data
        self.marked += data if self._in_mark else ""


def recorded_from(speech: Speech, quote: str, **values) -> Directive:
    """A directive recorded from these words of a speech."""
    start = speech.text.index(quote)
    plain = {"kind": "directive", "strength": "must"}
    draft = DirectiveDraft(speech=speech, start=start, end=start + len(quote), **plain | values)
    return record(draft, by="周敏 (zhoumin)", at=SOME_MOMENT)


def test_the_quote_is_marked_in_its_paragraph_and_only_there(supervisor):
    speech = a_speech("第一段。\n前面的话。县水利局要完成加固。后面的话。\n第三段。")
    page = Page(page_of(supervisor, recorded_from(speech, "县水利局要完成加固。")))

    assert page.marked == "县水利局要完成加固。"
    assert "前面的话。县水利局要完成加固。后面的话。" in page.text


def test_the_paragraph_has_the_number_it_has_in_the_review_and_its_neighbours(supervisor):
    speech = a_speech("标题\n\n第一段。\n　\n县水利局要完成加固。\n\n第三段。")
    text = " ".join(Page(page_of(supervisor, recorded_from(speech, "县水利局要完成加固。"))).text.split())

    assert "paragraph 3" in text
    assert "The paragraph before第一段。" in text
    assert "The paragraph after第三段。" in text


def test_a_speech_of_one_paragraph_has_nothing_around_it(supervisor):
    assert "The paragraph" not in page_of(supervisor, recorded_from(a_speech("县水利局要办。"), "县水利局要办。"))


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
    root = lxml.html.fromstring(page_of(client, directive))
    return [
        [" ".join(cell.text_content().split()) for cell in row] for row in root.xpath("//table[@class='deadlines']//tr")
    ]


def test_what_was_demanded_again_shows_every_source_in_its_paragraph(supervisor):
    directive = recorded_from(a_speech("县水利局要完成加固。"), "县水利局要完成加固。")
    later = a_speech("开头。\n再强调一遍，加固务必完成。", meeting=a_meeting(title="防汛调度会"))
    restate(directive, later, start=4, end=17, by="周敏 (zhoumin)", at=SOME_MOMENT)

    page = Page(page_of(supervisor, directive))
    again = page.text[page.text.index("Demanded again") :]
    assert "防汛调度会" in again
    assert "再强调一遍，加固务必完成。" in again
    assert "paragraph 2" in again
    assert page.marked == "县水利局要完成加固。再强调一遍，加固务必完成。"


def test_the_others_of_the_speech_are_listed_with_their_lights_and_the_next_ones_linked(supervisor):
    speech = a_speech("县里要修路。县里要架桥。县里要清淤。")
    road, bridge, silt = (recorded_from(speech, f"县里要{what}。", text=what) for what in ("修路", "架桥", "清淤"))
    a_directive("别的讲话")

    root = lxml.html.fromstring(page_of(supervisor, bridge))
    assert root.xpath("//a[@rel='prev']/@href") == [f"/directives/{road.public_id}/"]
    assert root.xpath("//a[@rel='next']/@href") == [f"/directives/{silt.public_id}/"]
    assert [" ".join(item.text_content().split()) for item in root.xpath("//ol[@class='beside']/li")] == [
        f"{what} grey: no date" for what in ("修路", "架桥", "清淤")
    ]
    assert lxml.html.fromstring(page_of(supervisor, road)).xpath("//a[@rel='prev']") == []
    assert lxml.html.fromstring(page_of(supervisor, silt)).xpath("//a[@rel='next']") == []


def test_a_liaison_officer_sees_no_neighbour_that_is_another_units(client, db):
    water = a_party("县水利局")
    speech = a_speech()
    own, other = (
        a_directive("自己的", speech=speech, owner=water),
        a_directive("别家的", speech=speech, owner=a_party()),
    )

    client.force_login(a_liaison(water))
    assert "别家的" not in page_of(client, own)
    assert client.get(f"/directives/{other.public_id}/").status_code == 404


def test_the_page_costs_the_same_for_three_neighbours_and_for_thirty(supervisor):
    speech = a_speech()
    directive = a_directive(speech=speech, due_on=DUE, owner=a_party())

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(supervisor, directive)
        return len(queries)

    for day in range(3):
        extend(directive, DUE + (day + 1) * DAY, by="王强", at=SOME_MOMENT, reason="延长")
        a_directive(speech=speech, due_on=DUE, owner=a_party())
    restate(directive, a_speech(), start=0, end=4, by="周敏", at=SOME_MOMENT)
    few = cost()
    for day in range(27):
        extend(directive, DUE + (day + 4) * DAY, by="王强", at=SOME_MOMENT, reason="延长")
        a_directive(speech=speech, due_on=DUE, owner=a_party())
        restate(directive, a_speech(), start=0, end=4, by="周敏", at=SOME_MOMENT)
    assert cost() == few


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_speech_or_a_person_becomes_markup(supervisor, payload):
    plain = Page(page_of(supervisor, recorded_from(a_speech("前。县水利局要办。后。"), "县水利局要办。", text="办")))
    speech = a_speech(f"{payload}前。{payload}要办。{payload}")
    directive = recorded_from(speech, f"{payload}要办。", text=payload)
    report(directive, payload, by=payload, at=SOME_MOMENT)

    page = Page(page_of(supervisor, directive))
    assert page.marked == f"{payload}要办。"
    assert set(page.elements) <= set(plain.elements) | {"p"}
    assert page.attributes <= plain.attributes


@given(st.text(), st.text(min_size=1), st.text())
def test_a_passage_is_what_stands_in_the_speech(before, quote, after):
    text = before + quote + after
    found = passage(text, len(before), len(before + quote))

    assert found.quote == quote
    assert found.before + found.quote + found.after in text
    assert "\n" not in found.before + found.after


def test_a_former_deadline_stays_with_its_words_and_the_current_one_says_who_and_why(supervisor):
    day = DeadlineDraft("by", words="9月底前", edtf="../2026-09-30", due_on=DUE, explanation="按会议当年推算")
    directive = a_directive(deadlines=(day,))
    extend(directive, DUE + DAY, by="王强 (wangqiang)", at=SOME_MOMENT, reason="汛期延长")

    rows = [" ".join(part.split()) for part in Page(page_of(supervisor, directive)).text.split("\n") if part.strip()]
    text = " ".join(rows)
    current, former = text.index("current set by a person 2026-10-01"), text.index("former 9月底前 2026-09-30")
    assert current < former
    assert "王强 (wangqiang)" in text[current:former]
    assert "汛期延长" in text[current:former]
    assert "按会议当年推算" in text[former:]
    assert "../2026-09-30" in text[former:]


def test_owners_are_shown_as_said_and_as_registered(supervisor):
    water = a_party("县水利局")
    directive = a_directive(
        assignments=(AssignmentDraft("水利部门", "lead", water, inherited=True), AssignmentDraft("某专班", "support"))
    )

    text = Page(page_of(supervisor, directive)).text
    for word in ("水利部门", "taken from the context", "县水利局", "某专班", "not in the registry"):
        assert word in text


def test_leads_come_before_supports_and_those_before_supervisors(supervisor):
    roles = (AssignmentDraft("督办处", "supervisor"), AssignmentDraft("配合处", "support"), AssignmentDraft("牵头处"))

    text = Page(page_of(supervisor, a_directive(assignments=roles))).text
    assert text.index("牵头处") < text.index("配合处") < text.index("督办处")


def test_what_repeats_is_not_said_to_lack_a_day(supervisor):
    monthly = DeadlineDraft("recurring", words="每月", rrule="FREQ=MONTHLY")
    text = Page(page_of(supervisor, a_directive(deadlines=(monthly,)))).text
    assert "repeats" in text
    assert "no day" not in text


def test_targets_are_shown_as_said_and_as_understood(supervisor):
    directive = a_directive(targets=(TargetDraft("98.5%以上", ">=", 98.5, "%"), TargetDraft("12座", "=", 12, "座")))

    text = " ".join(Page(page_of(supervisor, directive)).text.split())
    assert "98.5%以上 at least 98.5 %" in text
    assert "12座 exactly 12 座" in text


def test_history_tells_every_step_and_what_it_changed(supervisor):
    directive = a_directive(due_on=DUE)
    extend(directive, DUE + DAY, by="王强 (wangqiang)", at=SOME_MOMENT, reason="汛期延长")
    report(directive, "已完成八成", by="李敏 (limin)", at=SOME_MOMENT)

    text = " ".join(Page(page_of(supervisor, directive)).text.split())
    history = text[text.index("History") :]
    assert history.index("recorded") < history.index("deadline moved") < history.index("progress reported")
    assert "due on: 2026-09-30 → 2026-10-01" in history
    assert "李敏 (limin)" in history
    assert "已完成八成" in history


def test_a_closed_directive_says_when_and_on_what_proof(supervisor):
    text = Page(page_of(supervisor, a_directive(due_on=DUE, closed_on=DUE))).text
    assert "Closed on 2026-09-30." in text
    assert "已验收" in text


def test_only_staff_who_may_change_it_are_shown_the_way_to_the_administration(client, supervisor):
    directive = a_directive()
    address = f"/admin/tracker/directive/{directive.pk}/change/"

    assert address not in page_of(supervisor, directive)
    client.force_login(a_reviewer())
    assert address in page_of(client, directive)
    assert client.get(address).status_code == 200


def test_an_unknown_directive_is_not_found(supervisor):
    assert supervisor.get("/directives/00000000-0000-0000-0000-000000000000/").status_code == 404


def stored(content: bytes, name: str) -> Speech:
    """A speech whose original lies in the store."""
    speech = a_speech()
    sha256 = hashlib.sha256(content).hexdigest()
    SourceFile.objects.filter(pk=speech.source.pk).update(sha256=sha256, name=name)
    path_of(sha256).parent.mkdir(parents=True)
    path_of(sha256).write_bytes(content)
    return speech


def test_the_original_is_handed_out_byte_for_byte_to_be_saved(client, db):
    client.force_login(a_supervisor(permissions=("tracker.view_speech",)))
    speech = stored(b"<script>alert(1)</script>\x00\xff", "讲话 “定稿”.html")

    answer = client.get(f"/speeches/{speech.pk}/source/")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>\x00\xff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_the_original_is_kept_from_those_without_permission(supervisor):
    speech = stored(b"x", "a.txt")
    assert supervisor.get(f"/speeches/{speech.pk}/source/").status_code == 403
    assert f"/speeches/{speech.pk}/source/" not in page_of(supervisor, a_directive(speech=speech))


def test_an_original_missing_from_the_store_is_not_found(client, db):
    client.force_login(a_supervisor(permissions=("tracker.view_speech",)))
    assert client.get(f"/speeches/{a_speech().pk}/source/").status_code == 404
