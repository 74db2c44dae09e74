"""Days as people type them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.written_days import written_day

# No ledger reaches further; beyond lie typing errors, and days that cannot be counted on from.
FIRST_YEAR, LAST_YEAR = 1949, 2199


def day_of(words: str) -> date:
    """The day as people write it (``2026-03-02``, ``2026.3.2``, ``2026年3月2日``, ``20260302``).

    Raises ``ValueError`` with one sentence that names what was typed.
    """
    typed = {"words": words.strip()[:40]}
    try:
        day = written_day(words)
    except ValueError as impossible:
        raise ValueError(_("There is no day “%(words)s”.") % typed) from impossible
    if day is None:
        raise ValueError(_("“%(words)s” is not understood as a day; write it as 2026-03-02 or 2026年3月2日.") % typed)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        span = typed | {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValueError(_("“%(words)s” lies outside the years %(first)d to %(last)d.") % span)
    return day


class DayInput(forms.DateInput):
    """A line to type a day into, as ISO 8601 where one is shown; ``days.js`` sets the browser's calendar beside it.

    Not the browser's own field for days: it takes no other notation, and each browser another order of the parts.
    """

    def __init__(self) -> None:
        attrs = {
            "class": "day-typed",
            "autocomplete": "off",
            "maxlength": 40,
            "data-calendar": gettext_lazy("Calendar"),
        }
        super().__init__(format="%Y-%m-%d", attrs=attrs)


class DayField(forms.DateField):
    """A day, typed as `day_of` reads it or picked; an impossible one is named in the answer."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, or None for nothing typed; raises ``ValidationError``."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return day_of(value)
        except ValueError as problem:
            raise ValidationError(str(problem), code="invalid") from problem
