"""Files are met one by one: in folders, in archives, of the right kind and of the wrong one."""

import io
import os
import stat
import zipfile

import pytest

from extraction.intake import IntakeError, clean_name, files, open_document, paths_under
from extraction.intake import child as children
from tests.intake.files.docx import document_bytes, put, zipped
from tests.intake.files.pdf import pdf_bytes
from tests.intake.files.words import ORDER, SPEECH


def met(path) -> dict[str, str]:
    """What comes out, by name: the kind of document or the key of the refusal."""
    what = {}
    for name, each in paths_under(path):
        with files(each, name) as found:
            what |= {file.name: _kind(file) for file in found}
    return what


def _kind(file) -> str:
    try:
        return file.error.key if file.error else open_document(file.path, file.name).kind
    except IntakeError as error:
        return error.key


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    put(tmp_path / "b", "1.txt", SPEECH.encode())
    put(tmp_path, "c.docx", document_bytes(ORDER))
    put(tmp_path, "a.pdf", pdf_bytes([ORDER]))
    assert list(met(tmp_path).items()) == [("a.pdf", "pdf"), ("b/1.txt", "txt"), ("c.docx", "docx")]


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.docx", b"PK\x03\x04 and no more")
    put(tmp_path, "c.jpg", b"\xff\xd8\xff")
    put(tmp_path, "d.txt", SPEECH.encode())
    assert met(tmp_path) == {"a.txt": "EMPTY", "b.docx": "DAMAGED", "c.jpg": "WRONG_TYPE.picture", "d.txt": "txt"}


def test_what_systems_leave_behind_is_passed_over(tmp_path):
    (tmp_path / ".git").mkdir()
    for name in (".DS_Store", "~$speech.docx", "Thumbs.db", "desktop.ini", "._a.txt", ".git/a.txt"):
        put(tmp_path, name, b"x")
    assert met(tmp_path) == {}


def test_an_archive_gives_its_files_in_the_order_of_names(tmp_path):
    archive = zipped(
        {"乙/2.txt": SPEECH, "甲.docx": document_bytes(ORDER), "__MACOSX/a.txt": "x", "1.pdf": pdf_bytes([ORDER])}
    )
    assert list(met(put(tmp_path, "all.zip", archive)).items()) == [
        ("all.zip/1.pdf", "pdf"),
        ("all.zip/乙/2.txt", "txt"),
        ("all.zip/甲.docx", "docx"),
    ]


def test_an_archive_inside_a_folder_is_opened(tmp_path):
    put(tmp_path, "all.zip", zipped({"a.txt": SPEECH}))
    assert met(tmp_path) == {"all.zip/a.txt": "txt"}


def test_the_files_of_an_archive_can_be_copied_while_they_are_met(tmp_path):
    path = put(tmp_path, "all.zip", zipped({"a.txt": SPEECH, "b.txt": ORDER}))
    with files(path, path.name) as found:
        assert [file.path.read_text() for file in found] == [SPEECH, ORDER]


def test_nothing_of_an_archive_stays_behind(tmp_path):
    with files(put(tmp_path, "all.zip", zipped({"a.txt": SPEECH})), "all.zip") as [found]:
        assert found.path.exists()
    assert not found.path.parent.exists()


def damaged(archive: bytes) -> bytes:
    """The archive with its first file's words changed behind its back."""
    return archive.replace(SPEECH.encode(), SPEECH.encode()[::-1], 1)


def protected(archive: bytes) -> bytes:
    """The archive with its first file marked as encrypted, in both places where a zip says so."""
    local, central = archive.index(b"PK\x03\x04") + 6, archive.index(b"PK\x01\x02") + 8
    return b"".join(archive[at : at + 1] if at not in (local, central) else b"\x01" for at in range(len(archive)))


@pytest.mark.parametrize(("spoilt", "key"), [(damaged, "DAMAGED"), (protected, "ENCRYPTED")])
def test_one_bad_file_of_an_archive_does_not_stop_the_others(tmp_path, spoilt, key):
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.txt", SPEECH)
        archive.writestr("b.txt", ORDER)
    path = put(tmp_path, "all.zip", spoilt(stored.getvalue()))
    assert met(path) == {"all.zip/a.txt": key, "all.zip/b.txt": "txt"}


def test_an_archive_inside_an_archive_is_refused_and_the_rest_is_read(tmp_path):
    path = put(tmp_path, "all.zip", zipped({"a.zip": zipped({"x.txt": SPEECH}), "b.txt": SPEECH}))
    assert met(path) == {"all.zip/a.zip": "NOT_ALLOWED.nested", "all.zip/b.txt": "txt"}


def test_a_link_in_an_archive_is_refused(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert met(path) == {"all.zip/a.txt": "NOT_ALLOWED.link"}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(zipped({"../../evil.txt": "x"}), "DAMAGED.paths", id="an entry outside"),
        pytest.param(zipped({f"{n}.txt": "x" for n in range(501)}), "TOO_MANY_PARTS", id="too many entries"),
        pytest.param(b"PK\x03\x04 and no more", "DAMAGED", id="damaged"),
        pytest.param(SPEECH.encode(), "WRONG_TYPE.content", id="no archive"),
        pytest.param(b"", "EMPTY", id="empty"),
        pytest.param(zipped({}), "EMPTY.archive", id="without files"),
        pytest.param(zipped({"讲话/": "", "__MACOSX/._a.txt": "x"}), "EMPTY.archive", id="with nothing to read"),
    ],
)
def test_a_hostile_archive_is_refused_as_a_whole(tmp_path, data, key):
    assert met(put(tmp_path, "all.zip", data)) == {"all.zip": key}


@pytest.mark.slow
def test_an_archive_that_swells_is_stopped(tmp_path):
    archive = zipped({f"{n}.txt": b"\0" * 50_000_000 for n in range(7)})
    assert met(put(tmp_path, "all.zip", archive)) == {"all.zip": "TOO_BIG_INSIDE"}


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf", "zip"])
def test_a_file_of_200_mb_is_refused_without_being_read(tmp_path, suffix, monkeypatch):
    path = tmp_path / f"big.{suffix}"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr("pathlib.Path.open", lambda *args: pytest.fail("the file was opened"))
    assert met(path) == {path.name: "TOO_BIG"}


def test_a_file_whose_name_says_nothing_is_refused(tmp_path):
    assert met(put(tmp_path, "speech", SPEECH.encode())) == {"speech": "WRONG_TYPE"}


def test_extensions_are_read_in_any_case(tmp_path):
    assert open_document(put(tmp_path, "SPEECH.TXT", SPEECH.encode())).text == SPEECH


def test_a_file_is_judged_by_the_name_it_is_shown_under(tmp_path):
    assert open_document(put(tmp_path, "0001", SPEECH.encode()), name="speech.txt").text == SPEECH


def test_a_missing_file_is_refused_and_says_so(tmp_path):
    with pytest.raises(IntakeError) as caught:
        open_document(tmp_path / "missing.txt")
    assert caught.value.code == "UNREADABLE"
    assert "no such file" in str(caught.value)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "speech.txt")
    with pytest.raises(IntakeError) as caught:
        open_document(tmp_path / "speech.txt")
    assert caught.value.key == "WRONG_TYPE.not_a_file"


def test_a_child_that_hangs_is_ended_and_that_is_no_word_against_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(children.limits, "CHILD_MAX_WALL_SECONDS", 0.01)
    with pytest.raises(IntakeError) as caught:
        open_document(put(tmp_path, "speech.docx", document_bytes(ORDER)))
    assert caught.value.code == "TOO_BUSY"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../a.txt", "a.txt"),
        ("C:\\讲话\\九月.docx", "九月.docx"),
        ("a\0b\r\nc.txt", "abc.txt"),
        ("\u202etxt.exe.docx", "txt.exe.docx"),
        ("CON.docx", "_CON.docx"),
        ("=cmd|calc.txt", "cmd_calc.txt"),
        ("=1+1.txt", "1+1.txt"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_names_are_cleaned_of_paths_signs_and_tricks(raw, shown):
    assert clean_name(raw) == shown
