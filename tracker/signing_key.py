"""The key that signs sessions: generated for a trial, demanded and looked at in production."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

DEMO_KEY_PREFIX = "demo-"
SHORTEST = 50  # characters, as in `check --deploy`


def demo_key(path: Path) -> str:
    """Return the key kept in `path`, generating it (mode 0600) on first use.

    Logins thus survive a restart, and the prefix lets production recognise and refuse the key.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Whole under its name or not there at all: whoever starts at the same moment must not read an empty key.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(DEMO_KEY_PREFIX + secrets.token_urlsafe(48))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text()


def production_key(key: str) -> str:
    """Return `key` if it may sign production sessions; raise ImproperlyConfigured with one sentence if not."""
    if not key:
        raise ImproperlyConfigured("SECRET_KEY is not set: set it to 50 or more random characters, or set DEMO=on.")
    if key.startswith(DEMO_KEY_PREFIX):
        raise ImproperlyConfigured("SECRET_KEY is a demo key: set a new one of 50 or more random characters.")
    if len(key) < SHORTEST:
        raise ImproperlyConfigured(f"SECRET_KEY has only {len(key)} characters: set one of {SHORTEST} or more.")
    return key
