"""From Chinese to English and back: on the same page, with its filters, and nothing is lost."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from tests.browser.leading import follow


@pytest.fixture
def supervisor(log_in, county):
    return log_in(county["visitors"]["supervisor"])


def switch(page, language: str) -> None:
    follow(page.get_by_role("button", name=language))


ADDRESSES = ["/?on=2026-04-01", "/directives/?state=open&words=任务&sort=-due", "/parties/", "/meetings/", "/feeds/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_language_changes_and_the_page_stays(supervisor, address, complaints):
    supervisor.goto(address)
    before = supervisor.locator("h1").inner_text()

    switch(supervisor, "English")
    assert supervisor.locator("html").get_attribute("lang") == "en"
    assert supervisor.locator("h1").inner_text() != before
    assert unquote(supervisor.url).endswith(address)

    switch(supervisor, "简体中文")
    assert supervisor.locator("h1").inner_text() == before
    assert unquote(supervisor.url).endswith(address)
    assert complaints == []


def test_the_filters_stay_filled_in(supervisor):
    supervisor.goto("/directives/?words=任务&due_to=2100-01-01")
    rows = supervisor.locator(".ledger tbody tr").count()

    switch(supervisor, "English")

    assert rows == supervisor.locator(".ledger tbody tr").count() > 0
    assert supervisor.locator("[name=words]").input_value() == "任务"
    assert supervisor.locator("[name=due_to]").input_value() == "2100-01-01"


def test_the_desk_speaks_the_language_that_was_chosen(page, log_in, county):
    log_in(county["visitors"]["reviewer"]).goto("/")
    switch(page, "English")
    page.goto(reverse("admin:extraction_review", args=[county["reviewed"].pk]))
    assert "Accept" in page.locator(".buttons button.default").inner_text()

    page.goto("/")
    switch(page, "简体中文")
    page.goto(reverse("admin:extraction_review", args=[county["reviewed"].pk]))
    assert "采纳" in page.locator(".buttons button.default").inner_text()
