"""A sign that only looks like a character is read in a text as a PDF with it is mended: by one table."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from extraction.intake.pdf.writing import ordinary
from extraction.reader import PartyMention, Proposal, read
from tracker.lookalikes import ORDINARY, in_ordinary_characters

MARCH = date(2026, 3, 2)
PRACTICE = Path(__file__).resolve().parents[2] / "seeds" / "practice" / "gold"
ASSIGNING = "江{}镇要在6月30日前完成堤防加固。"
WORKING = "县水利局要在6月30日前完成{}河堤防加固8处。"
BLOCKS = {"supplement": "\u2e80-\u2eff", "Kangxi": "\u2f00-\u2fdf", "compatibility": "\uf900-\ufaff"}


def proposals(text: str) -> tuple[Proposal, ...]:
    return read(text, held_on=MARCH, split=False).speeches[0].proposals


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_every_sign_of_the_table_is_mended(block):
    signs = "".join(re.findall(f"[{block}]", "".join(ORDINARY)))

    assert len(signs) > 30
    mended, count = ordinary(signs)
    assert (mended, count) == (in_ordinary_characters(signs), len(signs))
    assert not set(mended) & set(signs)


@pytest.mark.parametrize("sentence", [ASSIGNING, WORKING])
def test_a_text_with_the_sign_is_read_like_a_pdf_that_was_mended(sentence):
    named = 0
    for sign in ORDINARY:
        as_printed = sentence.format(sign)
        mended, count = ordinary(as_printed)
        assert count == 1
        assert found(as_printed) == found(mended), sign
        named += bool(proposals(as_printed)[0].parties)
    # 江不镇 is no name, however it is printed; nearly all others are.
    assert named > 0.95 * len(ORDINARY)


@pytest.mark.parametrize("text", sorted(PRACTICE.glob("*.txt"))[:4], ids=lambda file: file.stem)
def test_a_whole_speech_in_look_alikes_is_read_like_the_ordinary_one(text):
    said = text.read_text(encoding="utf-8")
    as_printed = said.translate({ord(character): sign for sign, character in ORDINARY.items()})

    assert as_printed != said
    assert found(as_printed) == found(said)


def found(text: str) -> list:
    """What is read in a text, its words in ordinary characters."""
    proposed = proposals(text)
    assert proposed
    return json.loads(in_ordinary_characters(json.dumps([each.as_dict() for each in proposed], ensure_ascii=False)))


def test_a_name_with_a_radical_is_quoted_as_it_is_printed():
    text = f"同志们：\n{ASSIGNING.format('⻄')}"
    [proposal] = proposals(text)

    assert proposal.parties == (PartyMention("江⻄镇", 5, 8, "lead"),)
    assert text[5:8] == "江⻄镇"


def test_signs_that_unicode_decomposes_stand_for_what_it_says():
    unlike = {
        sign: character for sign, character in ORDINARY.items() if unicodedata.normalize("NFKC", sign) != character
    }
    supplementary = {sign for sign in unlike if "\u2e80" <= sign <= "\u2eff"}

    # ⼾ is 戶 to Unicode, which no text in simplified characters means.
    assert unlike.keys() - supplementary == {"⼾"}
    assert all("CJK RADICAL" in unicodedata.name(sign) for sign in supplementary)


@pytest.mark.parametrize("sign", ["扌", "⺘", "①", "㎡", "〇", "Ａ", "﨎", "月"])
def test_what_is_no_look_alike_of_a_character_stays(sign):
    assert ordinary(sign) == (sign, 0)
