"""Where the number of a directive is read, and that typing it finds the one."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from extraction.actions import accept, undo
from extraction.similar.restating import holding
from tests.builders import WHO, a_directive, a_party, a_proposal, a_reviewer, a_speech, a_supervisor
from tests.extraction.reviewing import as_shown
from tests.pages import logged_in, page, words
from tracker.models import Directive

pytestmark = pytest.mark.django_db

CHINESE = {"Accept-Language": "zh-hans"}
PLACES = ["/directives/", "/directives/{0.public_id}/", "/directives/{0.public_id}/report/", "/directives/print/",
          "/meetings/{0.speech.meeting.public_id}/", "/parties/{1.pk}/"]  # fmt: skip


@pytest.fixture
def supervisor():
    """Somebody who sees and follows the whole ledger."""
    return logged_in(a_supervisor(permissions=("tracker.change_directive",)))


def tasks(answer) -> list[str]:
    """What the rows of the list ask for."""
    return page(answer).xpath("//table[contains(@class, 'ledger')]/tbody//th/a/text()")


@pytest.mark.parametrize("place", PLACES)
def test_a_directive_bears_its_number_wherever_it_is_read(supervisor, place):
    party = a_party()
    directive = a_directive(owner=party)

    assert "〔2026〕001" in words(supervisor.get(place.format(directive, party), headers=CHINESE))


def test_a_heading_begins_with_the_number(supervisor):
    directive = a_directive("清淤疏浚")

    [heading] = page(supervisor.get(reverse("directive", args=[directive.public_id]))).xpath("//h1")
    assert heading.text_content() == "〔2026〕001 清淤疏浚"


@pytest.mark.parametrize("typed", ["〔2026〕002", "2026-2", "（2026）2号", "2026002"])
def test_typing_a_number_finds_that_one_and_says_so(supervisor, typed):
    for text in ("甲", "乙", "丙：见2026-2"):
        a_directive(text)

    answer = supervisor.get("/directives/", {"words": typed}, headers=CHINESE)
    assert tasks(answer) == ["乙"]
    assert page(answer).xpath("//ul[@class='chosen']/li/span/text()") == ["编号：〔2026〕002"]


def test_what_looks_like_no_number_is_looked_for_in_the_words(supervisor):
    a_directive("三年内达到2026项")

    assert tasks(supervisor.get("/directives/", {"words": "2026"})) == ["三年内达到2026项"]


def test_the_search_for_what_is_demanded_again_takes_a_number_too():
    _first, second = a_directive(), a_directive()

    assert list(holding("2026-2", a_supervisor())) == [second]


def test_the_terminal_shows_the_number(capsys):
    a_directive("清淤疏浚")
    call_command("ledger")

    assert capsys.readouterr().out.splitlines()[1].split()[:3] == ["1", "〔2026〕001", "清淤疏浚"]


def test_whoever_accepts_is_told_the_number():
    reviewer, proposal = logged_in(a_reviewer()), a_proposal()

    answer = reviewer.post(
        reverse("admin:extraction_correct", args=[proposal.pk]),
        as_shown(reviewer, proposal),
        follow=True,
        headers=CHINESE,
    )
    assert f"已采纳〔2026〕001：{proposal}" in words(answer)


def test_the_administration_finds_a_directive_and_one_that_was_taken_back_by_their_numbers():
    reviewer, speech = logged_in(a_reviewer()), a_speech()
    accept(a_proposal(speech), **WHO)
    undo(speech, **WHO)
    a_directive("乙"), a_directive("丙")

    listed = words(reviewer.get(reverse("admin:tracker_directive_changelist"), {"q": "2026-2"}))
    assert ("乙" in listed, "丙" in listed) == (True, False)
    gone = reverse("admin:extraction_undone_changelist")
    assert "〔2026〕001" in words(reviewer.get(gone, {"q": "〔2026〕1"}))
    assert "〔2026〕001" not in words(reviewer.get(gone, {"q": "2026-2"}))
    assert [one.number for one in Directive.objects.order_by("pk")] == ["〔2026〕002", "〔2026〕003"]
