"""The quote of a directive in the paragraph it stands in, marked; whatever a speech says is shown as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import SOME_MOMENT, a_meeting, a_speech, recorded_from
from tests.pages import directive_page, in_words
from tracker.actions import report, restate
from tracker.rows.quoting import passage

PAYLOADS = [
    "<script>alert(1)</script>",
    "</mark><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7|add:7 }}{% now 'Y' %}",
]


def test_the_quote_is_marked_in_its_paragraph_and_only_there(supervisor):
    speech = a_speech("第一段。\n前面的话。县水利局要完成加固。后面的话。\n第三段。")
    root = directive_page(supervisor, recorded_from(speech, "县水利局要完成加固。"))

    assert root.xpath("//mark/text()") == ["县水利局要完成加固。"]
    assert "前面的话。县水利局要完成加固。后面的话。" in in_words(root)


def test_the_paragraph_has_the_number_it_has_in_the_review_and_its_neighbours(supervisor):
    speech = a_speech("标题\n\n第一段。\n　\n县水利局要完成加固。\n\n第三段。")
    text = in_words(directive_page(supervisor, recorded_from(speech, "县水利局要完成加固。")))

    assert "paragraph 3" in text
    assert "The paragraph before第一段。" in text
    assert "The paragraph after第三段。" in text


def test_a_speech_of_one_paragraph_has_nothing_around_it(supervisor):
    directive = recorded_from(a_speech("县水利局要办。"), "县水利局要办。")
    assert "The paragraph" not in in_words(directive_page(supervisor, directive))


def test_what_was_demanded_again_shows_every_source_in_its_paragraph(supervisor):
    directive = recorded_from(a_speech("县水利局要完成加固。"), "县水利局要完成加固。")
    later = a_speech("开头。\n再强调一遍，加固务必完成。", meeting=a_meeting(title="防汛调度会"))
    restate(directive, later, start=4, end=17, by="周敏 (zhoumin)", at=SOME_MOMENT)

    root = directive_page(supervisor, directive)
    _before, again = in_words(root).split("Demanded again", 1)
    assert "防汛调度会" in again
    assert "再强调一遍，加固务必完成。" in again
    assert "paragraph 2" in again
    assert root.xpath("//mark/text()") == ["县水利局要完成加固。", "再强调一遍，加固务必完成。"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_speech_or_a_person_becomes_markup(supervisor, payload):
    harmless = recorded_from(a_speech("前。县水利局要办。后。"), "县水利局要办。", text="办")
    report(harmless, "办了", by="周敏", at=SOME_MOMENT)
    speech = a_speech(f"{payload}前。{payload}要办。{payload}")
    directive = recorded_from(speech, f"{payload}要办。", text=payload)
    report(directive, payload, by=payload, at=SOME_MOMENT)

    root, plain = directive_page(supervisor, directive), directive_page(supervisor, harmless)
    assert root.xpath("//mark/text()") == [f"{payload}要办。"]
    assert {element.tag for element in root.iter()} <= {element.tag for element in plain.iter()}
    assert {name for element in root.iter() for name in element.attrib} <= {
        name for element in plain.iter() for name in element.attrib
    }


@given(st.text(), st.text(min_size=1), st.text())
def test_a_passage_is_what_stands_in_the_speech(before, quote, after):
    text = before + quote + after
    found = passage(text, len(before), len(before + quote))

    assert found.quote == quote
    assert found.before + found.quote + found.after in text
    assert "\n" not in found.before + found.after
