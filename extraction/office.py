"""What this office reads by: the shipped rules and words, its own words over them, less the rules it does without."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from extraction.reader import LexiconError, Rulebook, RuleError, load_rulebook, shipped


def rulebook() -> Rulebook:
    """The rulebook that the settings OFFICE_FOLDER and RULES_OFF ask for, loaded once for the process.

    Raises ImproperlyConfigured, in one sentence, where the folder, or the program itself, holds what cannot be read.
    """
    return _loaded(folder(), frozenset(settings.RULES_OFF))


def folder() -> Path | None:
    """Where the office keeps what it changes; None where it changes nothing."""
    return Path(settings.OFFICE_FOLDER) if settings.OFFICE_FOLDER else None


# Two: a test that changes the settings does not lose the rulebook of all others.
@lru_cache(maxsize=2)
def _loaded(office: Path | None, off: Collection[str]) -> Rulebook:
    try:
        return load_rulebook(office=office, off=off) if office or off else shipped()
    except (RuleError, LexiconError, OSError) as problem:
        where = f"OFFICE_FOLDER ({office}): " if office else ""
        raise ImproperlyConfigured(f"{where}{problem}") from problem
