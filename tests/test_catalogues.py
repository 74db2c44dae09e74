"""Every text for people is in the Chinese catalogue, translated, with its placeholders, and compiled."""

import re

import polib
import pytest

from tests.catalogues import (
    CATALOGUE,
    FOREIGN,
    PLACEHOLDER,
    ROOT,
    Text,
    UnusableText,
    chinese_of,
    merged,
    text_of,
    texts_in_code,
    texts_in_template,
    texts_of_project,
    translations_in,
)

VOCABULARY = ROOT / "docs" / "vocabulary.md"
HAN = re.compile("[\u4e00-\u9fff]+")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_every_text_of_the_project_is_translated(catalogue):
    translated = {text_of(entry) for entry in catalogue if chinese_of(entry)}
    assert sorted(texts_of_project().keys() - translated) == [], "run make messages and translate these"


def test_nothing_is_fuzzy_obsolete_or_empty(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete or not chinese_of(entry)] == []


def test_nothing_is_kept_that_is_no_longer_said(catalogue):
    own = {text_of(entry) for entry in catalogue if entry.comment != FOREIGN}
    assert sorted(own - texts_of_project().keys()) == [], "run make messages"


def test_translations_keep_the_placeholders(catalogue):
    for entry in catalogue:
        expected = sorted(PLACEHOLDER.findall(entry.msgid))
        assert sorted(PLACEHOLDER.findall(chinese_of(entry))) == expected, entry.msgid


def test_the_compiled_catalogue_says_the_same(catalogue):
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert {text_of(entry): chinese_of(entry) for entry in compiled} == {
        text_of(entry): chinese_of(entry) for entry in catalogue
    }


def test_the_vocabulary_s_chinese_is_what_the_pages_say(catalogue):
    rows = [line.split("|") for line in VOCABULARY.read_text().split("## ")[0].splitlines() if "|" in line]
    words = {word for row in rows for word in HAN.findall(row[2]) if row[1].strip() != "code"}
    assert len(words) > 15
    said = [chinese_of(entry) for entry in catalogue]
    assert sorted(word for word in words if not any(word in chinese for chinese in said)) == []


def test_texts_are_found_in_code():
    source = '_("One") ; gettext_lazy("Two " "halves"); say("not this"); ngettext("a day", "days", count)'
    assert list(texts_in_code(source, "x.py")) == [Text("One"), Text("Two halves"), Text("a day", "days")]


@pytest.mark.parametrize("source", ['_(f"{name} is late")', "_(label)", 'pgettext("month", "May")'])
def test_a_text_that_cannot_be_looked_up_is_refused_with_its_place(source):
    with pytest.raises(UnusableText, match="x.py:1"):
        list(texts_in_code(source, "x.py"))


def test_texts_are_found_in_templates():
    source = """{% load i18n %}
        {% translate "Say 'when'" %} {% translate 'By (soon)' as label %} {{ _("Shown") }}
        {% blocktranslate trimmed with n=rows|length %}
            {{ n }} rows,
            and <b>100%</b> more
        {% endblocktranslate %}
        {% blocktranslate count days=left %}a day{% plural %}{{ days }} days{% endblocktranslate %}"""
    assert list(texts_in_template(source, "x.html")) == [
        Text("Say 'when'"),
        Text("By (soon)"),
        Text("Shown"),
        Text("%(n)s rows, and <b>100%%</b> more"),
        Text("a day", "%(days)s days"),
    ]


def test_merging_keeps_translations_adds_new_texts_and_drops_old_ones():
    old = polib.POFile()
    old.append(polib.POEntry(msgid="Kept", msgstr="留"))
    old.append(polib.POEntry(msgid="Gone", msgstr="去"))
    old.append(polib.POEntry(msgid="Theirs", msgstr="他", comment=FOREIGN))
    texts = {Text("Kept"): {"a.py"}, Text("a day", "days"): {"b.py"}, Text("Untold"): {"b.py"}}
    new = merged(old, texts, {"a day": "天"})
    assert {entry.msgid: chinese_of(entry) for entry in new} == {
        "Kept": "留",
        "a day": "天",
        "Theirs": "他",
        "Untold": "",
    }


def test_a_line_of_words_without_a_tab_is_refused(tmp_path):
    words = tmp_path / "words.tsv"
    words.write_text("# comment\nOne\t一\nTwo 二\n")
    with pytest.raises(UnusableText, match="Two 二"):
        translations_in(words)
