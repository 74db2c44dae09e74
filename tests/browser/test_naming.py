"""Unknown names in a real browser: by mouse, by keyboard, without script, and on a telephone."""

import pytest

from tests.browser.axe import violations
from tests.browser.leading import follow, press
from tests.builders import a_directive, a_party, a_reviewer
from tracker.actions import AssignmentDraft
from tracker.models import Assignment, LeftName, ResponsibleParty

LONG_NAME = "县委县政府推进易地扶贫搬迁后续扶持暨农村危房改造和农房抗震改造工作领导小组办公室"


@pytest.fixture
def names(transactional_db):
    """Two directives that wait for one name, and one for each of two others."""
    a_party("青屏县水利局")
    for name in ("县水利局", "县水利局", "有关方面", LONG_NAME):
        a_directive(assignments=(AssignmentDraft(name),))


def test_names_are_settled_one_after_the_other_and_the_directives_follow(log_in, names, complaints):
    page = log_in(a_reviewer())
    page.goto("/directives/?state=unowned-unregistered")
    follow(page.get_by_role("link", name="处理未识别名称"))
    assert page.locator(".names h2").first.inner_text().startswith("县水利局")

    follow(page.get_by_role("button", name="对应青屏县水利局"))
    assert "已为2项在办事项确定责任主体" in page.locator(".messages").inner_text()

    row = page.locator(".names li", has_text=LONG_NAME)
    row.get_by_label("类型").select_option("unit")
    follow(row.get_by_role("button", name="加入责任主体名录"))
    follow(page.get_by_role("button", name="暂不对应"))

    assert page.locator(".names li").count() == 0
    assert LeftName.objects.get().name == "有关方面"
    assert ResponsibleParty.objects.filter(name=LONG_NAME).exists()
    assert set(Assignment.objects.filter(party__isnull=True).values_list("name", flat=True)) == {"有关方面"}
    assert complaints == []


def test_a_name_is_joined_by_typing_alone_and_what_is_refused_stays_typed(log_in, names):
    page = log_in(a_reviewer())
    page.goto("/parties/names/")
    field = page.get_by_label("名录中的名称").first
    field.fill("青屏水利")
    press(page, "Enter")
    assert "责任主体名录中没有“青屏水利”" in page.locator(".problem").inner_text()
    assert page.get_by_label("名录中的名称").first.input_value() == "青屏水利"

    page.get_by_label("名录中的名称").first.fill("青屏县水利局")
    press(page, "Enter")
    assert Assignment.objects.filter(party__name="青屏县水利局").count() == 2


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_names_fit_the_screen(width, log_in, names):
    page = log_in(a_reviewer())
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/parties/names/")

    assert page.evaluate("document.querySelector('main').scrollWidth") <= width


def test_the_names_are_not_hard_to_use_for_the_disabled(log_in, names):
    page = log_in(a_reviewer())
    page.goto("/parties/names/")
    assert violations(page) == []


def test_names_are_settled_without_script(another_page, names):
    page = another_page(a_reviewer(), java_script_enabled=False)
    page.goto("/parties/names/")
    page.get_by_role("button", name="对应青屏县水利局").click()
    assert "已为2项在办事项确定责任主体" in page.locator(".messages").inner_text()
