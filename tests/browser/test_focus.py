"""Who uses the keyboard sees where it is: whatever takes the focus looks otherwise while it has it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.looks

MOST_STOPS = 120
# The element that has the focus, and whether it looks otherwise without.
LOOK = """
() => {
    const look = element => {
        const style = getComputedStyle(element);
        const outline = style.outlineStyle === 'none' ? 'none' : style.outline;
        return [outline, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecoration].join();
    };
    const element = document.activeElement;
    if (element === document.body) return null;
    const focused = look(element);
    element.blur();
    const seen = look(element) !== focused;
    element.focus();
    return [element.outerHTML.slice(0, 150), seen];
}
"""
PLACES = {
    "the front page": lambda county: reverse("front-page"),
    "the list": lambda county: reverse("directives") + "?words=任务",
    "a directive": lambda county: reverse("directive", args=[county["directive"].public_id]),
    "a party": lambda county: reverse("party", args=[county["responsibleparty"].pk]),
    "a meeting": lambda county: reverse("meeting", args=[county["meeting"].public_id]),
    "the feeds": lambda county: reverse("feeds"),
    "the desk": lambda county: reverse("admin:extraction_review", args=[county["reviewed"].pk]),
    "accepting several": lambda county: reverse("admin:extraction_accept_many", args=[county["reviewed"].pk]),
    "a step": lambda county: reverse("directive-step", args=[county["directive"].public_id, "extend"]),
    "a list of the admin": lambda county: reverse("admin:tracker_directive_changelist"),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_focus_is_seen_wherever_the_tab_key_leads(place, administrator, county):
    administrator.goto(PLACES[place](county))

    stops = list(tabbed_through(administrator))

    assert len(stops) > 5
    assert [element for element, seen in stops if not seen] == []


def tabbed_through(page):
    """Each element the tab key leads to, once around the page, and whether its focus can be seen."""
    first = None
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(LOOK)  # nothing between the last element and the first
        if here and here[0] == first:
            return
        if here:
            first = first or here[0]
            yield here
