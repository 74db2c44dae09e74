"""Days as people type them."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _


def day_of(words: str) -> date:
    """The day written as ``2026-03-02``; raises ``ValueError`` with one sentence that names what was typed."""
    try:
        day = parse_date(words.strip())
    except ValueError:
        day = None
    if day is None:
        raise ValueError(_("There is no day “%(words)s”; write it as 2026-03-02.") % {"words": words[:40]})
    return day


class DayField(forms.DateField):
    """A day of the calendar, typed or picked; an impossible one is named in the answer."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> date | None:
        """The day, or None for nothing typed; raises ``ValidationError``."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return day_of(value)
        except ValueError as problem:
            raise ValidationError(str(problem), code="invalid") from problem
