"""Whatever reads, or shows what was read, does so by the office's words and without the rules it does without."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from extraction import office
from extraction.actions import read_speech
from extraction.models import Proposal
from extraction.reader import shipped
from tests.builders import WHO, a_speech
from tests.extraction.reviewing import a_bare, desk
from tests.extraction.uploading import confirmed, uploaded
from tests.pages import filled_in, marked, page

pytestmark = pytest.mark.django_db

# No shipped word makes a party of 清河驿, and 必须 is a word of the rule cue.must.
SENTENCE = "清河驿必须在6月30日前报送用水方案。"
SPEECH = f"在青禾县用水调度会上的讲话\n（2026年3月2日）\n县长  林某\n同志们：\n{SENTENCE}\n"


@pytest.fixture
def folder(tmp_path):
    """An office's folder with a word of its own and a rule it does without; not named by the settings yet."""
    (tmp_path / "office" / "lexicon").mkdir(parents=True)
    words = 'organs = ["清河驿"]\nmust_words = ["可得"]\n'
    (tmp_path / "office" / "lexicon" / "own.toml").write_text(words, encoding="utf-8")
    (tmp_path / "office" / "rules_off.txt").write_text("cue.must\n", encoding="utf-8")
    return tmp_path / "office"


@pytest.fixture
def own(settings, folder):
    """The settings name the office's folder."""
    settings.OFFICE_FOLDER = str(folder)


def found(proposal: Proposal) -> tuple[list[str], bool]:
    """Whom a proposal names, and whether the rule made it that the office does without."""
    return [party["name"] for party in proposal.parties], "cue.must" in proposal.rules


OWN, SHIPPED = (["清河驿"], False), ([], True)


def read_by(rulebook) -> str:
    """The hash a reading by this rulebook carries; of two rulebooks it is never the same."""
    assert office.rulebook().hash != shipped().hash
    return rulebook.hash


def test_the_office_reads_the_sentence_otherwise_than_the_program_as_shipped(folder, settings):
    speech = a_speech(SENTENCE)
    by_shipped = read_speech(speech, **WHO)
    assert found(by_shipped.proposals.get()) == SHIPPED

    settings.OFFICE_FOLDER = str(folder)
    assert found(read_speech(speech, **WHO, rulebook=office.rulebook()).proposals.get()) == OWN


@pytest.mark.usefixtures("own")
def test_the_command_imports_by_the_office_s_rulebook(tmp_path):
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")

    call_command("import_speeches", str(tmp_path / "speech.txt"))

    proposal = Proposal.objects.get()
    assert found(proposal) == OWN
    assert proposal.run.rules_hash == read_by(office.rulebook())


@pytest.mark.usefixtures("own", "reviewer")
def test_an_upload_is_read_by_the_office_s_rulebook_when_it_is_confirmed(client):
    confirmed(client, uploaded(client, speech__txt=SPEECH))

    proposal = Proposal.objects.get()
    assert found(proposal) == OWN
    assert proposal.run.rules_hash == read_by(office.rulebook())


@pytest.mark.usefixtures("reviewer")
def test_the_page_of_reading_again_compares_with_the_office_s_rulebook_and_records_by_it(client, settings, folder):
    speech = a_speech(SENTENCE)
    before = read_speech(speech, **WHO)
    settings.OFFICE_FOLDER = str(folder)

    address = reverse("admin:extraction_read_again", args=[speech.pk])
    shown = client.get(address)
    client.post(address, filled_in(shown))

    assert any("清河驿" in cell.text_content() for cell in marked(page(shown), "after"))
    now = speech.runs.latest("number")
    assert (before.rules_hash, now.rules_hash) == (shipped().hash, read_by(office.rulebook()))
    assert found(speech.proposals.pending().get()) == OWN


@pytest.mark.usefixtures("reviewer")
def test_the_desk_marks_the_words_of_action_that_the_office_reads_by(client, settings, folder):
    speech = a_speech("各乡镇可得每月排查一次。")
    a_bare(speech, speech.text, rules=["cue.must"])
    assert marked_words(client, speech) == []

    (folder / "rules_off.txt").unlink()
    settings.OFFICE_FOLDER = str(folder)
    assert marked_words(client, speech) == ["可得"]

    settings.RULES_OFF = ["cue.must"]
    assert marked_words(client, speech) == []


def marked_words(client, speech) -> list[str]:
    """The words of action marked at the desk in what was proposed."""
    [quote] = [mark for mark in marked(page(client.get(desk(speech))), "quote") if mark.get("href")]
    return [mark.text for mark in marked(quote, "cue")]
