"""Adding a party to the registry from elsewhere than its own page: refused in words where the registry would not."""

import pytest

from tests.builders import a_party
from tracker.actions import Refused, register
from tracker.models import ResponsibleParty

pytestmark = pytest.mark.django_db


def test_a_new_party_is_in_the_registry_afterwards():
    register(ResponsibleParty(name="县水利局", kind="unit"))

    assert ResponsibleParty.objects.get().name == "县水利局"


@pytest.mark.parametrize(
    "name", ["县财政局", "财政局", "", "长" * 101], ids=["a name", "an alias", "nothing", "too long"]
)
def test_a_name_that_cannot_be_is_refused_in_words(name):
    a_party("县财政局", aliases=("财政局",))

    with pytest.raises(Refused) as refusal:
        register(ResponsibleParty(name=name, kind="unit"))
    assert str(refusal.value)
    assert ResponsibleParty.objects.count() == 1


def test_whoever_is_a_moment_late_is_told_so(monkeypatch):
    a_party("县水利局")
    monkeypatch.setattr(ResponsibleParty, "full_clean", lambda party: None)

    with pytest.raises(Refused, match="县水利局"):
        register(ResponsibleParty(name="县水利局", kind="unit"))
    assert ResponsibleParty.objects.count() == 1
