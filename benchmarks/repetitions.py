"""What repetitions cost to correct: ``python -m benchmarks.repetitions [LABELS]``, keys at the desk, by keyboard alone.

Every proposal of a labelled speech is recorded: one that repeats only after its first repetition was made another
(每季度, by the last day, at least twice), the others as they stand.  LABELS is the ``.gold.json`` of the speech.
"""

import argparse
from collections import Counter
from pathlib import Path

import django
from django.test.utils import override_settings, setup_databases
from playwright.sync_api import Page, sync_playwright

from benchmarks.reviewing import ROOT, _log_in

SEED = ROOT / "seeds" / "gold" / "05-schools.gold.json"


def main() -> None:
    """Print the keys for proposals that are accepted, and for those whose repetition is corrected."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.repetitions", description="Keys for repetitions.")
    parser.add_argument("labels", nargs="?", type=Path, default=SEED)
    labels = parser.parse_args().labels.resolve()
    django.setup()
    made = setup_databases(verbosity=0, interactive=False)
    with override_settings(ALLOWED_HOSTS=["*"]):
        _measure(labels)
    for connection, name, _destroy in made:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure(labels: Path) -> None:
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import FLAGS, program
    from tests.browser.labelled import labelled
    from tests.builders import a_user

    speech, server = labelled(labels).speech, LiveServer("localhost")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        page = browser.new_context(base_url=server.url, locale="zh-CN").new_page()
        _log_in(page, server.url, a_user("zhoumin", is_staff=True, is_superuser=True))
        page.goto(f"/admin/tracker/speech/{speech.pk}/review/")
        keys, counts = _review(page)
        browser.close()
    server.stop()
    print(f"{labels.name}: {counts.total()} proposals, {keys.total()} keys")
    for kind in counts:
        print(f"  {kind:<24}{counts[kind]:4} items {keys[kind]:5} keys {keys[kind] / counts[kind]:6.2f} each")


def _review(page: Page) -> tuple[Counter[str], Counter[str]]:
    from tests.browser.hands import Hands

    keys, counts = Counter[str](), Counter[str]()
    while page.locator("article.card.pending").count():
        hands, repeats = Hands(page), page.locator(".deadline-row .in-short").count() > 0
        if repeats:
            _correct(hands)
        hands.lead("Control+Enter" if repeats else "Enter")
        kind = "repetition corrected" if repeats else "accepted"
        keys[kind] += hands.pressed
        counts[kind] += 1
    return keys, counts


def _correct(hands: object) -> None:
    """Lead the cursor to the first row that repeats, and fill in another repetition."""
    from tests.browser.hands import Hands

    assert isinstance(hands, Hands)
    first = hands.page.locator(".deadline-row:has(.in-short) [name$=repetition_every]").first.get_attribute("name")
    hands.jump_to("p", f"[name={first}]")
    hands.type("1")
    hands.press("Tab")
    hands.choose("quarter")
    hands.press("Tab")
    hands.paste("最后一天")
    hands.press("Tab")
    hands.type("2")


if __name__ == "__main__":
    main()
