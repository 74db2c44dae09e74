"""The way around, for the header of a page."""

from typing import Any

from django import template

from tracker.navigation import Entry, current, entries

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[tuple[Entry, bool]]:
    """The places the person may go to, each with whether the page shown belongs to it."""
    found = entries(context["user"])
    match = context["request"].resolver_match
    here = current(found, match.view_name) if match else None
    return [(entry, entry is here) for entry in found]
