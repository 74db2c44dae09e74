"""Every page asks who is there, in the reader's language, and says plainly what went wrong."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import a_directive, a_speech, a_supervisor, a_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


def addresses() -> list[str]:
    """An address of each kind of page."""
    directive = a_directive()
    return [
        reverse("front-page"),
        reverse("directives"),
        reverse("directives") + "?state=nonsense",
        reverse("directive", args=[directive.public_id]),
        reverse("directive", args=["00000000-0000-0000-0000-000000000000"]),
        reverse("source-file", args=[a_speech().pk]),
    ]


def test_who_is_not_logged_in_is_sent_to_the_login_and_learns_nothing(client):
    for address in addresses():
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/accounts/login/?next="), address


def test_after_the_login_comes_the_page_that_was_asked_for(client):
    a_supervisor("zhou")
    answer = client.post(
        "/accounts/login/?next=/directives/",
        {"username": "zhou", "password": PASSWORD, "next": "/directives/?state=overdue"},
        follow=True,
    )
    assert answer.redirect_chain == [("/directives/?state=overdue", 302)]
    assert answer.status_code == 200


ELSEWHERE = [
    "https://elsewhere.example/", "//elsewhere.example/", "///elsewhere.example", "/\\elsewhere.example",
    "\\\\elsewhere.example", "http:///elsewhere.example", "\t//elsewhere.example", " //elsewhere.example",
    "javascript:alert(1)", "//testserver@elsewhere.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", ["/accounts/login/", "/admin/login/"])
def test_nobody_is_sent_to_another_host_after_the_login(client, address):
    a_user("zhou", is_staff=True)
    for elsewhere in ELSEWHERE:
        form = {"username": "zhou", "password": PASSWORD}
        assert client.post(address, form | {"next": elsewhere})["Location"] == "/"
        assert client.post(f"{address}?{urlencode({'next': elsewhere})}", form)["Location"] == "/"
        client.logout()


@pytest.mark.parametrize("address", ["/i18n/setlang/", "/accounts/logout/"])
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_sent_to_another_host_by_choosing_a_language_or_leaving(client, address, elsewhere):
    answer = client.post(address, {"next": elsewhere, "language": "en"}, headers={"referer": "//elsewhere.example/"})
    assert answer["Location"] in ("/", "/accounts/login/")


def test_a_wrong_password_keeps_the_name_and_says_what_is_wrong(client):
    a_user("zhou")
    page = client.post("/accounts/login/", {"username": "zhou", "password": "wrong"}).content.decode()
    assert 'value="zhou"' in page
    assert "请输入一个正确的用户名和密码" in page


def test_logging_out_ends_the_session(client):
    client.force_login(a_supervisor())
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get("/").status_code == 302


def test_logging_out_after_the_session_ended_leads_to_a_plain_login(client):
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"


def test_pages_are_in_chinese_unless_english_is_chosen_and_the_choice_lasts(client):
    client.force_login(a_supervisor())
    assert '<html lang="zh-hans">' in client.get("/").content.decode()

    client.post("/i18n/setlang/", {"language": "en", "next": "/directives/"})
    for address in addresses():
        content = client.get(address)
        assert '<html lang="en">' in content.content.decode(), address


def test_who_is_not_logged_in_may_choose_the_language_too(client):
    client.post("/i18n/setlang/", {"language": "en", "next": "/accounts/login/"})
    assert "Log in" in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize(("language", "said"), [("en", "There is nothing at this address."), ("zh-hans", "页面不存在")])
def test_an_address_that_leads_nowhere_says_so_in_the_reader_s_language(client, language, said):
    client.force_login(a_supervisor())
    page = client.get("/nowhere/", headers={"accept-language": language})
    assert page.status_code == 404
    assert said in page.content.decode()


def test_a_missing_permission_says_whom_to_ask(client):
    client.force_login(a_supervisor())
    page = client.get(f"/speeches/{a_speech().pk}/source/", headers={"accept-language": "en"})
    assert page.status_code == 403
    assert "Ask the administrator" in page.content.decode()


def test_a_form_without_its_token_says_that_nothing_was_saved():
    page = Client(enforce_csrf_checks=True).post("/accounts/login/", {}, headers={"accept-language": "en"})
    assert page.status_code == 403
    assert "Nothing was saved" in page.content.decode()


def test_a_fault_shows_a_page_and_not_its_cause(monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(a_supervisor())
    monkeypatch.setattr("tracker.views.front_page.cards", lambda *_, **__: 1 / 0)

    page = client.get("/", headers={"accept-language": "en"})
    assert page.status_code == 500
    assert "The fault was logged." in page.content.decode()
    assert "ZeroDivisionError" not in page.content.decode()


def test_a_request_that_cannot_be_understood_has_a_page(client):
    page = client.get("/", headers={"host": "elsewhere.example", "accept-language": "en"})
    assert page.status_code == 400
    assert "Nothing was changed." in page.content.decode()
