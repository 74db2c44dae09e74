"""What leads to another page: done, and waited for.

A click returns once the next page has begun to arrive.  Who then reads a list or counts rows at once reads half a page.
"""

from playwright.sync_api import Locator, Page


def follow(link: Locator) -> None:
    """Click a link or a button that leads to another page, and wait until that page is there."""
    with link.page.expect_navigation():
        link.click()


def sent_from(page: Page) -> list[str]:
    """The addresses to which the page sends a form from now on; the list grows as it does."""
    sent: list[str] = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    return sent


def selection_noticed(desk: Page) -> None:
    """Wait until the desk has noticed which words of the speech are selected: browsers tell of it a moment later."""
    desk.locator("[data-missed].ready").wait_for()


def press(page: Page, *keys: str) -> None:
    """Press keys of which each leads to another page, and wait for each."""
    for key in keys:
        with page.expect_navigation():
            page.keyboard.press(key)
