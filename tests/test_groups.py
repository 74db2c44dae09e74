"""The groups that migrations make: what docs/access.md says, made once, and never over an office's own."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from tests.builders import a_group, a_user
from tests.groups import documented
from tracker.people import groups

pytestmark = pytest.mark.django_db

migration = import_module("extraction.migrations.0004_groups")
corrections = import_module("extraction.migrations.0005_who_sees_corrections_of_meetings")
later = import_module("extraction.migrations.0010_who_sees_amendments")
record = import_module("extraction.migrations.0012_who_takes_the_record_away")


@pytest.fixture(autouse=True)
def made(db):
    """The groups as the migrations make them, also where a test that commits has emptied the tables."""
    migration.make_groups(apps, None)
    later.give_with_history(apps, None)


def held(group: Group) -> set[str]:
    """The permissions a group has in the database."""
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


@pytest.mark.parametrize("name", groups.ALL)
def test_a_group_may_do_what_the_page_says_and_nothing_else(name):
    assert held(Group.objects.get(name=name)) == documented()[name]


@pytest.mark.parametrize("name", groups.ALL)
def test_a_group_that_tests_make_anew_may_do_what_the_migration_gave_it(name):
    given = held(Group.objects.get(name=name))
    Group.objects.filter(name=name).delete()

    assert held(a_group(name)) == given


def test_no_other_groups_are_made():
    assert set(migration.GROUPS) == set(groups.ALL)


def test_made_again_a_group_the_office_changed_stays_as_it_is():
    office = a_group(groups.SUPERVISOR)
    office.permissions.clear()
    own = Group.objects.create(name="目标办")

    migration.make_groups(apps, None)

    assert not office.permissions.exists()
    assert Group.objects.filter(pk=own.pk).exists()
    assert Group.objects.count() == len(groups.ALL) + 1


def test_taken_back_go_only_groups_that_nobody_changed_and_nobody_is_in():
    for name in groups.ALL:
        a_group(name)
    a_user().groups.add(a_group(groups.REVIEWER))
    a_group(groups.AUDITOR).permissions.add(Permission.objects.get(codename="change_meeting"))
    Group.objects.create(name="目标办")

    record.take_back(apps, None)
    later.take_back(apps, None)
    corrections.take_back(apps, None)
    migration.drop_groups(apps, None)

    assert set(Group.objects.values_list("name", flat=True)) == {groups.REVIEWER, groups.AUDITOR, "目标办"}


def test_an_office_s_own_group_that_may_see_history_may_see_what_was_changed_of_the_registry_and_of_meetings():
    office = Group.objects.create(name="目标办")
    office.permissions.add(Permission.objects.get(codename="view_event"))
    other = Group.objects.create(name="信息科")

    later.give_with_history(apps, None)

    assert held(office) == {"tracker.view_event", "tracker.view_amendment"}
    assert held(other) == set()


def test_the_auditor_and_the_liaison_officer_may_change_nothing():
    for name in (groups.AUDITOR, groups.LIAISON):
        assert not [p for p in held(a_group(name)) if not re.search(r"\.(view|export)_", p)]


def test_only_the_administrator_touches_accounts():
    assert {name for name in groups.ALL if "auth.change_user" in held(a_group(name))} == {groups.ADMINISTRATOR}
