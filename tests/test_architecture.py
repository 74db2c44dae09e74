"""The rules of the house, read off the source: who may import whom, how big a room may be, where "today" may stand.

The layers themselves are contracts in pyproject.toml, held by import-linter (`make contracts`).
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["tracker", "extraction"]
LONGEST_FILE = 300
LONGEST_FUNCTION = 45
GRAB_BAGS = {"utils", "util", "helpers", "common", "misc"}
# The edge: where a request or a person at a terminal brings the day in.
MAY_ASK_THE_TIME = re.compile(r"^(tracker|extraction)/((views|admin|pages|management)(/|\.py$))")
CLOCKS = {"now", "utcnow", "today"}
CLOCKS_WITHOUT_ARGUMENT = {"localdate", "localtime"}  # with one they only convert
READER_MAY_IMPORT = ("extraction.reader", "tracker.lookalikes")
# What reads a text, and where a person or a request brings it in: there the office's rulebook has to be handed over.
READS = {
    "adopt", "cue_words", "difference", "differing", "import_file", "plant_speeches", "read", "read_speech",
    "read_stretch", "read_words", "receive", "reopen", "samples",
}  # fmt: skip
# Under these names too; `file.read()` and `form.reopen()` are something else.
ROOMS_THAT_READ = r"(?:extraction\.)?(?:actions|reader|planting|samples)\."
EDGES = ("extraction/admin/", "extraction/management/", "extraction/__main__.py")
# A meeting's day and the meeting of a speech are written over here alone, with the row that keeps the former one; what
# is left `Meeting.save` and `Speech.save` refuse.
CORRECTS = "tracker/actions/correcting.py"
CORRECTED = {"held_on", "meeting", "meeting_id"}
MACHINE_PATHS = re.compile(rb"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/")


def sources(*folders: str) -> list[Path]:
    """The Python files of these folders, without migrations: those are generated."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    """The path as it reads in a message."""
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a file."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imports(path: Path) -> set[str]:
    """The modules a file imports, by their full names; relative imports are resolved."""
    found = set()
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            found.add(".".join([*above, *filter(None, [node.module])]))
    return found


def clocks_read(tree: ast.AST) -> list[int]:
    """The lines on which a file asks what day it is."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    asks = [call for call in calls if call.func.attr in CLOCKS]
    asks += [call for call in calls if call.func.attr in CLOCKS_WITHOUT_ARGUMENT and not call.args]
    return [call.lineno for call in asks]


def reads_by_what_is_shipped(tree: ast.AST) -> list[int]:
    """The lines on which a text is read without saying by which rulebook."""
    reads = re.compile(f"(?:{ROOMS_THAT_READ})?(?:{'|'.join(READS)})")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and reads.fullmatch(ast.unparse(node.func))]
    return [call.lineno for call in calls if not any(map(is_a_rulebook, handed_over(call)))]


def handed_over(call: ast.Call) -> list[ast.expr]:
    """What a call is given, by place or by name."""
    return [*call.args, *(word.value for word in call.keywords)]


def is_a_rulebook(given: ast.expr) -> bool:
    """Whether this is a rulebook by its name: ``rulebook``, ``self.rulebook``, ``office.rulebook()``."""
    return bool(re.fullmatch(r"(?:\w+\.)*rulebook(?:\(\))?", ast.unparse(given)))


@pytest.mark.parametrize("path", sources("tracker"), ids=name_of)
def test_the_record_never_imports_the_reader(path):
    assert not [name for name in imports(path) if name.split(".")[0] == "extraction"]


@pytest.mark.parametrize("path", sources("extraction/reader"), ids=name_of)
def test_the_reader_imports_only_the_standard_library_and_itself(path):
    foreign = [name for name in imports(path) if name.split(".")[0] not in sys.stdlib_module_names]
    assert not [name for name in foreign if not name.startswith(READER_MAY_IMPORT)]


# The contract in pyproject.toml sees the two apps alone.
@pytest.mark.parametrize(
    "path", [each for each in sources("tests", "benchmarks", "seeds") if "reader" not in each.parts], ids=name_of
)
def test_nobody_but_the_tests_of_the_reader_enters_its_inner_rooms(path):
    assert not [name for name in imports(path) if name.startswith("extraction.reader.")]


def test_reader_and_intake_are_tested_where_django_cannot_be_imported():
    command = [sys.executable, "-m", "tests.without_django", "--collect-only", "-q", "tests/reader", "tests/intake"]
    collected = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert collected.returncode == 0, collected.stdout


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=name_of)
def test_only_the_edge_asks_what_day_it_is(path):
    lines = clocks_read(ast.parse(path.read_text()))
    assert MAY_ASK_THE_TIME.match(name_of(path)) or not lines, f"line {lines}: take the day as an argument instead"


@pytest.mark.parametrize(
    "path", [each for each in sources("extraction") if name_of(each).startswith(EDGES)], ids=name_of
)
def test_the_edge_says_by_which_rulebook_it_reads(path):
    lines = reads_by_what_is_shipped(ast.parse(path.read_text()))
    assert not lines, f"line {lines}: hand over office.rulebook()"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("difference(speech)", [1]),
        ("difference(speech, office.rulebook())", []),
        ("read_speech(speech, by=by, at=at, rulebook=rulebook)", []),
        ("\nactions.read_speech(speech, by=by, at=at)", [2]),
        ("extraction.reader.read(text)", [1]),
        ("actions.read_speech(speech, by=by, rulebook=self.rulebook)", []),
        ("read(rulebook_page.text)", [1]),
        ("read(rulebook.text)", [1]),
        ("read_speech(speech, note='by which rulebook')", [1]),
        ("file.read()", []),
        ("reader.file.read()", []),
    ],
)
def test_the_search_for_readings_without_a_rulebook_finds_them(source, found):
    assert reads_by_what_is_shipped(ast.parse(source)) == found


def written_over(tree: ast.AST) -> list[int]:
    """The lines on which a file writes over what is to be corrected: sets it on a row, or on the rows of a queryset."""
    nodes = list(ast.walk(tree))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    named = {id(call): getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls}
    set_on_a_row = [
        node for node in nodes
        if isinstance(node, ast.Attribute) and node.attr in CORRECTED and isinstance(node.ctx, ast.Store)
    ]  # fmt: skip
    by_keyword = [
        call for call in calls
        if named[id(call)] == "update" and any(word.arg in CORRECTED for word in call.keywords)
    ]  # fmt: skip
    by_name = [
        call for call in calls
        if named[id(call)] in ("setattr", "bulk_update", "update_or_create")
        and any(isinstance(node, ast.Constant) and node.value in CORRECTED for node in ast.walk(call))
    ]  # fmt: skip
    unpacked = [
        word.value for call in calls if named[id(call)] == "update" for word in call.keywords if word.arg is None
        and any(isinstance(node, ast.Constant) and node.value in CORRECTED for node in ast.walk(word.value))
    ]  # fmt: skip
    return [node.lineno for node in [*set_on_a_row, *by_keyword, *by_name, *unpacked]]


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=name_of)
def test_only_the_actions_that_keep_what_was_there_write_over_a_meeting_s_day_and_the_meeting_of_a_speech(path):
    lines = written_over(ast.parse(path.read_text()))
    assert bool(lines) == (name_of(path) == CORRECTS), f"line {lines}: call correct_day or give_to_meeting instead"


@pytest.mark.parametrize("path", sources(*PACKAGES, "tests"), ids=name_of)
def test_rooms_are_small(path):
    text = path.read_text()
    assert len(text.splitlines()) <= LONGEST_FILE
    for function in functions(ast.parse(text)):
        length = function.end_lineno - function.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{function.name} has {length} lines"


def test_no_module_is_a_grab_bag():
    assert not [name_of(path) for path in sources(*PACKAGES, "tests") if {path.stem, path.parent.name} & GRAB_BAGS]


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=name_of)
def test_every_module_and_public_class_and_function_says_what_it_is_for(path):
    tree = ast.parse(path.read_text())
    named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    silent = [node.name for node in named if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert not silent
    assert ast.get_docstring(tree) or not tree.body


def test_no_tracked_file_names_a_path_of_somebody_s_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    here = Path(__file__)
    assert not [
        name_of(path) for path in paths if path.exists() and path != here and MACHINE_PATHS.search(path.read_bytes())
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("timezone.localdate()", [1]),
        ("timezone.localtime(decision.decided_at)", []),
        ("date.today()", [1]),
        ("\ndatetime.datetime.today()", [2]),
        ("record.recorded_at", []),
    ],
)
def test_the_search_for_clocks_finds_them(source, found):
    assert clocks_read(ast.parse(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("meeting.held_on = day", [1]),
        ("speech.meeting.held_on, other = day, None", [1]),
        ("Meeting.objects.filter(pk=1).update(held_on=day)", [1]),
        ("\nMeeting.objects.bulk_update(rows, ['held_on'])", [2]),
        ("Meeting.objects.update_or_create(pk=1, defaults={'held_on': day})", [1]),
        ("setattr(meeting, 'held_on', day)", [1]),
        ("Meeting.objects.update(**{'held_on': day})", [1]),
        ("meeting.speeches.update(**{'meeting': other})", [1]),
        ("context.update({'meeting': meeting})", []),
        ("Meeting.objects.create(held_on=day)", []),
        ("day = meeting.held_on", []),
        ("speech.meeting = other", [1]),
        ("speech.meeting_id = 1", [1]),
        ("\nmeeting.speeches.update(meeting=other)", [2]),
        ("setattr(speech, 'meeting', other)", [1]),
        ("Speech.objects.bulk_update(rows, ['meeting'])", [1]),
        ("Speech.objects.create(meeting=meeting)", []),
        ("meeting = speech.meeting", []),
    ],
)
def test_the_search_for_what_is_written_over_finds_it(source, found):
    assert written_over(ast.parse(source)) == found
