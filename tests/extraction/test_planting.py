"""The demo county: planted once, it has something to show on every list and work left for the visitor."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from extraction.actions import accept, draft_of
from extraction.models import Decision, Missed, Proposal
from extraction.planting import ACCOUNTS, plant_accounts, plant_registry, plant_speeches
from extraction.planting.seedfiles import seeds
from extraction.similar.restating import hints
from tests.builders import SOME_MOMENT, SOMEBODY, a_reviewer, a_user
from tracker.models import Directive, Meeting, ResponsibleParty, SourceFile, Speech

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ON = date(2026, 11, 21)
LISTS = ["overdue", "due-7", "due-30", "unowned", "undated", "open", "closed"]


def test_planting_shows_rows_on_every_list_and_again_changes_nothing():
    plant()
    planted = counts()

    empty = [key for key in LISTS if not Directive.objects.in_state(key, ON).exists()]
    assert empty == []
    assert Speech.objects.filter(proposals__in=Proposal.objects.pending()).distinct().count() >= 2
    assert Decision.objects.values("outcome").distinct().count() == 4

    plant()
    assert counts() == planted


def test_a_planting_interrupted_amid_the_decisions_of_a_file_is_finished_by_the_next(monkeypatch):
    def accept_five(proposal, **who):
        if Decision.objects.filter(outcome="accepted").count() == 5:
            raise KeyboardInterrupt
        return accept(proposal, **who)

    with monkeypatch.context() as interrupted:
        interrupted.setattr("extraction.planting.reviewing.accept", accept_five)
        with pytest.raises(KeyboardInterrupt):
            plant()
    plant()
    mended = counts()

    left = set(Proposal.objects.pending().values_list("speech__source__name", flat=True))
    assert left <= set(seeds("decisions")["undecided"])
    assert not Meeting.objects.filter(place="").exists()
    plant()
    assert counts() == mended


def test_the_fixture_in_the_repository_is_of_these_seeds():
    call_command("loaddata", settings.ROOT / "fixtures" / "seeds.json", verbosity=0)
    harvested = set(SourceFile.objects.values_list("sha256", flat=True))
    quotes = set(Directive.objects.values_list("quote", flat=True))

    plant()

    assert set(SourceFile.objects.values_list("sha256", flat=True)) == harvested
    assert quotes, "the fixture holds no directive"


def test_the_demo_shows_a_demand_made_again_and_one_the_reader_missed():
    plant()

    [merged] = Decision.objects.filter(outcome="merged")
    assert merged.merged_into.restatements.get().quote == merged.proposal.text
    assert [missed.directive.quote for missed in Missed.objects.all()] == ["对正在建的超高超大的，先停下来再说。"]


def test_the_demo_leaves_a_demand_made_again_for_the_visitor_to_merge():
    plant()
    visitor = a_reviewer()

    near = {proposal: hints(draft_of(proposal), visitor) for proposal in Proposal.objects.pending()}
    [hint] = [hint for found in near.values() for hint in found]
    assert hint.can_take
    assert hint.differences


def test_the_accounts_of_the_demo_share_a_password_that_stays(settings):
    password = plant_accounts()

    assert plant_accounts() == password
    assert len(password) >= 12
    users = [authenticate(RequestFactory().post("/"), username=a.username, password=password) for a in ACCOUNTS]
    assert [user.username for user in users if user.has_perm("extraction.decide_proposal")] == [
        "demo-reviewer", "demo-admin",
    ]  # fmt: skip
    assert [user.username for user in users if not user.is_staff] == ["demo-liaison"]
    assert not [user.username for user in users if user.is_superuser]


def test_the_accounts_of_an_earlier_demo_come_into_their_groups():
    early = a_user("demo-admin", is_superuser=True, permissions=("tracker.view_speech",))
    plant_accounts()

    now = User.objects.get(pk=early.pk)
    assert not now.is_superuser
    assert not now.user_permissions.exists()
    assert [group.name for group in now.groups.all()] == ["管理员"]


def test_the_liaison_officer_of_the_demo_has_something_to_see_and_not_all_of_it():
    plant()
    plant_accounts()
    seen = Directive.objects.visible_to(User.objects.get(username="demo-liaison"))
    assert 3 <= seen.count() < Directive.objects.count() / 2


def test_a_password_that_was_not_yet_written_when_planting_was_interrupted_is_made_up_anew(settings):
    kept = Path(settings.STORE_ROOT).parent / "demo-password"
    kept.touch()

    assert plant_accounts()
    assert kept.read_text()


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
