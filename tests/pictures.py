"""The pictures of README and docs, taken anew: ``python -m tests.pictures docs/pictures``; and to be looked at, every
page there is at every width, in both languages: ``python -m tests.pictures var/looks --pages [part of an address]``.

The seeds are planted into a throw-away database, a real chromium looks at the pages as an office does, and each picture
is kept with few colours, which is enough for pages and a third of the size.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import product
from pathlib import Path

# Before Django is loaded; playwright's loop runs in this thread, where Django would refuse the database.
os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}

import django
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_databases
from PIL import Image
from playwright.sync_api import Page, sync_playwright

SIZE = {"width": 1280, "height": 800}
COLOURS = 128
CHINESE = {"LANGUAGE": "zh_CN"}


def main() -> None:
    """Take every picture into the folder named."""
    folder, *asked = map(str, sys.argv[1:])
    django.setup()
    made = setup_databases(verbosity=0, interactive=False)
    with _a_browser() as open_for:
        if asked[:1] == ["--pages"]:
            _take_every_page(Path(folder), open_for, "".join(asked[1:]))
        else:
            call_command("plant", stdout=StringIO())
            _take_all(Path(folder), open_for)
    for connection, name, _destroy in made:
        connection.creation.destroy_test_db(name, verbosity=0)


@contextmanager
def _a_browser() -> Iterator[Callable[[str], Page]]:
    """What opens an empty page for somebody of that name, in Chinese."""
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import FLAGS, program

    server = LiveServer("localhost")

    def open_for(username: str) -> Page:
        context = browser.new_context(base_url=server.url, locale="zh-CN", timezone_id="Asia/Shanghai", viewport=SIZE)
        _log_in(context, server.url, username)
        return context.new_page()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS, env=os.environ | CHINESE)
        yield open_for
        browser.close()
    server.stop()


def _take_all(folder: Path, open_for: Callable[[str], Page]) -> None:
    for name, (username, lead) in PICTURES.items():
        page = open_for(username)
        lead(page)
        _take(page, folder / f"{name}.png")
        page.context.close()


def _take_every_page(folder: Path, open_for: Callable[[str], Page], part: str) -> None:
    """Each page whose address has that part, of a county that is hard to fit, whole, at every width."""
    from tests.browser.hard import a_hard_county
    from tests.browser.places import AREAS, pages
    from tests.browser.widths import HEIGHT, WIDTHS

    county = a_hard_county()
    page = open_for(county["visitors"]["administrator"].username)
    page.goto("/")
    folder.mkdir(parents=True, exist_ok=True)
    addresses = [each for area in AREAS for each in pages(area, county) if part in each]
    for language, address, width in product(["zh-hans", "en"], addresses, WIDTHS.values()):
        page.context.add_cookies([{"name": "django_language", "value": language, "url": page.evaluate("origin")}])
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.goto(address)
        name = re.sub(r"\W+", "-", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "x", address)).strip("-") or "front-page"
        page.screenshot(path=folder / f"{name}.{width}.{language}.png", full_page=True)


def _log_in(context, address: str, username: str) -> None:
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.get(username=username))
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])


def _take(page: Page, path: Path) -> None:
    page.screenshot(path=path)
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path} {path.stat().st_size // 1000} kB")


def _desk(page: Page) -> None:
    """Four accepted, so that the picture shows decided ones, and then the first with one owner and a day."""
    from extraction.models import Proposal

    pending = Proposal.objects.pending().in_reading_order().order_by("speech", "start").first()
    desk = f"/admin/tracker/speech/{pending.speech_id}/review/"
    page.goto(desk)
    for _accepted in range(4):
        with page.expect_navigation():
            page.keyboard.press("Enter")
    left = Proposal.objects.pending().filter(speech=pending.speech_id).in_reading_order()
    shown = next((p for p in left if len(p.parties) == 1 and p.deadlines and p.deadlines[0]["due_on"]), left[0])
    page.goto(f"{desk}?current={shown.pk}#quote-{shown.pk}")


def _front_page(page: Page) -> None:
    page.goto("/")


def _list(page: Page) -> None:
    page.goto("/directives/?state=overdue")


def _search(page: Page) -> None:
    """What was typed run together, and is found cut apart."""
    page.goto("/search/?q=防汛物资储备")


def _meeting(page: Page) -> None:
    """The table of the meeting with most items."""
    from django.db.models import Count

    from tracker.models import Meeting

    meeting = Meeting.objects.annotate(items=Count("speeches__directives")).latest("items")
    page.goto(f"/meetings/{meeting.public_id}/")


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "desk": ("demo-reviewer", _desk),
    "front-page": ("demo-supervisor", _front_page),
    "list": ("demo-supervisor", _list),
    "meeting": ("demo-supervisor", _meeting),
    "search": ("demo-supervisor", _search),
}

if __name__ == "__main__":
    main()
