"""People who hear the pages, or use them without a mouse, can: an accessibility checker looks at every page."""

import pytest

from tests.browser.axe import violations
from tests.browser.leading import press
from tests.browser.places import AREAS, pages
from tests.browser.situations import SITUATIONS
from tests.builders import a_user, in_group
from tracker.people import groups

pytestmark = pytest.mark.looks


@pytest.mark.parametrize("area", AREAS)
def test_no_page_is_hard_to_use_for_the_disabled(area, administrator, county):
    found = [complaint for address in pages(area, county) for complaint in checked(administrator, address)]
    assert not found, "\n".join(found)


def checked(page, address: str) -> list[str]:
    page.goto(address)
    return violations(page)


@pytest.mark.parametrize("name", SITUATIONS)
def test_no_situation_is_hard_to_use_for_the_disabled(name, administrator, county):
    SITUATIONS[name](administrator, county)
    found = violations(administrator)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", ["/", "/directives/", "/parties/", "/meetings/", "/feeds/"])
def test_an_empty_ledger_is_not_hard_to_use_either(address, log_in, transactional_db):
    assert checked(log_in(in_group(groups.ADMINISTRATOR)), address) == []


def test_who_is_kept_out_can_read_why(page, log_in, transactional_db, settings):
    settings.AXES_ENABLED = True
    found = checked(page, "/accounts/login/")
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        page.get_by_label("用户名").fill("nobody")
        page.get_by_label("密码").fill("a wrong password")
        press(page, "Enter")
        found += violations(page)
    assert "密码错误次数过多" in page.locator("body").inner_text()

    found += checked(log_in(a_user()), "/")
    assert "403" in page.title() or page.get_by_role("heading").first.is_visible()
    assert found == []
