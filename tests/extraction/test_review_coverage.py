"""How far a speech is covered: a strip of its paragraphs, and those worth a second look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.admin.coverage import WIDTH, strip
from extraction.admin.marking import MarkedParagraph
from extraction.admin.speech_pane import ReadParagraph
from extraction.models import Missed
from tests.builders import SOME_MOMENT, SOMEBODY, a_run, a_speech
from tests.extraction.reviewing import a_bare, desk
from tests.pages import marked, page
from tracker.actions import DirectiveDraft, record

HEADING, ITEM, PAST, CUE = "一、抓好防汛", "各乡镇要每月排查一次。", "去年雨水偏多。", "大家必须心中有数。"
TEXT = f"{HEADING}\n　　{ITEM}\n{PAST}\n\n{CUE}\n未读的一段。"


def read(speech) -> None:
    """A reading that has left out the last line."""
    run = a_run(speech)
    outcomes = {HEADING: "heading", ITEM: "items", PAST: "nothing", CUE: "nothing"}
    run.paragraphs = [
        {"start": TEXT.index(line), "end": TEXT.index(line) + len(line), "outcome": outcome, "reason": ""}
        for line, outcome in outcomes.items()
    ]
    run.save()


@pytest.fixture
def speech(db):
    speech = a_speech(TEXT)
    read(speech)
    a_bare(speech, ITEM)
    return speech


@pytest.fixture
def client(client, reviewer):
    return client


def segments(client, speech) -> list[tuple[str, str]]:
    """Where each segment of the strip leads, and what it is."""
    shown = page(client.get(desk(speech)))
    [drawn] = marked(shown, "strip")
    kinds = {"items", "nothing", "heading", "junk", "unread"}
    return [
        (link.get("href"), (set(link.findall("rect")[-1].get("class").split()) & kinds).pop())
        for link in drawn.iter("a")
    ]


def test_the_strip_has_a_link_for_each_paragraph_and_tells_what_became_of_it(client, speech):
    assert segments(client, speech) == [
        ("#paragraph-1", "heading"),
        ("#paragraph-2", "items"),
        ("#paragraph-3", "nothing"),
        ("#paragraph-4", "nothing"),
        ("#paragraph-5", "unread"),
    ]


def test_every_segment_leads_to_a_paragraph_and_says_in_words_what_it_is(client, speech):
    shown = page(client.get(desk(speech)))
    [drawn] = marked(shown, "strip")

    for link in drawn.iter("a"):
        assert shown.get_element_by_id(link.get("href").removeprefix("#")) is not None
        assert len(link.findtext("title").split(maxsplit=1)) == 2


def test_paragraphs_with_cue_words_and_no_item_are_listed(client, speech):
    [listed] = marked(page(client.get(desk(speech))), "overlooked-list")

    [item] = listed.iter("li")
    assert item.find("a").get("href") == "#paragraph-4"
    assert "必须" in item.text_content()


def test_a_paragraph_with_an_item_is_not_listed_whatever_it_says(client, speech):
    a_bare(speech, CUE)

    assert not marked(page(client.get(desk(speech))), "overlooked-list")


def test_what_was_added_by_hand_is_marked_counted_and_covered(client, speech):
    start = TEXT.index(CUE)
    draft = DirectiveDraft(speech, start, start + len(CUE), kind="directive", strength="must")
    directive = record(draft, by=SOMEBODY, at=SOME_MOMENT)
    Missed.objects.create(run=speech.runs.get(), directive=directive, added_at=SOME_MOMENT, added_by=SOMEBODY)

    shown = page(client.get(desk(speech)))

    [mark] = [quote for quote in marked(shown, "quote") if quote.text_content() == CUE]
    assert str(directive.public_id) in mark.get("href")
    assert ("#paragraph-4", "items") in segments(client, speech)
    assert not marked(shown, "overlooked-list")


def test_a_speech_that_was_not_read_has_no_strip(client):
    assert not marked(page(client.get(desk(a_speech(TEXT)))), "strip")


@given(st.lists(st.integers(1, 5000), max_size=80))
def test_the_segments_fill_the_strip_without_gap_or_overlap(lengths):
    drawn = strip([ReadParagraph(MarkedParagraph(n, 0, length, ()), "items") for n, length in enumerate(lengths, 1)])

    ends = [segment.x + segment.width for segment in drawn]
    assert all(segment.width > 0 for segment in drawn)
    assert all(abs(segment.x - end) < 0.2 for segment, end in zip(drawn[1:], ends, strict=False))
    assert not drawn or (drawn[0].x == 0 and abs(ends[-1] - WIDTH) < 0.2)
