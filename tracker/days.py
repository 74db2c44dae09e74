"""Days as people type them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

# No ledger reaches further; beyond lie typing errors, and days that cannot be counted on from.
FIRST_YEAR, LAST_YEAR = 1949, 2199


def day_of(words: str) -> date:
    """The day written as ``2026-03-02``; raises ``ValueError`` with one sentence that names what was typed."""
    try:
        day = parse_date(words.strip())
    except ValueError:
        day = None
    if day is None:
        raise ValueError(_("There is no day “%(words)s”; write it as 2026-03-02.") % {"words": words[:40]})
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        span = {"words": words[:40], "first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValueError(_("“%(words)s” lies outside the years %(first)d to %(last)d.") % span)
    return day


class DayInput(forms.DateInput):
    """The browser's own calendar, which wants the day as ISO 8601 whatever the language."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})


class DayField(forms.DateField):
    """A day of the calendar, typed or picked; an impossible one is named in the answer."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, or None for nothing typed; raises ``ValidationError``."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return day_of(value)
        except ValueError as problem:
            raise ValidationError(str(problem), code="invalid") from problem
