"""Everybody who has logged in changes the own password on the site, and every other login of the account ends."""

import pytest
from django.test import Client

from tests.builders import a_liaison, a_party, a_user
from tests.pages import page, words

pytestmark = pytest.mark.django_db

OLD, NEW = "a long enough password", "three willows by the river"
ADDRESS = "/accounts/password/"
SENT = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def liaison():
    return a_liaison(a_party(), "sunli")


@pytest.fixture
def client(liaison):
    client = Client(headers={"accept-language": "en"})
    client.force_login(liaison)
    return client


def test_a_liaison_officer_changes_the_password_and_stays_logged_in_here_alone(client, liaison):
    elsewhere = Client()
    elsewhere.force_login(liaison)

    done = client.post(ADDRESS, SENT, follow=True)

    assert "Your password was changed" in words(done)
    assert Client().login(username="sunli", password=NEW)
    assert client.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"old_password": "wrong"}, {"new_password2": "other"}, {"new_password1": "kurz", "new_password2": "kurz"}]
)
def test_what_is_wrong_is_said_and_the_password_stays(client, wrong):
    answer = client.post(ADDRESS, SENT | wrong)
    assert answer.status_code == 422
    assert "The password was not changed" in words(answer)
    assert Client().login(username="sunli", password=OLD)


def test_the_way_there_stands_on_every_page(client):
    assert ADDRESS in [link.get("href") for link in page(client.get("/")).iter("a")]


def test_an_account_that_may_see_nothing_yet_may_change_its_password_too(client):
    client.force_login(a_user())
    assert client.get(ADDRESS).status_code == 200


def test_the_reasons_are_in_chinese(client):
    short = SENT | {"new_password1": "12345678", "new_password2": "12345678"}
    said = words(client.post(ADDRESS, short, headers={"accept-language": "zh-hans"}))
    assert "密码" in said
    assert "This password" not in said
