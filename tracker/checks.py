"""What Django's own `check` does not see.

Ids: tracker.E0xx stop the program, tracker.W0xx warn; those from W010 on only under `check --deploy`, and those that
ask the database only with `--database default` (and in `migrate`). Every hint says the way out.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from tracker import search

DEMO_ACCOUNT_PREFIX = "demo-"
WORKING_DAY = 8 * 60 * 60  # seconds


def active_demo_accounts() -> list[str]:
    """Return the names of demo accounts that could log in; none while the tables are not there yet.

    Raises ``DatabaseError`` where the database does not answer: not knowing of any is not the same as there being none.
    """
    users = get_user_model()
    if users._meta.db_table not in connection.introspection.table_names():
        return []
    accounts = users.objects.filter(username__startswith=DEMO_ACCOUNT_PREFIX, is_active=True)
    return sorted(accounts.values_list("username", flat=True))


def demo_accounts_refusal() -> str:
    """Return the sentence that refuses to start production with demo accounts in it, or nothing if there are none."""
    names = [] if settings.DEMO else active_demo_accounts()
    if not names:
        return ""
    return _("Demo accounts are still active in production: %(names)s. Delete or deactivate them first.") % {
        "names": ", ".join(names)
    }


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset corruption race: from 3.51.3, or one of its two backports."""
    backported = (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    return version >= (3, 51, 3) or backported


@register(Tags.database)
def demo_accounts(databases: Sequence[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """E003: accounts whose passwords were printed on a screen."""
    refusal = demo_accounts_refusal() if databases else ""
    return [Error(refusal, hint=_("Or set DEMO=on if this is a trial."), id="tracker.E003")] if refusal else []


@register(Tags.database)
def sqlite_journal(databases: Sequence[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """W001: the journal mode is kept in the database file, so settings alone cannot tell."""
    if not databases or connection.vendor != "sqlite" or wal_is_safe(sqlite3.sqlite_version_info):
        return []
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        return []
    message = _("The database is in WAL mode, which SQLite %(version)s can corrupt.")
    hint = _("Run PRAGMA journal_mode=DELETE on it, or use SQLite 3.51.3 or newer.")
    return [Warning(message % {"version": sqlite3.sqlite_version}, hint=hint, id="tracker.W001")]


@register(Tags.database)
def words_are_found(databases: Sequence[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """W002: an index that does not fit the record finds too little, or what is gone."""
    if not databases or search.missing() or not search.out_of_step():
        return []
    hint = _("Run manage.py rebuild_search.")
    return [Warning(_("The search index does not match the ledger."), hint=hint, id="tracker.W002")]


@register(Tags.compatibility)
def database_settings(**kwargs: object) -> list[CheckMessage]:
    """E001, E004: settings under which concurrent decisions get lost or block each other."""
    database = settings.DATABASES["default"]
    found: list[CheckMessage] = []
    if database["ENGINE"].endswith("sqlite3") and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        hint = _("Set transaction_mode to IMMEDIATE; otherwise concurrent decisions fail with 'database is locked'.")
        found.append(Error(_("SQLite does not take its write lock at the start."), hint=hint, id="tracker.E001"))
    if database.get("ATOMIC_REQUESTS"):
        hint = _("Remove ATOMIC_REQUESTS; the actions open their own short transactions.")
        found.append(Error(_("A slow upload would hold the database's write lock."), hint=hint, id="tracker.E004"))
    return found


@register(Tags.files)
def store_is_private(**kwargs: object) -> list[CheckMessage]:
    """E002: originals must not lie where the web server hands out files to anybody."""
    store = Path(settings.STORE_ROOT).resolve()
    public = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
    if not any(store.is_relative_to(Path(folder).resolve()) for folder in public if folder):
        return []
    hint = _("Set STORE_ROOT to a folder outside STATIC_ROOT and MEDIA_ROOT.")
    return [Error(_("The uploaded files lie in a folder that is served publicly."), hint=hint, id="tracker.E002")]


@register(Tags.compatibility)
def days_are_local(**kwargs: object) -> list[CheckMessage]:
    """E005: "today" is read at the edge in the default zone."""
    if settings.TIME_ZONE == "Asia/Shanghai" and settings.USE_TZ:
        return []
    hint = _("Set TIME_ZONE to Asia/Shanghai and USE_TZ to True.")
    return [Error(_("Deadlines would shift by a day."), hint=hint, id="tracker.E005")]


@register(Tags.security, deploy=True)
def demo_is_off(**kwargs: object) -> list[CheckMessage]:
    """W010: the trial's settings."""
    if not settings.DEMO:
        return []
    return [Warning(_("This is a demo."), hint=_("Remove DEMO from the environment and from .env."), id="tracker.W010")]


@register(Tags.security, deploy=True)
def walls_are_up(**kwargs: object) -> list[CheckMessage]:
    """W011, W012, W015: the parts that must be installed."""
    walls = {
        "tracker.W011": ("csp.middleware.CSPMiddleware", _("Pages carry no content security policy.")),
        "tracker.W012": ("axes.middleware.AxesMiddleware", _("Passwords can be guessed without limit.")),
        "tracker.W015": (
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
            _("A page without a decorator is open to everybody."),
        ),
    }
    hint = _("Add %(name)s, or a class built on it, to MIDDLEWARE.")
    return [
        Warning(message, hint=hint % {"name": name}, id=check_id)
        for check_id, (name, message) in walls.items()
        if not _is_installed(name)
    ]


def _is_installed(name: str) -> bool:
    """Whether the middleware or one built on it is; one made by a function is taken for nothing but itself."""
    wall, installed = import_string(name), map(import_string, settings.MIDDLEWARE)
    return any(found is wall or (isinstance(found, type) and issubclass(found, wall)) for found in installed)


@register(Tags.security, deploy=True)
def policy_is_strict(**kwargs: object) -> list[CheckMessage]:
    """W016: a policy with 'unsafe-inline' or foreign hosts stops nothing."""
    policy = getattr(settings, "CONTENT_SECURITY_POLICY", {}).get("DIRECTIVES", {})
    loose = sorted({source for sources in policy.values() for source in sources} - {"'self'", "'none'"})
    if not loose:
        return []
    hint = _("Take these sources out of CONTENT_SECURITY_POLICY: %(sources)s.") % {"sources": ", ".join(loose)}
    return [Warning(_("The content security policy is loose."), hint=hint, id="tracker.W016")]


@register(Tags.security, deploy=True)
def sessions_end(**kwargs: object) -> list[CheckMessage]:
    """W013: a shared office desk should not stay logged in over night."""
    if settings.SESSION_COOKIE_AGE <= WORKING_DAY:
        return []
    hint = _("Set SESSION_COOKIE_AGE to 28800 seconds or less.")
    return [Warning(_("A login lasts longer than a working day."), hint=hint, id="tracker.W013")]


@register(Tags.staticfiles, deploy=True)
def static_files_are_collected(**kwargs: object) -> list[CheckMessage]:
    """W014: with hashed names every page fails until the files are collected."""
    if settings.DEMO or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return []
    hint = _("Run manage.py collectstatic.")
    return [Warning(_("The static files have not been collected."), hint=hint, id="tracker.W014")]
