"""Selecting words in the speech at the desk: what the reader missed is added from there."""

from urllib.parse import parse_qs, urlsplit

from django.urls import reverse

from tests.browser.leading import press, selection_noticed
from tests.builders import a_proposal, a_reviewer, a_speech

# From the beginning of the first words to the end of the second, as a mouse would select them.
SELECT = """
([first, last]) => {
    const place = (words) => {
        const texts = document.createTreeWalker(document.querySelector(".said-text"), NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode;
            if (text.data.includes(words)) return [text, text.data.indexOf(words)];
        }
    };
    const [from, start] = place(first), [to, end] = place(last);
    document.getSelection().setBaseAndExtent(from, start, to, end + last.length);
}
"""


def test_selected_words_can_be_added_and_are_counted_in_code_points(log_in, transactional_db, complaints):
    text = "同志们：\n𠮷祥乡𠀋要在6月30日前完成排查。各乡镇要每月报一次𠀋。\n　　散会以后，𠮷祥乡留下。"
    speech = a_speech(text)
    a_proposal(speech, "各乡镇要每月报一次𠀋。", parties=[], deadlines=[], targets=[])
    page = log_in(a_reviewer())
    page.goto(reverse("admin:extraction_review", args=[speech.pk]))

    page.evaluate(SELECT, ["𠀋。", "散会"])
    selection_noticed(page)
    link = page.locator("[data-key=x]")
    span = parse_qs(urlsplit(link.get_attribute("href")).query)

    start, end = int(span["start"][0]), int(span["end"][0])
    assert text[start:end] == text[text.index("𠀋。") : text.index("散会") + len("散会")]
    press(page, "x")
    assert f"start={start}&end={end}" in page.url
    assert complaints == []
