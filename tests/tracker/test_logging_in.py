"""Guessing passwords is stopped; the person at the next desk is not."""

import pytest
from django.test import RequestFactory

from tracker.people.signatures import forwarded_address

PASSWORD = "a long enough password"
HERE, NEXT_DESK, PROXY = "10.0.0.7", "10.0.0.8", "127.0.0.1"


@pytest.fixture(autouse=True)
def throttled(settings, db, django_user_model):
    settings.AXES_ENABLED = True
    django_user_model.objects.create_user("wang", password=PASSWORD, is_staff=True)


def log_in(client, password: str, address: str, **headers: str):
    """Send the login form for wang from `address`."""
    form = {"username": "wang", "password": password}
    return client.post("/admin/login/", form, headers=headers, REMOTE_ADDR=address)


def guess(client, settings, address: str):
    """Send as many wrong passwords as are put up with; return the last answer."""
    answers = [log_in(client, f"guess {number}", address) for number in range(settings.AXES_FAILURE_LIMIT)]
    return answers[-1]


def test_after_five_wrong_passwords_even_the_right_one_is_refused_for_a_while(client, settings):
    refused = guess(client, settings, HERE)
    assert refused.status_code == 429
    assert "密码错误次数过多" in refused.content.decode()
    assert log_in(client, PASSWORD, HERE).status_code == 429


def test_another_address_can_still_log_in_under_the_same_name(client, settings):
    guess(client, settings, HERE)
    assert log_in(client, PASSWORD, NEXT_DESK).status_code == 302


def test_a_right_password_wipes_out_the_mistakes_before_it(client, settings):
    for _ in range(2):
        for number in range(settings.AXES_FAILURE_LIMIT - 1):
            log_in(client, f"guess {number}", HERE)
        assert log_in(client, PASSWORD, HERE).status_code == 302


def test_behind_a_proxy_one_desk_does_not_lock_out_the_others(client, settings):
    settings.AXES_CLIENT_IP_CALLABLE = "tracker.people.signatures.forwarded_address"
    for number in range(settings.AXES_FAILURE_LIMIT):
        # What stands before the last comma, the visitor wrote: a new address each time must not help.
        refused = log_in(client, f"guess {number}", PROXY, x_forwarded_for=f"10.9.9.{number}, {HERE}")
    assert refused.status_code == 429
    assert log_in(client, PASSWORD, PROXY, x_forwarded_for=NEXT_DESK).status_code == 302


@pytest.mark.parametrize("said", ["", "unknown", "10.0.0.7, ", "10.0.0.7:4711"])
def test_a_proxy_that_names_no_address_stands_for_its_visitors(said):
    request = RequestFactory().get("/", headers={"x-forwarded-for": said}, REMOTE_ADDR=PROXY)
    assert forwarded_address(request) == PROXY
