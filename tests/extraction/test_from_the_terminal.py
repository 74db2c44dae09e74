"""`python -m extraction FILE`: the reader alone, with any file intake can open and no database."""

import json
from pathlib import Path

import pytest

from extraction.__main__ import main

SPEECH = "同志们：\n9月30日前，各乡镇必须完成危房改造。\n"
SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "speeches"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_whatever_encoding_it_came(tmp_path, capsys, encoding):
    file = tmp_path / "speech.txt"
    file.write_bytes(SPEECH.encode(encoding))
    assert main([str(file), "--held-on", "2026-03-02", "--format", "json"]) == 0
    [speech] = json.loads(capsys.readouterr().out)["speeches"]
    [proposal] = speech["proposals"]
    assert SPEECH[proposal["start"] : proposal["end"]] == proposal["text"]
    assert proposal["deadlines"][0]["due_on"] == "2026-09-30"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_document_is_read_too(capsys, kind):
    file = next(SEEDS.glob(f"*.{kind}"))
    assert main([str(file), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["speeches"][0]["proposals"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("empty.txt", b"", "文件是空的。"), ("fake.docx", b"not a zip", "这不是真正的 .docx 文件")],
)
def test_a_bad_file_is_answered_in_one_sentence_that_names_it(tmp_path, capsys, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)
    assert main([str(file)]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert name in answer.err
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
