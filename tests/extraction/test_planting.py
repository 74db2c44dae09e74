"""The demo county: planted once, it has something to show on every list and work left for the visitor."""

from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from extraction.models import Decision, Proposal
from extraction.planting import plant_registry, plant_speeches
from tests.builders import SOME_MOMENT, SOMEBODY
from tracker.models import Directive, ResponsibleParty, SourceFile, Speech
from tracker.states import STATES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ON = date(2026, 11, 21)
LISTS = ["overdue", "due-7", "due-30", "unowned", "undated", "open", "closed"]


def test_planting_shows_rows_on_every_list_and_again_changes_nothing():
    plant()
    planted = counts()

    empty = [key for key in LISTS if not STATES[key].rows(Directive.objects.all(), ON).exists()]
    assert empty == []
    assert Speech.objects.filter(proposals__in=Proposal.objects.pending()).distinct().count() >= 2
    assert Decision.objects.values("outcome").distinct().count() == 3

    plant()
    assert counts() == planted


def test_the_fixture_in_the_repository_is_of_these_seeds():
    call_command("loaddata", settings.ROOT / "fixtures" / "seeds.json", verbosity=0)
    harvested = set(SourceFile.objects.values_list("sha256", flat=True))
    quotes = set(Directive.objects.values_list("quote", flat=True))

    plant()

    assert set(SourceFile.objects.values_list("sha256", flat=True)) == harvested
    assert quotes, "the fixture holds no directive"


def test_production_is_never_planted(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO"):
        call_command("plant")
    assert not User.objects.exists()


def plant() -> None:
    plant_registry()
    for _source in plant_speeches(on=ON, at=SOME_MOMENT, by=SOMEBODY):
        pass


def counts() -> list[int]:
    return [model.objects.count() for model in (SourceFile, Speech, Proposal, Decision, Directive, ResponsibleParty)]
