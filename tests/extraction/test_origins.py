"""How a directive came about, on its page: who decided, what had been proposed, and where else it was demanded."""

from dataclasses import replace
from datetime import date

import pytest

from extraction.actions import accept, add_missed, correct, draft_of, merge, read_words
from tests.builders import WHO, a_directive, a_liaison, a_party, a_proposal, a_run, a_speech, deadline_found, in_group
from tests.pages import cost_of, directive_page, english_reader, in_words
from tracker.people import groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor():
    return english_reader(in_group(groups.AUDITOR))


def origins(client, directive) -> list[str]:
    """What the section says, decision by decision."""
    return [in_words(each) for each in directive_page(client, directive).xpath("//div[@class='origin']")]


def table(client, directive) -> dict[str, list[str]]:
    """The fields of the first decision, each with what was proposed and what was recorded."""
    rows = directive_page(client, directive).xpath("(//div[@class='origin'])[1]//tbody/tr")
    return {in_words(row[0]): [in_words(cell) for cell in row[1:]] for row in rows}


def links(client, directive) -> list[str]:
    return directive_page(client, directive).xpath("//div[@class='origin']//a/@href")


def test_what_was_accepted_says_by_whom_and_what_had_been_proposed(auditor):
    directive = accept(a_proposal(), note="已与县水利局核对", **WHO)

    [told] = origins(auditor, directive)
    assert told.startswith("Accepted 周敏 (zhoumin) 2026-03-02 09:30")
    assert "已与县水利局核对" in told
    assert table(auditor, directive) == {
        "What is to be done": ["在6月30日前完成清河堤防加固。", "as proposed"],
        "Kind": ["requirement", "as proposed"],
        "Strength": ["should", "as proposed"],
        "Responsible party": ["县水利局 · lead", "as proposed"],
        "Deadline": ["6月30日前 · by a day · 2026-06-30", "as proposed"],
        "Target": ["100% · exactly · 100 · %", "as proposed"],
    }


def test_what_was_corrected_stands_beside_what_had_been_proposed_field_by_field(auditor):
    proposal = a_proposal()
    proposed = draft_of(proposal)
    later = replace(proposed.deadlines[0], due_on=date(2026, 7, 15))
    directive = correct(proposal, replace(proposed, text="堤防加固完工", deadlines=(later,), targets=()), **WHO)

    told = table(auditor, directive)
    assert origins(auditor, directive)[0].startswith("Accepted with corrections 周敏 (zhoumin)")
    assert told["What is to be done"][1] == "在6月30日前完成清河堤防加固。 → 堤防加固完工"
    assert told["Deadline"][0].endswith("2026-06-30")
    assert told["Deadline"][1].endswith("2026-07-15")
    assert told["Target"][0].startswith("100%")
    assert told["Kind"][1] == "as proposed"


def test_names_are_told_as_they_were_said_whatever_the_registry_has_learnt_since(auditor):
    directive = accept(a_proposal(), **WHO)
    a_party("县水务局", aliases=("县水利局",))
    assert table(auditor, directive)["Responsible party"][0] == "县水利局 · lead"


def test_what_the_reader_missed_says_who_added_it(auditor):
    speech = a_speech()
    a_run(speech)
    missed = add_missed(speech, draft_of(read_words(speech, 5, 30)), **WHO)

    [told] = origins(auditor, missed.directive)
    assert told.startswith("Added by hand; nothing had been proposed here 周敏 (zhoumin) 2026-03-02 09:30")
    assert f"/admin/extraction/missed/{missed.pk}/change/" in links(auditor, missed.directive)


def test_what_was_merged_into_it_is_told_after_what_recorded_it(auditor):
    directive = accept(a_proposal(), **WHO)
    merge(a_proposal(a_speech(), "各乡镇要每月排查一次。"), directive, note="同一件事", **WHO)

    first, second = origins(auditor, directive)
    assert first.startswith("Accepted")
    assert second.startswith("Merged 周敏 (zhoumin)")
    assert "同一件事" in second
    assert "各乡镇要每月排查一次。" in second
    assert "as proposed" not in second


def test_who_may_look_at_decisions_is_led_to_them_and_to_the_desk(auditor):
    proposal = a_proposal()
    directive = accept(proposal, **WHO)

    assert links(auditor, directive) == [
        f"/admin/extraction/decision/{directive.decision.pk}/change/",
        f"/admin/tracker/speech/{proposal.speech_id}/review/?current={proposal.pk}#quote-{proposal.pk}",
    ]
    assert [auditor.get(address).status_code for address in links(auditor, directive)] == [200, 200]


def test_a_liaison_officer_sees_how_it_came_about_and_no_way_that_is_closed():
    bureau = a_party("县水利局")
    directive = accept(a_proposal(), **WHO)
    merge(a_proposal(a_speech()), directive, **WHO)
    officer = english_reader(a_liaison(bureau))

    assert [told.split()[0] for told in origins(officer, directive)] == ["Accepted", "Merged"]
    assert links(officer, directive) == []
    ways = directive_page(officer, directive).xpath("//main//a/@href")
    assert [way for way in ways if officer.get(way).status_code != 200] == []


def test_what_was_recorded_without_a_review_has_no_such_section(auditor):
    assert origins(auditor, a_directive()) == []


def test_the_section_costs_the_same_for_one_merging_and_for_nine(auditor):
    directive = accept(a_proposal(), **WHO)
    merge(a_proposal(a_speech()), directive, **WHO)
    address = f"/directives/{directive.public_id}/"
    few = cost_of(auditor, address)
    for _each in range(8):
        merge(a_proposal(a_speech()), directive, **WHO)
    assert cost_of(auditor, address) == few


def test_what_was_said_never_becomes_markup(auditor):
    words = "<script>alert(1)</script>要办好。"
    directive = accept(a_proposal(a_speech(words), words, parties=[]), note="<b>", **WHO)
    assert "<script>alert(1)" not in auditor.get(f"/directives/{directive.public_id}/").content.decode()


def test_another_choice_of_the_deadline_that_counts_is_told_beside_the_one_proposed(auditor):
    again = [
        deadline_found(words, 5, None, kind="recurring", rrule=rule)
        for words, rule in (("日巡查", "FREQ=DAILY"), ("月督查", "FREQ=MONTHLY"))
    ]
    proposal = a_proposal(deadlines=again)
    directive = correct(proposal, replace(draft_of(proposal), counting=1), **WHO)

    proposed, recorded = table(auditor, directive)["Deadline that counts"]
    assert proposed.startswith("日巡查")
    assert "月督查" in recorded.partition("→")[2]
