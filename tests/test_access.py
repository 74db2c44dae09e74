"""Every address and every admin action × every group, against the written table ``access.toml``."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.access import TABLE, VISITORS, Rule, a_world, addresses, paths, people, rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_world()


def test_every_address_stands_in_the_table_and_the_table_names_no_other():
    missing, unknown = set(addresses()) - set(rules()), set(rules()) - set(addresses())
    assert not missing, "say in tests/access.toml who may open these"
    assert not unknown, "these lines of tests/access.toml lead nowhere"


def test_the_table_names_only_visitors_that_exist():
    for who in TABLE["who"]:
        assert people(who) <= set(VISITORS)
    for rule in rules().values():
        for allowed in (rule.get, rule.post):
            assert isinstance(allowed, int) or allowed <= set(VISITORS), rule.name


@pytest.mark.parametrize("visitor", VISITORS)
def test_each_visitor_is_let_in_where_the_table_says_and_nowhere_else(visitor, world):
    client = Client(raise_request_exception=False)
    if visitor != "anonymous":
        client.force_login(world["visitors"][visitor])
    patterns = addresses()
    wrong = [
        mistake
        for name, rule in rules().items()
        if name in patterns
        for path in paths(rule, patterns[name], world)
        for mistake in mistakes(client, rule, visitor, path)
    ]
    assert wrong == []


def mistakes(client: Client, rule: Rule, visitor: str, path: str) -> Iterator[str]:
    """Where the answer is another than the table's, in words; what an answer changed is undone."""
    cookies = client.cookies.copy()
    for method in ("get", "post"):
        with transaction.atomic():
            answer = getattr(client, method)(path)
            b"".join(answer)  # a file stays open until it is read
            transaction.set_rollback(True)
        client.cookies = cookies.copy()
        expected, found = rule.expected(visitor, method), outcome(answer)
        if found != expected:
            yield f"{method.upper()} {rule.name} {path}: {found}, and not {expected}"


def outcome(answer: HttpResponse) -> str:
    """``in``, ``login``, or the status that turns away."""
    if answer.status_code == 302 and "/login/" in answer["Location"] and "next=" in answer["Location"]:
        return "login"
    if answer.status_code == 401:  # a form that was sent: the log-in page itself, which keeps what was typed
        return "login"
    return str(answer.status_code) if answer.status_code in (403, 404, 405) or answer.status_code >= 500 else "in"


@pytest.mark.parametrize("visitor", [name for name in VISITORS if name in TABLE["who"]["admins"].split()])
def test_each_visitor_of_the_admin_is_offered_the_actions_the_table_says(visitor, world):
    request = RequestFactory().get("/")
    request.user = world["visitors"][visitor]
    offered = {
        f"{model._meta.label_lower} {name}"
        for model, model_admin in admin.site._registry.items()
        if model_admin.has_view_or_change_permission(request)
        for name in model_admin.get_actions(request)
    }
    assert offered == {action for action, who in TABLE["actions"].items() if visitor in people(who)}


def test_every_action_of_the_admin_stands_in_the_table():
    known = {f"{model._meta.label_lower} {name}" for model, model_admin in admin.site._registry.items()
             for _, name, _ in model_admin._get_base_actions() if model_admin.actions is not None}  # fmt: skip
    # Deleting is offered by Django everywhere, and refused by the rows that may not be deleted.
    assert {action for action in known if not action.endswith("delete_selected")} <= set(TABLE["actions"])


def test_what_a_liaison_officer_may_not_do_leaves_no_trace(world):
    directive = world["directive"]
    client = Client()
    client.force_login(world["visitors"]["liaison"])
    client.post(f"/directives/{directive.public_id}/close/", {"on": "2026-03-02", "reason": "办结", "seen": 1})
    directive.refresh_from_db()
    assert directive.open()
