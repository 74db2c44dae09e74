"""Every page holds on a telephone, on a tablet, on an office screen, and there at 200 %, in both languages."""

import pytest

from tests.browser.axe import violations
from tests.browser.hard import a_hard_county
from tests.browser.places import AREAS, pages
from tests.browser.situations import SITUATIONS
from tests.browser.widths import WIDTHS, complaints_about

pytestmark = pytest.mark.looks


@pytest.fixture
def hard_county(transactional_db):
    return a_hard_county()


@pytest.fixture
def visitor(log_in, hard_county):
    return log_in(hard_county["visitors"]["administrator"])


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("area", AREAS)
def test_no_page_is_too_wide_or_lies_over_itself(area, language, visitor, hard_county, live_server):
    visitor.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    found = []
    for address in pages(area, hard_county):
        visitor.goto(address)
        found += [complaint for width in WIDTHS.values() for complaint in complaints_about(visitor, width)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", SITUATIONS)
def test_no_situation_is_too_wide_or_lies_over_itself(name, administrator, county):
    SITUATIONS[name](administrator, county)
    found = [complaint for width in WIDTHS.values() for complaint in complaints_about(administrator, width)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("area", AREAS)
def test_a_telephone_is_not_hard_to_use_for_the_disabled(area, visitor, hard_county):
    visitor.set_viewport_size({"width": 360, "height": 800})
    found = []
    for address in pages(area, hard_county):
        visitor.goto(address)
        found += violations(visitor)
    assert not found, "\n".join(found)
