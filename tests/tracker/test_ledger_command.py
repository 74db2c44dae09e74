"""`manage.py ledger` prints the rows the pages show."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.builders import a_directive, a_party, a_supervisor
from tests.tables import rows_of_csv
from tracker.actions import AssignmentDraft, DeadlineDraft
from tracker.cells import cells_of, fitted
from tracker.questions.states import STATES

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)


@pytest.fixture
def ledger():
    """A row for most states."""
    unit, collective = a_party("县水利局"), a_party("各乡镇", kind="collective")
    a_directive("按期完成", due_on=DUE, owner=unit)
    a_directive("下月完成", due_on=DUE + 20 * DAY, owner=collective)
    a_directive("已办结", due_on=DUE, owner=unit, closed_on=DUE)
    a_directive("长期坚持", deadlines=(DeadlineDraft("continuous", words="长期坚持"),))
    a_directive("专班负责", due_on=DUE, assignments=(AssignmentDraft("某专班"),))


def printed(*arguments: str) -> str:
    """What the command prints for an English reader."""
    out = io.StringIO()
    with translation.override("en"):
        call_command("ledger", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.mark.parametrize("on", [DUE - DAY, DUE, DUE + DAY])
@pytest.mark.parametrize("state", STATES)
def test_the_terminal_and_the_page_give_the_same_rows_in_the_same_order(client, ledger, state, on):
    client.force_login(a_supervisor())
    page = client.get("/directives/", {"state": state, "on": on})

    rows = json.loads(printed("--state", state, "--on", str(on), "--format", "json"))
    assert [row["public_id"] for row in rows] == [str(row.directive.public_id) for row in page.context["rows"]]


@pytest.mark.parametrize(
    ("days", "tasks"),
    [(0, {"按期完成", "专班负责"}), (19, {"按期完成", "专班负责"}), (20, {"按期完成", "专班负责", "下月完成"})],
)
def test_due_soon_means_as_many_days_as_asked_for(ledger, days, tasks):
    rows = json.loads(printed("--state", "due-soon", "--days", str(days), "--on", str(DUE), "--format", "json"))
    assert {row["text"] for row in rows} == tasks


def test_json_gives_days_as_iso_and_codes_instead_of_words(ledger):
    rows = {row["text"]: row for row in json.loads(printed("--on", str(DUE + DAY), "--format", "json"))}

    assert rows["按期完成"] | {"public_id": ""} == rows["按期完成"] | {
        "public_id": "", "lead": "县水利局", "due_on": "2026-09-30", "days_left": -1, "light": "red",
        "unowned_cause": None, "undated_cause": None,
    }  # fmt: skip
    assert rows["下月完成"]["unowned_cause"] == "generic"
    assert rows["长期坚持"]["undated_cause"] == "continuous"


def test_csv_reads_back_as_the_rows(ledger):
    rows = rows_of_csv(printed("--state", "overdue", "--on", str(DUE + DAY), "--format", "csv"))

    assert [row["text"] for row in rows] == ["按期完成", "专班负责"]
    assert rows[0]["lead_units"] == "县水利局"
    assert rows[0]["due_on"] == "2026-09-30"
    assert rows[0]["days_overdue"] == "1"


def test_a_csv_file_begins_with_a_mark_that_spreadsheets_know(ledger, tmp_path):
    path = tmp_path / "台账.csv"
    printed("--format", "csv", "--output", str(path))

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "按期完成" in path.read_text("utf-8-sig")


def test_columns_of_the_table_stand_under_one_another(ledger):
    heading, *rows = printed("--state", "overdue", "--on", str(DUE + DAY)).splitlines()

    column = cells_of(heading[: heading.index("Deadline")])
    assert {cells_of(row[: row.index("2026-09-30")]) for row in rows} == {column}


@pytest.mark.parametrize(
    ("words", "width", "fitting"),
    [("堤防", 6, "堤防  "), ("堤防加固", 6, "堤防… "), ("堤a防b", 6, "堤a防b"), ("a\x1b[2Jb", 7, "a [2Jb ")],
)
def test_words_fill_their_column_exactly_and_cannot_move_the_cursor(words, width, fitting):
    assert fitted(words, width) == fitting


@pytest.mark.parametrize("words", ["30/9/2026", "today", ""])
def test_what_is_no_day_is_one_clear_sentence(words):
    with pytest.raises(CommandError, match=f"^“{words}” is not understood as a day; write it as 2026-03-02 or"):
        printed("--on", words)


def test_a_day_that_does_not_exist_is_named():
    with pytest.raises(CommandError, match="^There is no day “2026年2月30日”.$"):
        printed("--on", "2026年2月30日")


@pytest.mark.parametrize("days", ["-1", "99999999999"])
def test_days_that_cannot_be_counted_forward_are_refused(days):
    with pytest.raises(CommandError, match="give 0 to 3660"):
        printed("--state", "due-soon", "--days", days)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: Is a directory"):
        printed("--output", str(tmp_path))
