"""Adding a party to the registry from elsewhere than its own page: refused in words where the registry would not."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.builders import WHO, a_party
from tracker.actions import Refused, register
from tracker.models import KnownParties, ResponsibleParty

pytestmark = pytest.mark.django_db


def test_a_new_party_is_in_the_registry_afterwards():
    register([ResponsibleParty(name="县水利局", kind="unit")], **WHO)

    assert ResponsibleParty.objects.get().name == "县水利局"


@pytest.mark.parametrize(
    "name", ["县财政局", "财政局", "", "长" * 101], ids=["a name", "an alias", "nothing", "too long"]
)
def test_a_name_that_cannot_be_is_refused_in_words(name):
    a_party("县财政局", aliases=("财政局",))

    with pytest.raises(Refused) as refusal:
        register([ResponsibleParty(name="县信访局", kind="unit"), ResponsibleParty(name=name, kind="unit")], **WHO)
    assert str(refusal.value)
    assert ResponsibleParty.objects.count() == 1


def test_whoever_is_a_moment_late_is_told_so(monkeypatch):
    a_party("县水利局")
    monkeypatch.setattr(KnownParties, "must_not_know", lambda known, party: None)

    with pytest.raises(Refused, match="“县水利局”"):
        register(
            [ResponsibleParty(name="县信访局", kind="unit"), ResponsibleParty(name="县水利局", kind="unit")], **WHO
        )
    assert ResponsibleParty.objects.count() == 1


def test_what_breaks_a_constraint_is_refused_in_the_words_of_the_constraint():
    backwards = ResponsibleParty(name="县信访局", starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 1))

    with translation.override("en"), pytest.raises(Refused, match="A party cannot end before it begins."):
        register([ResponsibleParty(name="县水利局"), backwards], **WHO)
    assert not ResponsibleParty.objects.exists()


def test_one_name_cannot_be_given_to_two_new_parties():
    with pytest.raises(Refused):
        register([ResponsibleParty(name="县水利局"), ResponsibleParty(name="县水利局")], **WHO)
    assert not ResponsibleParty.objects.exists()


def test_fifty_are_registered_by_as_many_queries_as_one():
    def cost(count: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            register([ResponsibleParty(name=f"第{count}批{number}局") for number in range(count)], **WHO)
        return len(asked)

    assert cost(1) == cost(50)
