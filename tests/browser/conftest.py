"""A real chromium for the tests in this folder: the page must look and work there, not only in the test client.

Debian's chromium is driven, not one that playwright downloads. Where none is found the tests are skipped, loudly;
with REQUIRE_BROWSER=1 they fail.
"""

import os
import shutil
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from tests.browser.places import a_county

# Playwright's synchronous interface runs an event loop in this thread, where Django would refuse database queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
FLAGS = [
    "--no-sandbox",  # chromium refuses to run as root with its sandbox, and the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter) -> None:
    """Say loudly what was not looked at."""
    if any("no chromium" in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line("*** THE PAGES WERE NOT TESTED IN A BROWSER: install chromium ***", red=True)


def program() -> str | None:
    """Where the browser is, if it is installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@pytest.fixture(scope="session")
def browser():
    """A chromium without a window, one for all tests."""
    found = program()
    if found is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail("no chromium found, and REQUIRE_BROWSER=1 insists on it")
    if found is None:
        pytest.skip("no chromium found (Debian: apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


class Complaints(list):
    """What the browser objected to: content policy violations, script errors, requests to other hosts."""

    def listen_to(self, page: Page) -> None:
        """Collect the page's errors from now on."""
        page.on("console", lambda message: message.type == "error" and self.append(message.text))
        page.on("pageerror", lambda error: self.append(str(error)))

    def guard(self, context: BrowserContext, own_address: str) -> None:
        """Let requests through to `own_address` only; note and stop all others."""

        def decide(route: Route) -> None:
            url = route.request.url
            if url.startswith((own_address, "data:")):
                route.continue_()
            else:
                self.append(f"request to {url}")
                route.abort()

        context.route("**/*", decide)


@pytest.fixture
def complaints() -> Complaints:
    """What the browser objected to during this test; assert that it is empty."""
    return Complaints()


@pytest.fixture
def page(browser, live_server, complaints, transactional_db) -> Page:
    """An empty page at the size of an office screen, in Chinese, that reaches nothing but the live server."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1366, "height": 768},
    )
    complaints.guard(context, live_server.url)
    page = context.new_page()
    complaints.listen_to(page)
    yield page
    context.close()


@pytest.fixture
def log_in(page, live_server):
    """Return a function that makes `page` the page of a given user, without the login form."""

    def as_user(user: User) -> Page:
        return logged_in(page, user, live_server.url)

    return as_user


@pytest.fixture
def another_page(browser, live_server, transactional_db):
    """Return a function that opens a page of a given user in a browser of its own, in Chinese; options are those of
    playwright's contexts, as ``java_script_enabled``."""
    contexts = []

    def of_user(user: User, **options) -> Page:
        contexts.append(browser.new_context(base_url=live_server.url, locale="zh-CN", **options))
        return logged_in(contexts[-1].new_page(), user, live_server.url)

    yield of_user
    for context in contexts:
        context.close()


def logged_in(page: Page, user: User, address: str) -> Page:
    """The same page, as this user from now on, without the login form."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    return page


@pytest.fixture
def county(transactional_db) -> dict[str, Any]:
    """A county with something on every page; see ``places``."""
    return a_county()


@pytest.fixture
def administrator(log_in, county) -> Page:
    """The browser page of somebody whom every page lets in."""
    return log_in(county["visitors"]["administrator"])
