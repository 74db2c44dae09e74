"""The accessibility checker axe, run in the page that is open: what keeps people from using it."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Evaluated by the browser's own tools, not put into the page: the content policy would rightly stop it there.
RUN = "where => axe.run(where, {resultTypes: ['violations'], preload: false}).then(results => results.violations)"
GRAVE = {"serious", "critical"}
# The insides of two widgets that scripts of Django's admin draw: a search box without a name, a tooltip with one.
NOT_OURS = [[".select2-container"], [".help-tooltip"]]


def violations(page: Page) -> list[str]:
    """The serious and critical violations on the page as it stands, each with the rule, an element and the reason."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, {"exclude": NOT_OURS})
    return [f"{page.url}: {_in_words(each)}" for each in found if each["impact"] in GRAVE]


def _in_words(found: dict[str, Any]) -> str:
    first = found["nodes"][0]
    return f"{found['id']} ({len(found['nodes'])}×) {first['html'][:160]} {' '.join(first['failureSummary'].split())}"
