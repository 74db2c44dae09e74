"""The whole way of a real speech: file → proposals → review in the admin → the right list → a fixture that loads.

The speeches stand beside the checkout where this project is developed, not on a user's machine; what they show here
the seeds show in the other tests.
"""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from extraction.models import Proposal
from tests.builders import a_party
from tests.extraction.reviewing import as_shown
from tracker.exports.fixtures import export_fixture
from tracker.models import Directive, Speech

GOLD = settings.ROOT.parent / "shared" / "gold"
NAMES = ["000", "001", "002", "003b"]
DAY = timedelta(days=1)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(not GOLD.is_dir(), reason="NOT SHOWN HERE: the labelled real speeches are not on this machine"),
]


def test_real_speeches_go_the_whole_way(client, reviewer, tmp_path):
    a_party("纪委")

    for name in NAMES:
        goes_as_far_as_the_lists(client, imported(name))

    assert_loads_elsewhere_the_same(tmp_path)


def goes_as_far_as_the_lists(client, speech: Speech) -> None:
    first, second, third = most_certain(speech)
    accepted = [decide(client, "correct", proposal, **as_shown(client, proposal)) for proposal in (first, second)]
    decide(client, "reject", third, reason="exhortation")

    for directive in accepted:
        assert speech.text[directive.start : directive.end] == directive.quote
        assert_in_the_right_lists(client, directive)
    assert not Directive.objects.filter(decision__proposal=third).exists()


def imported(name: str) -> Speech:
    """The speech of a labelled file, imported by command on the day it was held."""
    held_on = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))["held_on"]
    call_command("import_speeches", str(GOLD / f"{name}.txt"), "--held-on", held_on, verbosity=0)
    return Speech.objects.get(source__name=f"{name}.txt")


def most_certain(speech: Speech) -> list[Proposal]:
    """Three proposals: those with a day first, then the most confident."""
    pending = speech.proposals.pending()
    return sorted(pending, key=lambda p: (not any(d["due_on"] for d in p.deadlines), -p.confidence))[:3]


def decide(client, step: str, proposal: Proposal, **data: str) -> Directive | None:
    answer = client.post(reverse(f"admin:extraction_{step}", args=[proposal.pk]), data)
    assert answer.status_code == 302
    return Directive.objects.filter(decision__proposal=proposal).first()


def assert_in_the_right_lists(client, directive: Directive) -> None:
    due_on = directive.due_on()
    if due_on is None:
        assert listed(client, "undated", date(2026, 1, 1), directive) == directive.undated()
        return
    assert not listed(client, "overdue", due_on, directive)
    assert listed(client, "due-7", due_on, directive)
    assert listed(client, "overdue", due_on + DAY, directive)
    assert not listed(client, "due-7", due_on + DAY, directive)


def listed(client, state: str, on: date, directive: Directive) -> bool:
    answer = client.get(reverse("directives"), {"state": state, "on": on.isoformat()})
    assert answer.status_code == 200
    return str(directive.public_id) in answer.content.decode()


def assert_loads_elsewhere_the_same(folder: Path) -> None:
    """Export, load into an empty SQLite database of another process, export there: the same bytes."""
    here, there = folder / "here.json", folder / "there.json"
    export_fixture(here)
    for command in (["migrate", "--verbosity=0"], ["loaddata", "--verbosity=0", here], ["export_fixture", there]):
        elsewhere(folder, *command)
    assert there.read_bytes() == here.read_bytes()


def elsewhere(folder: Path, *command: object) -> None:
    url = f"sqlite:///{folder / 'elsewhere.sqlite3'}"
    environment = os.environ | {"TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, command)],
        cwd=settings.ROOT, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
