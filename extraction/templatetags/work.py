"""What is to be done next, for the first page of the admin."""

from typing import Any

from django import template

from extraction.admin import work_list
from extraction.rights import looks

register = template.Library()


@register.inclusion_tag("admin/extraction/next_things.html", takes_context=True)
def next_things(context: dict[str, Any]) -> dict[str, Any]:
    """The review's work list in short and the way to bring in speeches, as far as the visitor may go there."""
    user = context["user"]
    may_look = looks(user)
    found = work_list.next_things() if may_look else {}
    return found | {"may_look": may_look, "may_import": user.has_perm("tracker.add_speech")}
