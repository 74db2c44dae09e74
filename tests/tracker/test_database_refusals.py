"""What the database refuses is one clear sentence; what was typed is kept, and nothing is half done."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction
from django.test import Client
from django.urls import reverse

from tests.builders import a_directive, a_liaison, a_meeting, a_party, in_group
from tests.pages import page, words
from tracker.answers.fitting import DoesNotFit, fitting
from tracker.answers.kinds import kind_of
from tracker.models import Assignment, Directive, Event, Meeting, SavedFilter, Speaker
from tracker.people import groups
from tracker.views.step_page import StepPage

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = "堤防加固已完成八成，余下两公里月底前完工。"
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def client():
    """A browser in which a supervisor works; a fault would be shown as its page."""
    client = Client(raise_request_exception=False, headers=ENGLISH)
    client.force_login(in_group(groups.SUPERVISOR, "heqiang"))
    return client


@contextmanager
def somebody_else_writes(row) -> Iterator[None]:
    """Another connection holds the row (on SQLite all of the database), and this one does not wait long."""
    holds, done = Signal(), Signal()

    def hold() -> None:
        with transaction.atomic():
            type(row).objects.select_for_update().get(pk=row.pk)
            holds.set()
            done.wait(timeout=60)
        connections.close_all()

    other = Thread(target=hold)
    other.start()
    assert holds.wait(timeout=60)
    with connection.cursor() as cursor:
        is_sqlite = connection.vendor == "sqlite"
        cursor.execute("PRAGMA busy_timeout=100" if is_sqlite else "SET lock_timeout = '100ms'")
    try:
        yield
    finally:
        done.set()
        other.join()
        connection.close()


def step_of(directive: Directive, name: str) -> str:
    return reverse("directive-step", args=[directive.public_id, name])


def to_send_again(answer) -> dict[str, str]:
    """What the button of the page would send."""
    [form] = page(answer).forms
    # A browser drops the line break that a text area begins with.
    return {name: value.removeprefix("\n") for name, value in form.form_values()}


def test_a_lock_that_is_not_got_is_said_and_what_was_typed_can_be_sent_again(client):
    directive = a_directive()
    step = step_of(directive, "report")

    with somebody_else_writes(directive):
        answer = client.post(step, {"progress": TYPED, "seen": "1"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Somebody else is saving" in words(answer)
    assert not Event.objects.filter(kind="reported").exists()

    assert client.post(step, to_send_again(answer)).status_code == 302
    assert Event.objects.get(kind="reported").reason == TYPED


def test_it_is_said_to_a_liaison_officer_on_the_site_as_well():
    bureau = a_party()
    directive = a_directive(owner=bureau)
    client = Client(raise_request_exception=False, headers=ENGLISH)
    client.force_login(a_liaison(bureau))
    address = reverse("directive-report", args=[directive.public_id])

    with somebody_else_writes(directive):
        answer = client.post(address, {"progress": TYPED, "seen": "1"})

    assert answer.status_code == 503
    assert to_send_again(answer)["progress"] == TYPED


def test_it_is_said_on_the_stock_pages_of_the_admin():
    client = Client(raise_request_exception=False, headers=ENGLISH)
    client.force_login(in_group(groups.ADMINISTRATOR))
    speaker = Speaker.objects.create(name="林某", post="县长")

    with somebody_else_writes(speaker):
        address = reverse("admin:tracker_speaker_change", args=[speaker.pk])
        answer = client.post(address, {"name": "林某某", "post": "县长 兼职"})

    assert answer.status_code == 503
    assert to_send_again(answer)["name"] == "林某某"
    speaker.refresh_from_db()
    assert speaker.name == "林某"


def test_a_script_is_told_in_a_plain_sentence(client):
    directive = a_directive()
    with somebody_else_writes(directive):
        step, headers = step_of(directive, "report"), {"accept": "*/*"}
        answer = client.post(step, {"progress": TYPED, "seen": "1"}, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert TYPED not in answer.content.decode()


def test_what_was_removed_meanwhile_is_said_where_it_is_found_only_at_the_end(client, monkeypatch):
    directive, party = a_directive(), a_party()
    taken = StepPage.taken

    def taken_after_the_party_was_removed(*arguments):
        type(party).objects.filter(pk=party.pk).delete()
        return taken(*arguments)

    monkeypatch.setattr(StepPage, "taken", taken_after_the_party_was_removed)
    sent = {"party": party.name, "role": "lead", "reason": TYPED, "seen": "1"}
    answer = client.post(step_of(directive, "assign"), sent)

    assert answer.status_code == 409
    assert "changed or removed in the meantime" in words(answer)
    assert to_send_again(answer)["reason"] == TYPED
    assert not Assignment.objects.exists()
    assert not Event.objects.filter(kind="assigned").exists()


def test_a_row_that_is_gone_when_an_action_looks_for_it_is_no_fault(client, monkeypatch):
    directive = a_directive()
    monkeypatch.setattr("tracker.actions.unchanged_since", lambda *_: Directive.objects.get(pk=0))

    answer = client.post(step_of(directive, "report"), {"progress": TYPED, "seen": "1"})

    assert answer.status_code == 409
    assert "no longer exists" in words(answer)
    assert to_send_again(answer)["progress"] == TYPED


def test_what_somebody_else_has_just_added_is_said(monkeypatch):
    client = Client(raise_request_exception=False, headers=ENGLISH)
    client.force_login(in_group(groups.ADMINISTRATOR))
    Speaker.objects.create(name="林某", post="县长")
    for look in ("validate_unique", "validate_constraints"):  # when the form looked, it was not there yet
        monkeypatch.setattr(Speaker, look, lambda *_, **__: None)

    answer = client.post(reverse("admin:tracker_speaker_add"), {"name": "林某", "post": "县长"})

    assert answer.status_code == 409
    assert "already in the record" in words(answer)
    assert Speaker.objects.count() == 1


@pytest.mark.parametrize("name", ["长" * 51, "有\0非法字符", "半个\ud83d字符"])
def test_a_value_that_does_not_fit_is_refused_by_both_databases_alike(client, monkeypatch, name):
    def keep(request, _name, query):
        SavedFilter.objects.create(user_id=request.user.pk, name=name, query=query)

    monkeypatch.setattr("tracker.views.saved_filters._keep", keep)

    answer = client.post("/directives/filters/", {"name": TYPED[:20], "query": ""})

    assert answer.status_code == 422
    assert "submit again" in words(answer)
    assert to_send_again(answer)["name"] == TYPED[:20]
    assert not SavedFilter.objects.exists()


def test_words_that_do_not_fit_are_refused_by_name_also_where_many_rows_are_saved_together():
    with pytest.raises(DoesNotFit, match="100"):
        fitting([Assignment(name="长" * 101)])


def test_a_number_that_no_database_holds_is_no_fault(client):
    directive = a_directive()
    for number in (2**63, 2**64, "9" * 30):
        answer = client.post(step_of(directive, "assign"), {"party": number, "role": "lead", "seen": number})
        assert answer.status_code == 422


def test_a_database_that_does_not_answer_is_said_without_asking_it(client, monkeypatch):
    def away(*_arguments, **_more):
        raise OperationalError("connection refused")

    monkeypatch.setattr(type(connections["default"]), "cursor", away)
    for method in (client.get, client.post):
        answer = method("/directives/")
        assert answer.status_code == 503
        assert "The database does not answer" in words(answer)


def test_a_fault_is_shown_without_asking_the_database(client, monkeypatch):
    def broken(*_arguments, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr(type(connections["default"]), "cursor", broken)
    answer = client.get("/directives/")
    assert answer.status_code == 500
    assert "The fault was logged." in words(answer)


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has no such limit")
def test_what_takes_the_database_too_long_is_said(client, monkeypatch):
    def slowly(*_arguments, **_more):
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '50ms'")
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr("tracker.views.saved_filters._keep", slowly)
    answer = client.post("/directives/filters/", {"name": "本周", "query": ""})
    connection.close()
    assert answer.status_code == 503
    assert "This took too long" in words(answer)


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer and no deadlocks")
def test_of_two_who_wait_for_each_other_one_is_told(client, monkeypatch):
    first, second = a_meeting(), a_meeting()
    holds, goes_on = Signal(), Signal()

    def other() -> None:
        try:
            with transaction.atomic():
                Meeting.objects.select_for_update().get(pk=second.pk)
                holds.set()
                goes_on.wait(timeout=60)
                Meeting.objects.select_for_update().get(pk=first.pk)
        except DatabaseError:
            pass  # it may be this one that the database chooses
        connections.close_all()

    told = []

    def waiting(*_arguments, **_more):
        with transaction.atomic():
            Meeting.objects.select_for_update().get(pk=first.pk)
            goes_on.set()
            try:
                Meeting.objects.select_for_update().get(pk=second.pk)
            except DatabaseError as error:
                told.append(kind_of(error).name)
                raise

    thread = Thread(target=other)
    thread.start()
    assert holds.wait(timeout=60)
    monkeypatch.setattr("tracker.views.saved_filters._keep", waiting)
    answer = client.post("/directives/filters/", {"name": "本周", "query": ""})
    thread.join()
    assert answer.status_code == (503 if told else 302)
    assert told in ([], ["busy"])
