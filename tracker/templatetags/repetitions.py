"""How often a deadline is owed, in templates."""

from typing import Any

from django import template

from tracker.rows.rhythm_words import in_words

register = template.Library()


@register.filter
def repetition(deadline: Any) -> str:
    """The repetition in words, of a deadline recorded or read; empty where it does not repeat."""
    if not deadline:
        return ""
    return in_words(deadline.rrule, days=deadline.days, times=getattr(deadline, "times", None))
