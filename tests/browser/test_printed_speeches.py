"""A speech that a browser printed proposes what its text proposes: head, foot, and the breaks of lines and pages change
nothing."""

import json
from collections import Counter
from datetime import date
from html import escape
from pathlib import Path

import pytest

from extraction.intake import open_document
from extraction.reader import Proposal, read

PRACTICE = Path(__file__).resolve().parents[2] / "seeds" / "practice" / "gold"
SPEECHES = sorted(PRACTICE.glob("*.txt"))[:12]
EDGE = '<div style="font-size: 9px; width: 100%; text-align: center">{}</div>'
HEAD = EDGE.format("青屏县人民政府办公室")
FOOT = EDGE.format('<span class="pageNumber"></span>/<span class="totalPages"></span>')
BODY = 'font: 16px "Noto Serif CJK SC", serif; line-height: 1.75'
MARGINS = {"top": "2cm", "bottom": "2cm", "left": "2.5cm", "right": "2.5cm"}
STYLES = {
    "set in": "margin: 0; text-indent: 2em; text-align: justify",
    "set off": "margin: 1em 0",
    "one below the other": "margin: 0",
}


@pytest.fixture(params=STYLES.values(), ids=STYLES)
def printed(request, browser, tmp_path):
    """Return a function that prints a text with a head and a foot, and reads the PDF again."""
    page = browser.new_page()

    def print_out(text: str) -> str:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
        page.set_content(f"<style>body {{ {BODY} }} p {{ {request.param} }}</style>{paragraphs}")
        edges = {"display_header_footer": True, "header_template": HEAD, "footer_template": FOOT}
        page.pdf(path=tmp_path / "speech.pdf", format="A4", margin=MARGINS, **edges)
        return open_document(tmp_path / "speech.pdf").text

    yield print_out
    page.close()


def test_the_first_twelve_practice_speeches_propose_what_they_propose_as_plain_text(printed):
    proposed, differing = 0, []
    for path in SPEECHES:
        text = path.read_text(encoding="utf-8")
        held_on = date.fromisoformat(json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))["held_on"])
        as_text, as_printed = proposals(text, held_on), proposals(printed(text), held_on)
        proposed += as_text.total()
        differing += [(path.stem, "lost or changed", each) for each in as_text - as_printed]
        differing += [(path.stem, "new or changed", each) for each in as_printed - as_text]
    assert proposed > 280
    assert not differing


def proposals(text: str, held_on: date) -> Counter:
    """What is proposed: words, owners and days, whatever the breaks between them."""
    speeches = read(text, held_on=held_on).speeches
    return Counter(said(each) for speech in speeches for each in speech.proposals)


def said(proposal: Proposal) -> tuple:
    parties = sorted((without_breaks(party.name), party.role) for party in proposal.parties)
    days = [
        (without_breaks(each.text), each.kind, each.starts_on, each.due_on, each.rrule) for each in proposal.deadlines
    ]
    targets = [(without_breaks(each.text), each.comparator, each.value, each.unit) for each in proposal.targets]
    return without_breaks(proposal.text), tuple(parties), tuple(days), tuple(targets)


def without_breaks(words: str) -> str:
    return "".join(words.split())
