"""The program's settings, with what the tests need otherwise: an own database, an own store, no waiting.

TEST_DATABASE_URL chooses the database. No other setting of a developer's environment or `.env` is looked at: a test run
must not reach a database somebody works with, nor hang on how one machine is set up.
"""

import atexit
import os
import shutil
import tempfile

_scratch = tempfile.mkdtemp(prefix="tracker-tests-")
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)

os.environ |= {
    "DEMO": "on",
    "DEBUG": "off",
    "SECRET_KEY": "tests-only-" + "x" * 50,
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "CSRF_TRUSTED_ORIGINS": "",
    "BEHIND_TLS_PROXY": "off",
    "RULES_OFF": "",
    "OFFICE_FOLDER": "",
    "DUE_SOON_DAYS": "7",
    "TRACKER_HOME": "",  # the checkout: its seeds and fixtures are tested
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", f"sqlite:///{_scratch}/tracker.sqlite3"),
    "STORE_ROOT": f"{_scratch}/store",
    "STATIC_ROOT": f"{_scratch}/static",
}

from tracker.settings import *  # noqa: E402, F403
from tracker.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: tests with several writers need real locks. Nobody pulls the plug on it, so no fsync.
    DATABASES["default"]["TEST"] = {"NAME": f"{_scratch}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=0;"
else:
    # A busy machine is slow; a time limit here would fail tests at random.
    DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=60s"
    DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False  # `force_login` makes no request for it to look at; the test of throttling turns it on
