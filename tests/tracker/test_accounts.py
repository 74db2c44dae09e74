"""Giving people access in the admin: groups, the party of a liaison officer, and what is still missing."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.test import Client

from extraction.actions import accept
from extraction.models import Decision
from tests.builders import SOME_MOMENT, a_group, a_liaison, a_party, a_proposal, a_user, in_group
from tests.pages import english_reader, words
from tracker.actions import change_party, report
from tracker.exports.fixtures import exported_models
from tracker.models import Liaison
from tracker.people import groups
from tracker.people.signatures import signature

pytestmark = pytest.mark.django_db

PARTY = {"liaison-TOTAL_FORMS": "1", "liaison-INITIAL_FORMS": "0", "liaison-MIN_NUM_FORMS": "0"}


@pytest.fixture
def administrator():
    """The browser of somebody in the administrators' group, who is no superuser."""
    return english_reader(in_group(groups.ADMINISTRATOR))


def save(client, account, *names, party=None, **values):
    """Send the account's form with these groups, and with the party where one is given."""
    form = {
        "username": account.username,
        "is_active": "on",
        "groups": [a_group(name).pk for name in names],
        "date_joined_0": "2026-03-02",
        "date_joined_1": "09:00:00",
        "liaison-0-user": account.pk,
        **({"liaison-0-party": party.pk} if party else {}),
    }
    answer = client.post(f"/admin/auth/user/{account.pk}/change/", PARTY | form | values, follow=True)
    assert answer.redirect_chain, words(answer)
    return words(answer)


@pytest.mark.parametrize("name", groups.WORK_IN_THE_ADMIN)
def test_whose_group_works_in_the_admin_is_let_in_by_being_put_into_it(administrator, name):
    account = a_user()
    said = save(administrator, account, name)

    assert "may now open the administration" in said
    client = Client()
    client.force_login(User.objects.get(pk=account.pk))
    assert client.get("/admin/").status_code == 200


def test_a_liaison_officer_gets_a_party_and_stays_outside_the_admin(administrator):
    account, bureau = a_user(), a_party("县水利局")
    said = save(administrator, account, groups.LIAISON, party=bureau)

    assert Liaison.objects.get(user=account).party == bureau
    assert not User.objects.get(pk=account.pk).is_staff
    assert "sees nothing" not in said


def test_a_liaison_officer_without_a_party_is_noticed(administrator):
    assert "sees nothing until a party is chosen" in save(administrator, a_user(), groups.LIAISON)


def test_an_account_without_a_group_is_noticed(administrator):
    assert "has no group yet" in save(administrator, a_user())


def test_an_administrator_by_group_makes_nobody_a_superuser(administrator):
    account = a_user()
    save(administrator, account, groups.REVIEWER, is_superuser="on")
    assert not User.objects.get(pk=account.pk).is_superuser


@pytest.mark.parametrize("page", ["change", "delete", "password"])
def test_an_administrator_by_group_does_not_take_over_a_superuser(administrator, page):
    root = a_user("root", is_superuser=True)
    address = f"/admin/auth/user/{root.pk}/{page}/"
    form = {"username": "root", "password1": "a quite long password", "password2": "a quite long password", "post": "y"}
    assert administrator.post(address, PARTY | form).status_code == 403
    assert User.objects.get(pk=root.pk).password == root.password


def test_a_superuser_may_make_another():
    client = Client()
    client.force_login(a_user(is_staff=True, is_superuser=True))
    account = a_user()
    save(client, account, is_superuser="on")
    assert User.objects.get(pk=account.pk).is_superuser


def test_the_list_of_accounts_shows_groups_and_parties(administrator):
    a_liaison(a_party("县水利局"), first_name="高敏")
    said = words(administrator.get("/admin/auth/user/"))
    assert "联络员" in said
    assert "县水利局" in said
    assert "高敏" in said


def test_the_list_of_accounts_asks_the_database_no_more_often_for_more_of_them(
    administrator, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(30) as first:
        administrator.get("/admin/auth/user/")
    for _ in range(10):
        a_liaison(a_party())
    with django_assert_num_queries(len(first)):
        administrator.get("/admin/auth/user/")


def test_deleting_an_account_keeps_all_that_was_done_with_it(administrator):
    bureau = a_party("县水利局")
    account = a_liaison(bureau, "zhoumin", first_name="周敏")
    account.groups.add(a_group(groups.REVIEWER))
    by = signature(account)
    directive = accept(a_proposal(), by=by, at=SOME_MOMENT)
    report(directive, "完成过半", by=by, at=SOME_MOMENT)
    change_party(bureau, {"name": "县水务局"}, by=by, at=SOME_MOMENT)
    LogEntry.objects.log_actions(account.pk, [bureau], CHANGE, single_object=True)
    before = {model: model._default_manager.count() for model in exported_models()}

    shown = words(administrator.get(f"/admin/auth/user/{account.pk}/delete/"))
    administrator.post(f"/admin/auth/user/{account.pk}/delete/", {"post": "yes"})

    assert "better to deactivate" in shown
    assert "Kept: " in shown
    assert "Deleted with it: " in shown
    assert not User.objects.filter(pk=account.pk).exists()
    assert {model: model._default_manager.count() for model in exported_models()} == before
    assert by == "周敏 (zhoumin)"
    signed = [*directive.events.values_list("made_by", flat=True), bureau.amendments.get().made_by]
    assert {*signed, Decision.objects.get().decided_by} == {by}


def test_whoever_deletes_several_accounts_is_told_the_same(administrator):
    asked = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [a_user().pk, a_user().pk]}
    assert "better to deactivate" in words(administrator.post("/admin/auth/user/", asked))


def test_no_row_of_the_record_hangs_on_an_account():
    hanging = {relation.related_model for relation in User._meta.related_objects}
    assert not hanging & set(exported_models())
