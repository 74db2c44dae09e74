"""The content security policy lets our own pages work, and the tests would notice if it did not."""

import pytest

from tests.browser.places import AREAS, pages
from tests.browser.situations import SITUATIONS

pytestmark = pytest.mark.looks


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("area", AREAS)
def test_no_page_breaks_the_policy_or_asks_another_host(area, language, administrator, county, live_server, complaints):
    administrator.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    for address in pages(area, county):
        administrator.goto(address)
        assert administrator.locator("html").get_attribute("lang") == language, address
        assert complaints == [], address


@pytest.mark.parametrize("name", SITUATIONS)
def test_no_situation_breaks_the_policy_or_asks_another_host(name, administrator, county, complaints):
    SITUATIONS[name](administrator, county)
    # The browser itself complains of each answer that is a refusal.
    assert [complaint for complaint in complaints if "Failed to load resource" not in complaint] == []


def test_a_script_in_the_page_is_stopped_and_noticed(page, log_in, admin_user, complaints):
    log_in(admin_user).goto("/admin/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = 1'}))")
    assert page.title() != "1"
    assert any("Content Security Policy" in complaint for complaint in complaints)


def test_a_request_to_another_host_is_stopped_and_noticed(page, log_in, admin_user, complaints):
    log_in(admin_user).goto("/admin/")
    page.goto("about:blank")
    page.evaluate("fetch('http://elsewhere.example/').catch(() => 0)")
    assert any("elsewhere.example" in complaint for complaint in complaints)
