"""python -m extraction: the reader without a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extraction.__main__ import main
from extraction.reader import Proposal, Reading, RuleError, SpeechReading
from extraction.table import as_table
from tests.intake.files.docx import zipped

ROOT = Path(__file__).resolve().parents[2]
SPEECH = "在全县安全生产会议上的讲话\n同志们：\n各乡镇要在月底前完成烟花爆竹经营点检查。\n"


@pytest.fixture
def speech(tmp_path):
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def test_json_holds_the_proposals(speech, capsys):
    assert main([str(speech), "--held-on", "2026-01-05", "--format", "json"]) == 0
    (proposal,) = json.loads(capsys.readouterr().out)["speeches"][0]["proposals"]
    assert proposal["deadlines"][0]["due_on"] == "2026-01-31"


def test_the_table_names_title_party_and_day(speech, capsys):
    assert main([str(speech), "--held-on", "2026-01-05", "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert "在全县安全生产会议上的讲话" in out
    assert "各乡镇" in out
    assert "2026-01-31" in out


def test_a_sentence_as_long_as_a_book_is_one_row_of_the_table():
    proposal = Proposal(0, 300_000, "堤" * 300_000, "directive", "must", 0.9)
    *_, row = as_table(Reading((SpeechReading("讲话", 0, 300_000, proposals=(proposal,)),)))
    assert "堤…" in row
    assert len(row) < 100


def test_a_speech_without_items_is_told_apart_from_one_not_read(tmp_path, capsys):
    path = tmp_path / "greeting.txt"
    path.write_text("同志们：\n大家好。\n", encoding="utf-8")
    main([str(path)])
    assert "未发现督办事项" in capsys.readouterr().out


def test_a_missing_file_gets_one_sentence_and_exit_code_2(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere.txt")]) == 2
    error = capsys.readouterr().err
    assert "nowhere.txt" in error
    assert error.count("\n") == 1


def test_a_folder_gets_one_sentence_and_exit_code_2(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_fault_in_the_shipped_rules_gets_one_sentence_that_names_no_folder(speech, capsys, monkeypatch):
    def broken(**_asked):
        raise RuleError("time.toml, rule 3: no pattern")

    monkeypatch.setattr("extraction.__main__.load_rulebook", broken)

    assert main([str(speech)]) == 2
    assert capsys.readouterr().err == "time.toml, rule 3: no pattern\n"


def test_a_day_that_does_not_exist_is_named(speech, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([str(speech), "--held-on", "2026-02-30"])
    assert stopped.value.code == 2
    assert "2026-02-30" in capsys.readouterr().err


def test_windows_line_ends_and_a_byte_order_mark_do_not_shift_the_offsets(tmp_path, capsys):
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf" + SPEECH.replace("\n", "\r\n").encode())
    main([str(path), "--held-on", "2026-01-05", "--format", "json"])
    (proposal,) = json.loads(capsys.readouterr().out)["speeches"][0]["proposals"]
    assert SPEECH[proposal["start"] : proposal["end"]] == proposal["text"]


def test_the_module_runs_without_django(speech):
    program = "import sys, runpy; sys.argv = ['extraction', sys.argv[1]]\n"
    program += "try: runpy.run_module('extraction', run_name='__main__')\n"
    program += "except SystemExit: pass\n"
    program += "sys.exit('django' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program, str(speech)], cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


def test_what_was_left_out_of_a_file_is_said_beside_the_table_in_chinese(tmp_path, capsys):
    path = tmp_path / "speech.txt"
    path.write_bytes(SPEECH.encode("gb18030"))
    assert main([str(path)]) == 0
    said = capsys.readouterr()
    assert "各乡镇" in said.out
    assert said.err.startswith(f"{path}: 按 GB18030")


def test_a_refusal_is_in_chinese_and_an_archive_is_sent_away_with_what_to_do(tmp_path, capsys):
    empty, archive = tmp_path / "empty.txt", tmp_path / "all.zip"
    empty.touch()
    archive.write_bytes(zipped({"speech.txt": SPEECH.encode()}))
    assert (main([str(empty)]), main([str(archive)])) == (2, 2)
    assert capsys.readouterr().err.splitlines() == [
        f"{empty}: 文件是空的。",
        f"{archive}: 这是 zip 压缩包，请先解压，再逐个读取其中的文件。",
    ]
