"""What starts, what refuses to start, and what `check --deploy` says; each in a process of its own."""

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from tracker.checks import wal_is_safe
from tracker.signing_key import demo_key

ROOT = Path(__file__).resolve().parent.parent
GOOD_KEY = "production-" + "0123456789" * 5
CREATE_DEMO_ACCOUNT = (
    "from django.contrib.auth.models import User; User.objects.create_user('demo-reviewer', password='x')"
)
STOP_FOR_GOOD = 3  # any other status and gunicorn starts the worker again, without end
SERVE = [sys.executable, "-c", "import tracker.wsgi; print('serving')"]


SHOW_ANSWERS = """
import json, django
django.setup()
from django.test import Client
login = Client().get("/accounts/login/", secure=True, HTTP_HOST="tracker.example")
plain = Client().get("/accounts/login/", HTTP_HOST="tracker.example")
foreign = Client().get("/accounts/login/", secure=True, HTTP_HOST="elsewhere.example")
cookies = {name: [morsel["secure"], morsel["httponly"], morsel["path"]] for name, morsel in login.cookies.items()}
print(json.dumps({
    "status": login.status_code, "headers": dict(login.headers), "cookies": cookies,
    "plain": [plain.status_code, plain.headers.get("Location")], "foreign": foreign.status_code,
}))
"""


class Installation:
    """A production installation in a folder of its own: the tracker started as an office would start it."""

    def __init__(self, folder: Path):
        (folder / "static").mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "TRACKER_HOME": str(folder),  # and not the checkout, whose `.env` is a developer's
            "DEMO": "off",
            "SECRET_KEY": GOOD_KEY,
            "ALLOWED_HOSTS": "tracker.example",
            "DATABASE_URL": f"sqlite:///{folder}/tracker.sqlite3",
            "STORE_ROOT": f"{folder}/store",
            "STATIC_ROOT": f"{folder}/static",
        }

    def run(self, *command: str, **changes: str) -> subprocess.CompletedProcess:
        """Run `command` with `changes` to the environment."""
        environment = self.environment | changes
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)

    def manage(self, *words: str, **changes: str) -> subprocess.CompletedProcess:
        """Run a management command."""
        return self.run(sys.executable, "manage.py", *words, **changes)


@pytest.fixture
def production(tmp_path):
    return Installation(tmp_path)


def ids_in(output: str) -> set[str]:
    """The ids of the checks that `manage.py check` printed."""
    words = output.replace("(", " ").replace(")", " ").split()
    return {word for word in words if word.startswith(("security.", "tracker.")) and word[-3:].isdigit()}


@pytest.mark.parametrize(
    ("key", "said"),
    [("", "SECRET_KEY is not set"), ("demo-" + "x" * 60, "SECRET_KEY is a demo key"), ("x" * 49, "only 49 characters")],
)
def test_production_refuses_a_missing_a_demo_or_a_short_key_in_one_sentence(production, key, said):
    refused = production.manage("check", SECRET_KEY=key)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_demo_key_may_not_live_on_as_a_former_key(production):
    refused = production.manage("check", SECRET_KEY_FALLBACKS="demo-" + "x" * 60)
    assert "SECRET_KEY is a demo key" in refused.stderr


def test_the_server_stops_for_good_without_a_key_and_says_so_once(production):
    refused = production.run(*SERVE, SECRET_KEY="")
    assert refused.returncode == STOP_FOR_GOOD
    assert refused.stderr.splitlines() == [
        "SECRET_KEY is not set: set it to 50 or more random characters, or set DEMO=on."
    ]


def test_debug_and_demo_are_off_unless_asked_for(production):
    del production.environment["DEMO"]
    shown = production.manage("diffsettings", "--all", DEMO="")
    assert "DEBUG = False" in shown.stdout
    assert "DEMO = False" in shown.stdout


def test_a_folder_of_the_office_that_is_not_there_refuses_the_start_in_one_sentence(production, tmp_path):
    refused = production.manage("check", TRACKER_HOME=str(tmp_path), OFFICE_FOLDER="own")
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [f"OFFICE_FOLDER ({tmp_path}/own): {tmp_path}/own is no folder"]


@pytest.mark.slow
def test_production_serves_once_no_demo_account_is_active(production):
    assert production.manage("migrate", "--verbosity", "0").returncode == 0
    assert production.run(*SERVE).stdout == "serving\n"

    production.manage("shell", "--verbosity", "0", "-c", CREATE_DEMO_ACCOUNT)
    refused = production.run(*SERVE)
    assert refused.returncode == STOP_FOR_GOOD
    assert "demo-reviewer" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "tracker.E003" in ids_in(production.manage("check", "--database", "default").stderr)

    deactivate = "from django.contrib.auth.models import User; User.objects.update(is_active=False)"
    production.manage("shell", "--verbosity", "0", "-c", deactivate)
    assert production.run(*SERVE).stdout == "serving\n"


@pytest.mark.slow
def test_nothing_is_served_while_the_database_cannot_say_who_is_active(production):
    refused = production.run(*SERVE, DATABASE_URL="postgres://office@127.0.0.1:1/tracker")
    assert refused.stdout == ""
    assert refused.returncode not in (0, STOP_FOR_GOOD), "the database may answer the next worker"
    assert "The database does not answer" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.slow
def test_a_database_in_wal_mode_is_named_where_this_sqlite_could_corrupt_it(production, tmp_path):
    with closing(sqlite3.connect(tmp_path / "tracker.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")

    found = ids_in(production.manage("check", "--database", "default").stderr)
    assert ("tracker.W001" in found) is not wal_is_safe(sqlite3.sqlite_version_info)


@pytest.mark.slow
def test_the_production_settings_pass_the_deployment_check(production):
    production.manage("collectstatic", "--noinput", "--verbosity", "0")
    checked = production.manage("check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.slow
def test_production_answers_only_over_tls_to_its_own_name_and_with_every_wall_up(production):
    production.manage("migrate", "--verbosity", "0")
    production.manage("collectstatic", "--noinput", "--verbosity", "0")
    shown = production.run(sys.executable, "-c", SHOW_ANSWERS, DJANGO_SETTINGS_MODULE="tracker.settings")
    answer = json.loads(shown.stdout)
    assert answer["status"] == 200
    assert answer["plain"] == [301, "https://tracker.example/accounts/login/"]
    assert answer["foreign"] == 400
    assert answer["cookies"] == {"__Host-csrftoken": [True, True, "/"]}
    headers = answer["headers"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
    ]


@pytest.mark.slow
def test_the_demo_fails_the_deployment_check_for_exactly_these_reasons(production):
    checked = production.manage("check", "--deploy", "--fail-level", "WARNING", DEMO="on")
    assert checked.returncode == 1
    assert ids_in(checked.stderr) == {
        "security.W004",  # no HSTS
        "security.W008",  # no redirect to TLS
        "security.W012",  # session cookie without TLS
        "security.W016",  # CSRF cookie without TLS
        "tracker.W010",  # the demo itself
    }


def test_the_demo_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "var" / "demo-secret-key"
    key = demo_key(path)
    assert key.startswith("demo-")
    assert len(key) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
    assert demo_key(path) == key


def test_who_starts_at_the_same_moment_shares_the_demo_key(tmp_path):
    for attempt in range(20):
        path, together = tmp_path / str(attempt), Barrier(8)

        def starting(_number: int, path=path, together=together) -> str:
            together.wait(timeout=60)
            return demo_key(path)

        with ThreadPoolExecutor(8) as pool:
            keys = set(pool.map(starting, range(8)))
        assert len(keys) == 1
        assert keys.pop().startswith("demo-")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(str(attempt) for attempt in range(20))


def test_a_database_on_postgresql_is_asked_for_by_its_url(production):
    url = "postgres://office:secret@db.example:5433/tracker"
    database = "from django.conf import settings; print(settings.DATABASES['default'])"
    shown = production.run(sys.executable, "-c", database, DATABASE_URL=url, DJANGO_SETTINGS_MODULE="tracker.settings")
    assert "django.db.backends.postgresql" in shown.stdout
    assert "'HOST': 'db.example'" in shown.stdout
    assert "lock_timeout=5s" in shown.stdout


@pytest.mark.parametrize("url", ["", "nonsense"])
def test_a_database_url_that_names_no_database_is_refused_in_one_sentence(production, url):
    refused = production.manage("check", DATABASE_URL=url)
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1].startswith("DATABASE_URL names no database")


SHOW_PROXY_SETTINGS = """
from django.conf import settings
print(settings.SECURE_PROXY_SSL_HEADER, getattr(settings, "AXES_CLIENT_IP_CALLABLE", None))
"""


@pytest.mark.parametrize(
    ("behind", "said"),
    [("on", "('HTTP_X_FORWARDED_PROTO', 'https') tracker.people.signatures.forwarded_address"), ("off", "None None")],
)
def test_a_proxy_is_believed_only_where_there_is_said_to_be_one(production, behind, said):
    changes = {"BEHIND_TLS_PROXY": behind, "DJANGO_SETTINGS_MODULE": "tracker.settings"}
    assert production.run(sys.executable, "-c", SHOW_PROXY_SETTINGS, **changes).stdout.strip() == said


SHOW_SETTINGS_OF_TESTS = """
from tests.settings import *
print(CSRF_TRUSTED_ORIGINS, "SECURE_PROXY_SSL_HEADER" in globals(), RULES_OFF, OFFICE_FOLDER, DUE_SOON_DAYS, ROOT)
"""
OF_A_DEVELOPER = {
    "CSRF_TRUSTED_ORIGINS": "https://office.example", "BEHIND_TLS_PROXY": "on", "RULES_OFF": "cue.must",
    "OFFICE_FOLDER": "/nowhere", "DUE_SOON_DAYS": "3", "TRACKER_HOME": "/nowhere",
}  # fmt: skip


def test_the_tests_take_no_setting_from_the_machine_they_run_on(production):
    shown = production.run(sys.executable, "-c", SHOW_SETTINGS_OF_TESTS, **OF_A_DEVELOPER)
    assert shown.stdout.split() == ["[]", "False", "[]", "7", str(ROOT)]
