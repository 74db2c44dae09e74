"""The content security policy lets our own pages work, and the tests would notice if it did not."""


def test_the_admin_works_under_the_policy(page, log_in, admin_user, complaints):
    log_in(admin_user).goto("/admin/")
    assert page.locator("#user-tools").is_visible()
    assert page.locator("html").get_attribute("lang") == "zh-hans"
    assert complaints == []


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
