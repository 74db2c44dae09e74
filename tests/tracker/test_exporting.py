"""Files to take away: what is filtered is what is exported, for whom it may be, and nobody waits for a download."""

import sys
import threading
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.db import connection, transaction
from django.utils import timezone, translation

from tests.builders import SOMEBODY, a_directive, a_meeting, a_party, a_speech, a_supervisor, a_user
from tests.pages import page, words
from tests.tables import headings, rows_of_csv, rows_of_document, rows_of_sheet, sheet_of, table_of
from tracker.actions import AssignmentDraft, report
from tracker.exports import LEDGER_COLUMNS, TASK_TABLE_COLUMNS
from tracker.models import Directive, Liaison
from tracker.views import exporting, printing, task_tables

pytestmark = pytest.mark.django_db

DUE = date(2026, 9, 30)
DAY = timedelta(days=1)
EXPORT = "tracker.export_directive"


@pytest.fixture
def supervisor(client):
    """A browser of somebody who may take the ledger away."""
    client.force_login(a_supervisor(permissions=(EXPORT,)))
    return client


def body(response) -> bytes:
    """What was downloaded."""
    return b"".join(response.streaming_content)


def tasks_of_xlsx(response, columns=LEDGER_COLUMNS) -> list[str]:
    """What the rows of a downloaded sheet say is to be done."""
    return [row["text"].value for row in rows_of_sheet(sheet_of(body(response)), columns)]


def tasks_of_csv(response) -> list[str]:
    """What the rows of a downloaded CSV say is to be done."""
    return [row["text"] for row in rows_of_csv(body(response).decode("utf-8-sig"))]


@pytest.fixture
def ledger():
    """Rows that sort differently by everything."""
    unit = a_party("县水利局")
    for number in range(60):
        a_directive(f"任务{number}", due_on=DUE + (number * 7 % 13) * DAY, owner=unit if number % 3 else None)
    a_directive("已办结", due_on=DUE, owner=unit, closed_on=DUE)
    a_directive("无时限", owner=unit)


@pytest.mark.parametrize(
    "query",
    ["", "state=overdue&on=2026-10-05", "sort=-due", "state=closed", "words=任务1&sort=-recorded", "state=undated"],
)
def test_a_file_has_the_rows_of_the_list_in_its_order(supervisor, ledger, query):
    shown, number = [], 1
    while True:
        listed = supervisor.get(f"/directives/?{query}&page={number}")
        shown += [row.directive.text for row in listed.context["rows"]]
        if not listed.context["page_obj"].has_next():
            break
        number += 1

    assert tasks_of_xlsx(supervisor.get(f"/directives.xlsx?{query}")) == shown
    assert tasks_of_csv(supervisor.get(f"/directives.csv?{query}")) == shown
    assert [row.directive.text for row in supervisor.get(f"/directives/print/?{query}").context["rows"]] == shown


@pytest.mark.parametrize("address", ["/directives.xlsx", "/directives.csv", "/directives/print/"])
@pytest.mark.parametrize("query", ["state=none", "due_from=2026-02-30", "stat=overdue"])
def test_a_filter_that_cannot_be_understood_gives_the_list_s_refusal_and_no_file(supervisor, ledger, address, query):
    refused = supervisor.get(f"{address}?{query}")

    assert refused.status_code == 400
    assert refused["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in refused
    assert not refused.context["rows"]


def test_the_list_leads_to_its_files_with_its_filters_and_a_refused_file_back_to_the_list(supervisor, ledger):
    listed = page(supervisor.get("/directives/?state=overdue&on=2026-10-05"))
    addresses = listed.xpath("//ul[@class='take-away']//a/@href")
    assert addresses == [
        f"/{name}?state=overdue&on=2026-10-05"
        for name in ("directives.xlsx", "directives.csv", "feeds/", "directives/print/")
    ]
    refused = page(supervisor.get("/directives.xlsx?state=none"))
    assert "/directives/" in [form.action for form in refused.forms]


def test_files_are_named_after_the_ledger_and_its_day(supervisor):
    for form in ("xlsx", "csv"):
        answer = supervisor.get(f"/directives.{form}?on=2026-11-22")
        name = answer["Content-Disposition"].partition("filename*=utf-8''")[2]
        assert unquote(name) == f"督办台账-2026-11-22.{form}"
        assert "no-store" in answer["Cache-Control"]


def test_the_sheet_says_what_was_filtered_as_of_which_day(supervisor, ledger):
    file = body(supervisor.get("/directives.xlsx?state=overdue&on=2026-10-05"))
    assert sheet_of(file)["A2"].value.startswith("逾期；截至2026-10-05；共")


def test_a_csv_opens_right_in_excel_on_chinese_windows(supervisor, ledger):
    file = body(supervisor.get("/directives.csv"))

    assert file.startswith(b"\xef\xbb\xbf")
    with translation.override("zh-hans"):
        assert file.decode("utf-8-sig").splitlines()[0].split(",") == headings(LEDGER_COLUMNS)


def test_the_language_of_the_page_is_that_of_the_file(supervisor, ledger):
    answer = supervisor.get("/directives.csv", headers={"accept-language": "en"})
    names = body(answer).decode("utf-8-sig").splitlines()[0].split(",")
    assert {"No.", "Source of the task", "Speaker", "Task content"} < set(names)
    with translation.override("en"):
        assert names == headings(LEDGER_COLUMNS)


def test_who_may_only_look_takes_nothing_away_but_may_print(client):
    a_directive()
    client.force_login(a_supervisor())
    meeting = Directive.objects.get().speech.meeting

    for address in ("/directives.xlsx", "/directives.csv", *addresses_of(meeting)):
        assert client.get(address).status_code == 403
    assert client.get("/directives/print/").status_code == 200


def addresses_of(meeting) -> list[str]:
    """Where the task table of a meeting is."""
    return [f"/meetings/{meeting.public_id}/tasks.{form}" for form in ("xlsx", "docx")]


def test_a_liaison_officer_takes_away_the_own_unit_s_rows_only(client):
    unit, user = a_party("县水利局"), a_user(permissions=(EXPORT,))
    Liaison.objects.create(user=user, party=unit)
    speech = a_speech()
    a_directive("自己的", speech=speech, owner=unit)
    a_directive("别人的", speech=speech, owner=a_party())
    foreign = a_directive("别的会", owner=a_party()).speech.meeting
    client.force_login(user)

    assert tasks_of_csv(client.get("/directives.csv")) == ["自己的"]
    sheet, document = addresses_of(speech.meeting)
    assert tasks_of_xlsx(client.get(sheet), TASK_TABLE_COLUMNS) == ["自己的"]
    assert [row["text"] for row in rows_of_document(table_of(body(client.get(document))))] == ["自己的"]
    assert {client.get(address).status_code for address in addresses_of(foreign)} == {404}


def test_the_task_table_of_a_meeting_follows_the_speech(supervisor):
    speech = a_speech(meeting=a_meeting(title="水利/农业工作会议"))
    first, second = (a_directive(text, speech=speech) for text in ("先说的", "后说的"))
    Directive.objects.filter(pk=second.pk).update(start=second.start + 1, end=second.end + 1)
    Directive.objects.filter(pk=first.pk).update(closed_on=DUE, closing_note="已验收")
    a_directive("别的会")

    sheet, document = (supervisor.get(address) for address in addresses_of(speech.meeting))
    assert "水利_农业工作会议任务分解表.xlsx" in unquote(sheet["Content-Disposition"])
    assert tasks_of_xlsx(sheet, TASK_TABLE_COLUMNS) == ["先说的", "后说的"]
    assert [row["text"] for row in rows_of_document(table_of(body(document)))] == ["先说的", "后说的"]


def test_a_meeting_without_directives_has_an_empty_table_and_an_unknown_one_none(supervisor):
    assert {supervisor.get(address).status_code for address in addresses_of(a_meeting())} == {200}
    assert supervisor.get("/meetings/00000000-0000-0000-0000-000000000000/tasks.xlsx").status_code == 404


def test_more_than_a_file_holds_is_said_and_not_cut(supervisor, monkeypatch):
    speech = a_speech()
    for _ in range(3):
        a_directive(speech=speech)
    monkeypatch.setattr(exporting.LedgerXlsx, "most", 2)
    monkeypatch.setattr(task_tables.TaskTableDocx, "most", 2)

    for address in ("/directives.xlsx", *addresses_of(speech.meeting)):
        refused = supervisor.get(address)
        assert refused.status_code == 400
        assert "共3项" in words(refused)


def test_paper_has_its_limit_and_says_what_is_left_out(supervisor, ledger, monkeypatch):
    monkeypatch.setattr(printing, "MOST_ON_PAPER", 10)
    printed = supervisor.get("/directives/print/")

    assert len(page(printed).xpath("//tbody/tr")) == 10
    assert "52" in words(printed)


def test_the_printed_list_says_the_day_the_filters_and_how_the_light_stands_in_words(supervisor, ledger):
    printed = words(supervisor.get("/directives/print/?state=overdue&on=2026-10-05"))
    for word in ("督办台账", "逾期；截至2026-10-05", "红·逾期", "2026年9月30日前"):
        assert word in printed


def test_files_cost_the_same_queries_for_three_rows_and_for_thirty(supervisor, django_assert_max_num_queries):
    for few in (3, 27):
        for _ in range(few):
            a_directive(due_on=DUE, assignments=(AssignmentDraft("某专班"),))
        for address in ("/directives.xlsx", "/directives.csv", "/directives/print/"):
            with django_assert_max_num_queries(14):
                answer = supervisor.get(address)
                assert answer.streaming is False or body(answer)


def test_the_rows_of_a_file_are_those_of_the_moment_it_was_asked_for(supervisor):
    for number in range(3):
        a_directive(f"任务{number}", due_on=DUE + number * DAY)
    answer = supervisor.get("/directives.csv")
    a_directive("晚来的", due_on=DUE)

    assert tasks_of_csv(answer) == ["任务0", "任务1", "任务2"]


@pytest.mark.django_db(transaction=True)
def test_a_download_that_stands_still_lets_others_write(supervisor, monkeypatch):
    monkeypatch.setattr(sys.modules["tracker.exports.batches"], "BATCH", 2)
    for number in range(6):
        a_directive(f"任务{number}")
    answer = iter(supervisor.get("/directives.csv").streaming_content)
    begun = b"".join(next(answer) for _ in range(3)).decode()  # the mark, the headings, two rows; then it waits

    written = threading.Thread(target=_write_from_elsewhere)
    written.start()
    written.join(timeout=60)
    assert not written.is_alive()
    assert "任务1" in begun
    assert "任务5" in b"".join(answer).decode()
    assert Directive.objects.filter(events__reason="同时写入").exists()


def _write_from_elsewhere() -> None:
    try:
        with transaction.atomic():
            report(Directive.objects.first(), "同时写入", by=SOMEBODY, at=timezone.now())
    finally:
        connection.close()
