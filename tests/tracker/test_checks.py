"""Each system check of ours is silent on our settings and speaks up on a bad one."""

import pytest
from django.core.checks import run_checks

from tracker.checks import demo_accounts_refusal, wal_is_safe

KEEPING = "tracker.views.logging_in.KeepingLoginRequiredMiddleware"


def ids() -> set[str]:
    """The ids of all findings of ours, deployment checks included."""
    return {found.id for found in run_checks(include_deployment_checks=True) if found.id.startswith("tracker.")}


@pytest.fixture(autouse=True)
def production(settings, tmp_path):
    """Settings that none of our checks complains about."""
    settings.DEMO = False
    settings.SESSION_COOKIE_AGE = 8 * 60 * 60
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "staticfiles.json").touch()


def test_good_settings_are_passed_in_silence():
    assert ids() == set()


@pytest.mark.parametrize(
    ("middleware", "found"),
    [
        ("csp.middleware.CSPMiddleware", "tracker.W011"),
        ("axes.middleware.AxesMiddleware", "tracker.W012"),
        (KEEPING, "tracker.W015"),
    ],
)
def test_a_missing_wall_is_named(settings, middleware, found):
    assert middleware in settings.MIDDLEWARE
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != middleware]
    assert ids() == {found}


def test_any_middleware_that_asks_for_a_login_is_wall_enough(settings):
    plain = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    settings.MIDDLEWARE = [plain if name == KEEPING else name for name in settings.MIDDLEWARE]
    assert ids() == set()


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("DEMO", True, "tracker.W010"),
        ("SESSION_COOKIE_AGE", 1_209_600, "tracker.W013"),
        ("TIME_ZONE", "America/Chicago", "tracker.E005"),
        ("CONTENT_SECURITY_POLICY", {"DIRECTIVES": {"script-src": ["'self'", "'unsafe-inline'"]}}, "tracker.W016"),
    ],
)
def test_a_loose_setting_is_named(settings, name, value, found):
    setattr(settings, name, value)
    assert ids() == {found}


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [("OPTIONS", {}, "tracker.E001"), ("ATOMIC_REQUESTS", True, "tracker.E004")],
)
def test_a_database_that_would_lose_decisions_is_named(settings, monkeypatch, option, value, found):
    database = settings.DATABASES["default"]
    monkeypatch.setitem(database, "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(database, "OPTIONS", {"transaction_mode": "IMMEDIATE"})
    assert ids() == set()
    monkeypatch.setitem(database, option, value)
    assert ids() == {found}


def test_a_store_inside_the_public_folder_is_named(settings):
    settings.STORE_ROOT = settings.STATIC_ROOT / "store"
    assert ids() == {"tracker.E002"}


def test_uncollected_static_files_are_named(settings):
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    assert ids() == {"tracker.W014"}


@pytest.mark.django_db
def test_an_active_demo_account_is_refused_by_name_and_a_deactivated_one_is_not(settings, django_user_model):
    account = django_user_model.objects.create_user("demo-clerk")
    assert "demo-clerk" in demo_accounts_refusal()
    account.is_active = False
    account.save()
    assert demo_accounts_refusal() == ""


@pytest.mark.django_db
def test_a_trial_may_keep_its_demo_accounts(settings, django_user_model):
    settings.DEMO = True
    django_user_model.objects.create_user("demo-clerk")
    assert demo_accounts_refusal() == ""


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_wal_is_trusted_only_where_the_race_is_mended(version, safe):
    assert wal_is_safe(version) is safe
