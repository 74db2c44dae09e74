"""Reporting progress on the pages: by who may take steps, and by the liaison officer of whoever has to do it."""

from datetime import date

import pytest

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_liaison, a_party, in_group
from tests.pages import english_reader, filled_in, words
from tracker.actions import report
from tracker.models import Liaison
from tracker.people import groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau():
    return a_party("县水利局")


@pytest.fixture
def directive(bureau):
    return a_directive(owner=bureau)


@pytest.fixture
def officer(bureau):
    return english_reader(a_liaison(bureau, "gaomin", first_name="高敏"))


def page_of(directive) -> str:
    return f"/directives/{directive.public_id}/"


def form_of(directive) -> str:
    return f"{page_of(directive)}report/"


def test_a_liaison_officer_reports_what_the_own_unit_has_done(officer, directive):
    assert form_of(directive) in officer.get(page_of(directive)).content.decode()
    form = filled_in(officer.get(form_of(directive)), progress="已完成堤防加固 3 公里。")
    answer = officer.post(form_of(directive), form, follow=True)

    assert answer.redirect_chain == [(page_of(directive), 302)]
    last = directive.events.last()
    assert (last.kind, last.made_by, last.reason) == ("reported", "高敏 (gaomin)", "已完成堤防加固 3 公里。")


def test_what_others_have_to_do_a_liaison_officer_cannot_report_on(officer):
    others = a_directive(owner=a_party())
    assert officer.post(form_of(others), {"progress": "完成了", "seen": 1}).status_code == 404
    assert others.events.last().kind == "recorded"


def test_who_may_only_look_gets_no_button_and_no_form(directive):
    auditor = english_reader(in_group(groups.AUDITOR))
    assert form_of(directive) not in auditor.get(page_of(directive)).content.decode()
    assert auditor.post(form_of(directive), {"progress": "完成了", "seen": 1}).status_code == 403


def test_an_auditor_who_speaks_for_a_party_reports_for_that_one_alone(directive, bureau):
    both = in_group(groups.AUDITOR)
    Liaison.objects.create(user=both, party=bureau)
    assert english_reader(both).get(form_of(directive)).status_code == 200
    assert english_reader(both).get(form_of(a_directive(owner=a_party()))).status_code == 403


def test_a_closed_directive_offers_no_report_and_takes_none(officer, bureau):
    closed = a_directive(owner=bureau, closed_on=date(2026, 3, 9))
    assert form_of(closed) not in officer.get(page_of(closed)).content.decode()
    answer = officer.post(form_of(closed), {"progress": "还做了一点", "seen": 2})
    assert answer.status_code == 422
    assert "The directive is closed" in words(answer)


def test_a_report_sent_twice_is_noted_once_and_what_was_typed_stays(officer, directive):
    form = filled_in(officer.get(form_of(directive)), progress="已完成三公里")
    officer.post(form_of(directive), form)
    again = officer.post(form_of(directive), form)

    assert again.status_code == 422
    assert "已完成三公里" in again.content.decode()
    assert directive.events.filter(kind="reported").count() == 1


def test_what_somebody_noted_meanwhile_is_shown_and_the_report_can_be_sent_once_more(officer, directive):
    form = filled_in(officer.get(form_of(directive)), progress="已完成三公里")
    report(directive, "县里来催", by=SOMEBODY, at=SOME_MOMENT)
    refused = officer.post(form_of(directive), form)

    assert "县里来催" in words(refused)
    assert officer.post(form_of(directive), filled_in(refused)).status_code == 302


def test_an_empty_report_is_refused_in_words(officer, directive):
    answer = officer.post(form_of(directive), filled_in(officer.get(form_of(directive)), progress="  "))
    assert answer.status_code == 422
    assert "This field is required" in words(answer)
