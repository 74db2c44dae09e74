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
CORE_MAY_IMPORT = {"extraction"} | set(sys.stdlib_module_names)
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


@pytest.mark.parametrize("path", sources("tracker"), ids=name_of)
def test_the_record_never_imports_the_reader(path):
    assert not [name for name in imports(path) if name.split(".")[0] == "extraction"]


@pytest.mark.parametrize("path", sources("extraction/reader"), ids=name_of)
def test_the_reader_s_core_imports_only_the_standard_library_and_itself(path):
    names = imports(path)
    assert {name.split(".")[0] for name in names} <= CORE_MAY_IMPORT
    assert not [name for name in names if name.startswith("extraction.") and not name.startswith("extraction.reader")]


def test_reader_and_intake_are_tested_where_django_cannot_be_imported():
    command = [sys.executable, "-m", "tests.without_django", "--collect-only", "-q", "tests/reader", "tests/intake"]
    collected = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert collected.returncode == 0, collected.stdout


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=name_of)
def test_only_the_edge_asks_what_day_it_is(path):
    lines = clocks_read(ast.parse(path.read_text()))
    assert MAY_ASK_THE_TIME.match(name_of(path)) or not lines, f"line {lines}: take the day as an argument instead"


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
