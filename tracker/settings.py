"""All settings, read from the environment and from an optional `.env` in the folder the installation works in.

One module with DEMO as a switch, not two modules: see docs/decisions/0001-one-settings-module.md.
Names read: DATABASE_URL SECRET_KEY SECRET_KEY_FALLBACKS ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DEBUG DEMO STORE_ROOT
STATIC_ROOT BEHIND_TLS_PROXY RULES_OFF OFFICE_FOLDER DUE_SOON_DAYS UPLOAD_FILES_PER_DAY UPLOAD_SECONDS_PER_DAY, and from
the environment alone TRACKER_HOME.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from tracker.home import home
from tracker.signing_key import demo_key, production_key

PROGRAM = Path(__file__).resolve().parent  # only read: it may lie where nothing may be written

env = environ.Env()
ROOT = home(env.str("TRACKER_HOME", default=""), PROGRAM.parent)
VAR = ROOT / "var"  # everything this program writes unless told otherwise; not in git
env.read_env(ROOT / ".env")  # real environment variables win over the file

DEBUG = env.bool("DEBUG", default=False)
# A trial on one's own machine: no TLS, a generated key, known accounts. Everything else is as in production.
DEMO = env.bool("DEMO", default=False)

# --- keys and hosts ---------------------------------------------------------------------------------------------

if DEMO:
    SECRET_KEY = env.str("SECRET_KEY", default="") or demo_key(VAR / "demo-secret-key")
else:
    SECRET_KEY = production_key(env.str("SECRET_KEY", default=""))
    # Former keys, while changing to a new one: what they signed stays valid, so a demo key may not be one of them.
    SECRET_KEY_FALLBACKS = [production_key(key) for key in env.list("SECRET_KEY_FALLBACKS", default=[])]

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- what the program is made of ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    # Ours first: a template of the same name wins over Django's.
    "tracker.apps.TrackerConfig",
    "extraction.apps.ExtractionConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "tracker.answers.noting.NotingMiddleware",  # first: what any of the others refuses is noted
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.answers.not_stored.NotStoredMiddleware",  # behind the static files, which may be kept
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tracker.files.upload_cap.UploadCapMiddleware",  # before anything that would read the body
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # A page is private unless it says otherwise; a forgotten decorator then shows a login, not the ledger.
    "tracker.views.logging_in.KeepingLoginRequiredMiddleware",
    "tracker.access.LedgerMiddleware",  # and closed to accounts that were given nothing
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tracker.views.refusing.RefusingMiddleware",  # what the database refuses is no fault
    "axes.middleware.AxesMiddleware",  # last, as axes asks: it turns a lock-out into its page
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# The record does not import the reader: what that adds to the front page and to the page of a directive is named here.
# See tracker/figures/cards.py and tracker/rows/origins.py.
FRONT_PAGE_CARDS = ["extraction.cards.pending_proposals"]
ORIGINS = "extraction.origins.origins_of"
# And what it adds to the way around. See tracker/navigation.py.
NAVIGATION = ["tracker.navigation.record", "extraction.navigation.work", "tracker.navigation.administration"]

# Rules the reader works without, by id; `manage.py evaluate` tells which do harm here.
RULES_OFF = env.list("RULES_OFF", default=[])
# What this office reads by besides what is shipped: words and weights of its own, texts it has labelled, rules it does
# without.  See docs/operating.md.
OFFICE_FOLDER = str(ROOT / folder) if (folder := env.str("OFFICE_FOLDER", default="")) else ""

# A light turns yellow so many days before the day it is due.
DUE_SOON_DAYS = env.int("DUE_SOON_DAYS", default=7)
if DUE_SOON_DAYS < 0:
    raise ImproperlyConfigured("DUE_SOON_DAYS is a number of days: 0 or more.")

# --- database -----------------------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    # Take the write lock at BEGIN: the default lost 610 of 800 concurrent decisions to "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # EXTRA: a power cut right after a commit cannot undo it. The rollback journal stays (WAL has a corruption
    # race before SQLite 3.51.3, and copying its main file silently misses committed rows).
    "init_command": "PRAGMA synchronous=3;",
}
POSTGRESQL_OPTIONS = {
    # A migration or a decision that meets a lock gives up and says so instead of queueing the whole office behind it.
    "options": "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s",
}

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'tracker.sqlite3'}")}
_database = DATABASES["default"]
if "ENGINE" not in _database:
    raise ImproperlyConfigured("DATABASE_URL names no database: write it as postgres://name:password@host/database.")
_database["ATOMIC_REQUESTS"] = False  # a slow upload would hold SQLite's only write lock
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = SQLITE_OPTIONS | _database.get("OPTIONS", {})
    if _database["NAME"] != ":memory:":
        _database["NAME"] = ROOT / _database["NAME"]
        _database["NAME"].parent.mkdir(parents=True, exist_ok=True)  # SQLite makes the file, not its folder
else:
    _database["OPTIONS"] = POSTGRESQL_OPTIONS | _database.get("OPTIONS", {})
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True

# --- people -------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# scrypt resists graphics cards better than PBKDF2 and needs no package; PBKDF2 stays for older passwords.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validation = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _validation + "UserAttributeSimilarityValidator"},
    {"NAME": _validation + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _validation + "CommonPasswordValidator"},
    {"NAME": _validation + "NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"

# Five wrong passwords for one name from one address, then a quarter of an hour of rest. Not by name alone: anybody
# could then lock anybody out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False  # its pages have no Chinese; a lock ends by itself

# --- cookies, transport, content ------------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
CSRF_FAILURE_VIEW = "tracker.views.csrf_failure"
CSRF_COOKIE_HTTPONLY = True  # no script of ours or of the admin reads it
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
if not DEMO:
    # Browsers accept these names only over TLS, from this host, for the whole site.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # The preload list is public and for public sites; an intranet host has no place on it.
    SECURE_HSTS_PRELOAD = False
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
# Only where a proxy ends TLS *and* sets these headers itself: otherwise anybody could claim https, or another address.
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=False)
if BEHIND_TLS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # All visitors would otherwise have the proxy's address, and one of them could lock anybody out.
    AXES_CLIENT_IP_CALLABLE = "tracker.people.signatures.forwarded_address"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# --- files ----------------------------------------------------------------------------------------------------------

# Originals as they came, named by their SHA-256. Never under a public address: only checked views hand them out.
STORE_ROOT = ROOT / env.str("STORE_ROOT", default="var/store")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FILES = 20
UPLOAD_MAX_BYTES = 64_000_000  # one request, all its files together
# Reading files takes a server's time: seconds of computing for one request with all its files, and what one account
# may have read in a day.  `import_speeches` has no such limits.
UPLOAD_SECONDS = 600
UPLOAD_FILES_PER_DAY = env.int("UPLOAD_FILES_PER_DAY", default=200)
UPLOAD_SECONDS_PER_DAY = env.int("UPLOAD_SECONDS_PER_DAY", default=3600)

STATIC_URL = "static/"
STATIC_ROOT = ROOT / env.str("STATIC_ROOT", default="var/static")
if DEMO:  # static files are served from where they lie: no collectstatic step
    WHITENOISE_USE_FINDERS = True
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # empty; whitenoise complains if it is missing
_static_storage = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEMO
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static_storage},
}

# --- language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PROGRAM / "locale"]
FORMAT_MODULE_PATH = "tracker.formats"
TIME_ZONE = "Asia/Shanghai"  # with another zone a deadline shifts by a day
USE_TZ = True

# --- logging --------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "tracker.answers.lines.OneLine",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"faults": {"()": "tracker.answers.lines.FaultsAlone"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would print each line twice and mail nobody.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # Of a refusal Django prints a traceback, without who and from where: `tracker.answers.noting` says it better.
        "django.request": {"filters": ["faults"]},
        "django.security": {"handlers": [], "level": "CRITICAL"},
    },
}
