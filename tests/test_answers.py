"""What goes for every answer: nothing is stored, refusals are noted and told, faults stay faults."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from tests.access import a_world, addresses, paths, rules
from tests.builders import a_directive, a_liaison, a_party, a_speech, a_supervisor, in_group
from tests.pages import words
from tracker.people import groups

pytestmark = pytest.mark.django_db

SECRET = "这几个字不该出现在日志里"


@pytest.fixture
def noted(caplog):
    """The lines of the log, as the console shows them."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    how = settings.LOGGING["formatters"]["line"]
    formatter = import_string(how["()"])(how["format"].replace("{asctime} ", ""), style=how["style"])
    return lambda: [formatter.format(record) for record in caplog.records]


@pytest.fixture
def supervisor(client):
    """A logged-in browser of somebody who sees the whole ledger."""
    client.force_login(a_supervisor("heqiang"))
    return client


def every_address(world):
    patterns = addresses()
    for name, rule in rules().items():
        yield from paths(rule, patterns[name], world)


def test_nothing_that_anybody_is_answered_is_kept_anywhere():
    world = a_world()
    kept = []
    for visitor in ("administrator", "liaison", None):
        client = Client(raise_request_exception=False)
        if visitor:
            client.force_login(world["visitors"][visitor])
        for path in every_address(world):
            answer = client.get(path)
            b"".join(answer)
            if "no-store" not in answer.get("Cache-Control", "") or "private" not in answer["Cache-Control"]:
                kept.append(path)
    assert kept == []


@pytest.mark.parametrize("address", ["/nowhere/", "/static/nowhere.css", "/directives/?state=nonsense"])
def test_what_is_refused_is_kept_nowhere_either(supervisor, address):
    answer = supervisor.get(address)
    assert answer.status_code in (400, 404)
    assert "no-store" in answer["Cache-Control"]


def test_style_sheets_are_kept(client):
    answer = client.get("/static/tracker/site.css")
    assert answer.status_code == 200
    assert "no-store" not in answer.get("Cache-Control", "")


def test_a_refusal_is_one_line_with_who_what_and_from_where_and_nothing_else(client, noted):
    client.force_login(a_supervisor("heqiang"))
    address = f"/speeches/{a_speech().pk}/source/"

    client.get(address, {"q": SECRET}, REMOTE_ADDR="10.0.0.7")

    assert noted() == [f"WARNING tracker.refusals 403 not permitted: GET {address} by heqiang from 10.0.0.7"]


def test_a_row_that_is_not_theirs_to_see_is_noted_too(client, noted):
    client.force_login(a_liaison(a_party("县信访局"), "sunli"))
    address = f"/directives/{a_directive(owner=a_party('县水利局')).public_id}/"

    assert client.get(address).status_code == 404

    assert noted() == [f"WARNING tracker.refusals 404 not found: GET {address} by sunli from 127.0.0.1"]


def test_behind_a_proxy_the_line_names_whom_the_proxy_names(client, noted, settings):
    settings.BEHIND_TLS_PROXY = True
    client.force_login(a_supervisor("heqiang"))
    client.get("/nowhere/", headers={"x-forwarded-for": "10.9.9.9, 10.0.0.7"})
    assert noted()[0].endswith("by heqiang from 10.0.0.7")


def test_without_a_proxy_nobody_can_claim_another_address(client, noted):
    client.force_login(a_supervisor("heqiang"))
    client.get("/nowhere/", headers={"x-forwarded-for": "10.0.0.7"})
    assert noted()[0].endswith("from 127.0.0.1")


def test_a_form_that_is_refused_is_noted_without_what_was_typed(client, noted):
    client.force_login(in_group(groups.SUPERVISOR, "heqiang"))
    step = reverse("directive-step", args=[a_directive().public_id, "report"])

    assert client.post(step, {"progress": SECRET, "seen": "99"}).status_code == 422

    assert noted() == [f"WARNING tracker.refusals 422 not valid: POST {step} by heqiang from 127.0.0.1"]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"host": "elsewhere.example"}, "400 DisallowedHost"),
        ({"origin": "http://elsewhere.example"}, "403 token of another login or site"),
    ],
)
def test_what_django_refuses_is_noted_once_and_without_a_traceback(noted, headers, kind):
    client = Client(enforce_csrf_checks=True)
    client.post("/i18n/setlang/", {"language": SECRET}, headers=headers)
    [line] = noted()
    assert line == f"WARNING tracker.refusals {kind}: POST /i18n/setlang/ by anonymous from 127.0.0.1"


def test_a_thousand_fields_are_noted_as_what_they_are(supervisor, noted):
    supervisor.post("/directives/filters/", {f"field{n}": SECRET for n in range(1001)})
    assert "400 TooManyFieldsSent: POST /directives/filters/" in noted()[0]
    assert len(noted()) == 1


def test_a_lock_out_is_noted(client, noted, settings):
    settings.AXES_ENABLED = True
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post("/accounts/login/", {"username": "wang", "password": SECRET})
    assert "429 locked out: POST /accounts/login/ by anonymous from 127.0.0.1" in noted()[-1]
    assert not any(SECRET in line for line in noted())


def test_nobody_writes_lines_of_their_own_into_the_log(client, noted, settings):
    settings.AXES_ENABLED = True
    forged = "x\r\n2026-03-02 WARNING tracker.refusals 403 \u2028\u202e"
    client.post("/accounts/login/", {"username": forged, "password": "x"})
    client.get("/nowhere%0d%0aWARNING forged")
    assert len(noted()) == 2
    assert not any(sign in line for line in noted() for sign in "\r\n\u2028\u202e")


def test_the_address_of_a_calendar_is_a_key_and_is_not_written_down(client, noted):
    client.get("/feeds/abcdefgh.ics")
    assert noted() == ["WARNING tracker.refusals 404 not found: GET /feeds/<str:words>.ics by anonymous from 127.0.0.1"]


def test_a_fault_keeps_its_traceback_and_tells_nothing_of_what_was_sent(monkeypatch, noted):
    client = Client(raise_request_exception=False)
    client.force_login(a_supervisor("heqiang"))
    monkeypatch.setattr("tracker.views.saved_filters._keep", lambda *_: 1 / 0)

    answer = client.post("/directives/filters/", {"name": SECRET, "query": ""})

    assert answer.status_code == 500
    lines = noted()
    assert any("Traceback" in line and "ZeroDivisionError" in line for line in lines)
    assert "ERROR tracker.refusals 500 fault: POST /directives/filters/ by heqiang from 127.0.0.1" in lines
    assert not any(SECRET in line for line in lines)


@pytest.mark.parametrize("accept", ["*/*", "text/calendar", "application/json"])
def test_a_program_is_told_in_a_plain_sentence(supervisor, accept):
    answer = supervisor.get("/nowhere/", headers={"accept": accept, "accept-language": "en"})
    assert answer.status_code == 404
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == "There is nothing at this address.\n"


def test_a_calendar_that_was_revoked_is_told_in_a_plain_sentence_whatever_it_accepts(client):
    answer = client.get("/feeds/abcdefgh.ics", headers={"accept": "text/html"})
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_browser_is_shown_a_page_with_the_way_on(client, status):
    client.force_login(a_supervisor())
    address = {400: "/?", 403: f"/speeches/{a_speech().pk}/source/", 404: "/nowhere/"}[status]
    headers = {"accept": "text/html", "accept-language": "en"} | (
        {"host": "elsewhere.example"} if status == 400 else {}
    )
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    assert "To the overview" in words(answer)


def test_logging_is_set_up_so_that_refusals_are_not_told_twice():
    assert logging.getLogger("django.security").level == logging.CRITICAL
    assert logging.getLogger("django.request").filters
