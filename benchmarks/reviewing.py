"""What a review costs: ``python -m benchmarks.reviewing [LABELS]``, keys and seconds, at the desk and the plain way.

LABELS is the ``.gold.json`` of a labelled speech.  A real chromium is driven with real keys against a server of its own
and a database of its own, first through the desk, then through the forms that Django's admin makes of the same tables
(``benchmarks/plain_admin.py``).  At the desk every proposal is decided as the labels say.  The plain way records the
same directives and nothing else: what is rejected at the desk costs no key there.

Seconds are those of browser and server, keys pressed as fast as pages come.  Reading and thinking are in neither; nor
is, the plain way, finding and copying words in the speech: pasting them counts two keys, whatever their length.
"""

import argparse
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

# Before Django is loaded; playwright's loop runs in this thread, where Django would refuse the database.
os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}

import django
from django.test import Client, override_settings
from django.test.utils import setup_databases
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "gold" / "003b.gold.json"
SEED = ROOT / "seeds" / "gold" / "04-work-safety.gold.json"
MOST_OWNERS = 3  # rows that the plain form shows unasked

Costs = Counter[str]


def main() -> None:
    """Print keys and seconds for each kind of decision, and the ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reviewing", description="What a review costs.")
    parser.add_argument("labels", nargs="?", type=Path, default=REAL if REAL.exists() else SEED)
    labels = parser.parse_args().labels.resolve()
    django.setup()
    made = setup_databases(verbosity=0, interactive=False)
    with override_settings(ROOT_URLCONF="benchmarks.plain_admin", ALLOWED_HOSTS=["*"]):
        _measure(labels)
    for connection, name, _destroy in made:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure(labels: Path) -> None:
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import FLAGS, program
    from tests.browser.labelled import labelled
    from tests.builders import a_user

    speech, server = labelled(labels), LiveServer("localhost")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        page = browser.new_context(base_url=server.url, locale="zh-CN").new_page()
        _log_in(page, server.url, a_user("zhoumin", is_staff=True, is_superuser=True))
        print(f"{labels.name}: {len(speech.speech.text)} characters, {speech.speech.proposals.count()} proposals")
        _print_all(*_at_the_desk(page, speech), *_the_plain_way(page, speech.speech))
        browser.close()
    server.stop()


def _log_in(page: Page, address: str, user: Any) -> None:
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


def _at_the_desk(page: Page, speech: Any) -> tuple[Costs, Costs, float]:
    """Keys and counts of each kind of decision, and the seconds of all."""
    from tests.browser.deciding import review

    page.goto(f"/admin/tracker/speech/{speech.speech.pk}/review/")
    keys, counts, begun = Counter[str](), Counter[str](), time.perf_counter()
    for _proposal, kind, pressed in review(page, speech):
        keys[kind] += pressed
        counts[kind] += 1
    return keys, counts, time.perf_counter() - begun


def _the_plain_way(page: Page, speech: Any) -> tuple[int, int, float]:
    """Keys, directives and seconds to record by plain forms what the desk put on the ledger."""
    from tests.browser.hands import Hands
    from tracker.models import Directive

    recorded = list(Directive.objects.filter(speech=speech).order_by("start", "pk"))
    page.goto("/plain/tracker/directive/add/")
    hands, begun = Hands(page), time.perf_counter()
    for directive in recorded:
        _type_in(hands, directive)
    seconds = time.perf_counter() - begun
    if Directive.objects.count() != 2 * len(recorded):
        raise SystemExit("the plain forms did not record everything")
    return hands.pressed, len(recorded), seconds


def _type_in(hands: Any, directive: Any) -> None:
    """Fill in one form, from its first field, which has the cursor, to the button for another."""
    hands.paste(directive.text)
    for name in ("kind", "strength"):
        hands.tab_to(f"[name={name}]")
        hands.choose(getattr(directive, name))
    for row, owner in enumerate(directive.assignments.all()[:MOST_OWNERS]):
        hands.tab_to(f"[name=assignments-{row}-name]")
        hands.paste(owner.name)
        hands.tab_to(f"[name=assignments-{row}-role]")
        hands.choose(owner.role)
    deadline = directive.deadlines.filter(standing="current").first()
    if deadline:
        hands.tab_to("[name=deadlines-0-kind]")
        hands.choose(deadline.kind)
        hands.tab_to("[name=deadlines-0-words]")
        hands.paste(deadline.words)
        if deadline.due_on:
            hands.tab_to("[name=deadlines-0-due_on]")
            hands.type(str(deadline.due_on))
    hands.tab_to("[name=_addanother]")
    hands.lead("Enter")


def _print_all(keys: Costs, counts: Costs, seconds: float, plain_keys: int, plain: int, plain_seconds: float) -> None:
    names = {"accepted": "right, accepted", "corrected": "corrected", "rejected": "rejected"}
    for kind, name in names.items():
        _line(f"desk: {name}", keys[kind], counts[kind])
    _line("desk: all", keys.total(), counts.total(), seconds)
    _line("plain forms: recorded", plain_keys, plain, plain_seconds)
    print(f"keys: plain forms / desk {plain_keys / keys.total():.1f}, seconds {plain_seconds / seconds:.1f}")


def _line(name: str, keys: int, count: int, seconds: float | None = None) -> None:
    took = "" if seconds is None else f"{seconds:7.1f} s, {seconds / count:.2f} s each"
    print(f"  {name:<24}{count:4} items {keys:5} keys {keys / max(count, 1):6.2f} each {took}")


if __name__ == "__main__":
    main()
