"""The quote of a correction: longer or shorter than proposed, it stands in the speech where the proposal does."""

import pytest

from tests.builders import a_proposal, a_speech
from tests.extraction.reviewing import send
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

LEVEE = "县水利局牵头，县财政局配合，6月30日前完成清河堤防加固，合格率100%。"
TEXT = f"同志们：\n{LEVEE}各乡镇要每月排查一次。\n散会。"


@pytest.mark.parametrize("quote", ["6月30日前完成清河堤防加固", LEVEE + "各乡镇要每月排查一次。"])
def test_the_quote_can_be_shortened_and_lengthened(client, quote):
    proposal = a_proposal(a_speech(TEXT), LEVEE)

    send(client, proposal, quote=quote)

    directive = Directive.objects.get()
    assert directive.quote == quote == TEXT[directive.start : directive.end]


def test_a_quote_over_two_lines_comes_back_from_the_browser_as_it_stands(client):
    words_over_two_lines = "各乡镇要每月排查一次，\n并报县水利局。"
    proposal = a_proposal(a_speech(f"同志们：\n{words_over_two_lines}"), words_over_two_lines)

    send(client, proposal, quote=words_over_two_lines.replace("\n", "\r\n"))

    assert Directive.objects.get().quote == words_over_two_lines


@pytest.mark.parametrize("end_of_line", ["\r", "\r\n"])
def test_a_line_may_end_in_the_speech_otherwise_than_in_a_browser(client, end_of_line):
    said = f"各乡镇要每月排查一次，{end_of_line}并报县水利局。"
    proposal = a_proposal(a_speech(f"同志们：\n{said}散会。"), said)

    shortened = said.removesuffix("。").replace(end_of_line, "\r\n")
    assert send(client, proposal, quote=shortened).status_code == 302

    assert Directive.objects.get().quote == said.removesuffix("。")


@pytest.mark.parametrize(
    ("text", "proposed", "quote", "start"),
    [
        ("要查要改。各乡镇要查要改。要查要改。", "各乡镇要查要改。", "要查要改", 8),
        ("要改要改要改要改。", "要改要改。", "要改要改", 4),
    ],
    ids=["before and after it as well", "also across its beginning"],
)
def test_words_that_stand_several_times_are_taken_where_the_proposal_stands(client, text, proposed, quote, start):
    proposal = a_proposal(
        a_speech(text),
        proposed,
        parties=[],
        deadlines=[],
        targets=[],
        start=text.rindex(proposed),
        end=text.rindex(proposed) + len(proposed),
    )

    send(client, proposal, quote=quote)

    directive = Directive.objects.get()
    assert (directive.start, directive.quote) == (start, quote)
