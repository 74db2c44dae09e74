"""What a narrow screen, or large letters, may do to a page: measured in the page that is open."""

from pathlib import Path

from playwright.sync_api import Page

# By what is meant: a telephone, a tablet held upright, an office screen, and the same at 200 %.
WIDTHS = {"360": 360, "768": 768, "1280": 1280, "1280 at 200 %": 640}
HEIGHT = 800

MEASURE = Path(__file__).with_suffix(".js").read_text()


def complaints_about(page: Page, width: int) -> list[str]:
    """What is wrong with the page on a screen of this width, each with the page's address."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return [f"{page.url} at {width}: {each}" for each in page.evaluate(MEASURE)]
