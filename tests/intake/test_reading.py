"""Text and reading come together, from one child process, by the rulebook that was asked for."""

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import date

import pytest

from extraction.intake import IntakeError, ReaderFailed, ReadFile, Stretch, read_file, read_more
from extraction.intake import child as children
from extraction.reader import load_rulebook, read, shipped
from tests.intake.files.docx import document_bytes, put
from tests.intake.files.pdf import pdf_bytes
from tests.intake.files.words import DATED, ORDER, OTHER, SECOND, SPEECH

HELD_ON = date(2026, 9, 28)
TWO = DATED + ORDER * 10 + "\n" + OTHER + SECOND * 10 + "\n"


def in_one_piece(text: str, **options):
    """What the reader says of a text that is one speech."""
    return read(text, split=False, **options)


def test_a_file_comes_back_with_its_text_and_what_the_reader_finds_in_it(tmp_path):
    file = read_file(put(tmp_path, "a.txt", DATED.encode()), "a.txt")
    assert file.document.text == DATED
    [stretch] = file.parted
    assert stretch.reading == in_one_piece(DATED)
    assert stretch.found.held_on == HELD_ON
    assert stretch.found.proposals


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", SPEECH.encode("gb18030")),
        ("a.docx", document_bytes(*SPEECH.splitlines())),
        ("a.pdf", pdf_bytes(SPEECH.splitlines())),
    ],
)
def test_every_kind_of_file_is_opened_and_read_in_the_child(tmp_path, name, data):
    file = read_file(put(tmp_path, name, data), name)
    assert file.document.kind == name.partition(".")[2]
    assert any(ORDER in proposal.text for proposal in file.parted[0].found.proposals)


def test_notes_and_encoding_come_back_as_well(tmp_path):
    document = read_file(put(tmp_path, "a.txt", SPEECH.encode("gb18030")), "a.txt").document
    assert (document.encoding, [note.key for note in document.notes]) == ("GB18030", ["encoding_guessed"])


def test_each_speech_of_a_file_is_read_by_itself_as_stored_speeches_are(tmp_path):
    file = read_file(put(tmp_path, "a.txt", TWO.encode()), "a.txt")
    first, second = file.parted
    assert TWO[first.start : first.end] + TWO[second.start : second.end] == TWO
    assert second.reading == in_one_piece(TWO[second.start : second.end])


def test_a_day_that_is_known_beforehand_is_the_anchor(tmp_path):
    day = date(2026, 3, 2)
    file = read_file(put(tmp_path, "a.txt", DATED.encode()), "a.txt", held_on=day)
    [stretch] = file.parted
    assert stretch.reading == in_one_piece(DATED, held_on=day)
    assert file.reading(stretch.start, stretch.end, day) is stretch.reading
    assert file.reading(stretch.start, stretch.end, HELD_ON) is None


def test_rules_that_are_off_and_words_of_the_office_reach_the_child(tmp_path):
    words = tmp_path / "office" / "lexicon"
    words.mkdir(parents=True)
    (words / "own.toml").write_text('organs = ["清河驿"]\n', encoding="utf-8")
    rulebook = load_rulebook(office=tmp_path / "office", off=["cue.must"])
    text = "清河驿必须在6月30日前报送用水方案。"
    file = read_file(put(tmp_path, "a.txt", text.encode()), "a.txt", rulebook=rulebook)
    assert file.rules_hash == rulebook.hash != shipped().hash
    [proposal] = file.parted[0].found.proposals
    assert [party.name for party in proposal.parties] == ["清河驿"]
    assert "cue.must" not in proposal.rules


def test_another_stretch_or_another_day_is_read_without_reading_the_rest_again(tmp_path, monkeypatch):
    file = read_file(put(tmp_path, "a.txt", TWO.encode()), "a.txt")
    asked = []

    def noted(task, *paths, **more):
        asked.append((task, paths, [text for text, *_ in more["asked"]["stretches"]]))
        return children.ask(task, *paths, **more)

    monkeypatch.setattr("extraction.intake.reading.ask", noted)
    start = TWO.index(ORDER)
    more = read_more(file, [Stretch(start, len(DATED), HELD_ON, guess_day=False)])
    assert asked == [("stretches", (), [TWO[start : len(DATED)]])]
    assert more.parted == file.parted
    assert more.reading(start, len(DATED), HELD_ON) == in_one_piece(TWO[start : len(DATED)], held_on=HELD_ON)


def test_a_day_that_is_said_to_be_unknown_stays_unknown(tmp_path):
    file = read_file(put(tmp_path, "a.txt", DATED.encode()), "a.txt")
    more = read_more(file, [Stretch(0, len(DATED), None, guess_day=False)])
    assert more.reading(0, len(DATED), None) == in_one_piece(DATED, guess_day=False)
    assert more.guess(0, len(DATED)).found.held_on == HELD_ON


def test_what_was_read_can_be_kept_as_json_and_taken_up_again(tmp_path):
    file = read_file(put(tmp_path, "a.txt", TWO.encode("gb18030")), "a.txt")
    assert ReadFile.from_dict(file.as_dict()) == file


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.txt", b"", "EMPTY"),
        ("a.txt", "有\0非法".encode(), "BAD_CHAR"),
        ("a.txt", "……\n——\n".encode(), "NO_TEXT"),
        ("a.docx", b"PK\x03\x04 and no more", "DAMAGED"),
        ("a.txt", ("工作安排" * 500_001).encode("gb18030"), "TOO_BIG.text"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_by_the_same_codes(tmp_path, name, data, key):
    with pytest.raises(IntakeError) as caught:
        read_file(put(tmp_path, name, data), name)
    assert caught.value.key == key


def test_a_mistake_of_the_reader_is_no_word_against_the_file(tmp_path):
    (tmp_path / "office").mkdir()
    rulebook = load_rulebook(office=tmp_path / "office")
    (tmp_path / "office").rmdir()
    with pytest.raises(ReaderFailed, match="NotADirectoryError") as caught:
        read_file(put(tmp_path, "a.txt", SPEECH.encode()), "a.txt", rulebook=rulebook)
    assert "load_rulebook" in caught.value.__notes__[0]


def with_limits(monkeypatch, **figures: int) -> None:
    """Let children have these limits."""
    changed = "; ".join(f"limits.{name} = {figure}" for name, figure in figures.items())
    program = f"from extraction.intake import limited, limits; {changed}; limited.main()"
    monkeypatch.setattr(children, "_PROGRAM", [sys.executable, "-c", program])


@contextmanager
def busy_machine():
    """Each processor has more to do than it can."""
    burning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(3 * (os.cpu_count() or 1))]
    try:
        yield
    finally:
        for process in burning:
            process.kill()
            process.wait()


# Some three seconds of computing.
LONG = "各乡镇要在6月30日前完成清淤，县水利局牵头。\n" * 6_000


def test_a_text_that_takes_too_much_computing_is_refused_and_told_apart_from_a_file(tmp_path, monkeypatch):
    with_limits(monkeypatch, READING_MAX_CPU_SECONDS=0)
    with pytest.raises(IntakeError) as caught:
        read_file(put(tmp_path, "a.txt", LONG.encode()), "a.txt")
    assert caught.value.key == "TOO_SLOW.text"
    assert str(children.limits.READING_MAX_CPU_SECONDS) in str(caught.value)


def test_a_text_that_takes_too_much_memory_is_refused_and_told_apart_from_a_file(tmp_path, monkeypatch):
    with_limits(monkeypatch, CHILD_MAX_MEMORY_BYTES=60_000_000)
    with pytest.raises(IntakeError) as caught:
        read_file(put(tmp_path, "a.txt", (LONG * 10).encode()), "a.txt")
    assert caught.value.key == "TOO_BIG_INSIDE.text"


@pytest.mark.slow
def test_the_same_file_has_the_same_fate_on_a_busy_machine(tmp_path, monkeypatch):
    path = put(tmp_path, "a.txt", LONG.encode())
    with_limits(monkeypatch, READING_MAX_CPU_SECONDS=12)
    at_leisure = read_file(path, "a.txt")
    with busy_machine():
        assert read_file(path, "a.txt") == at_leisure
