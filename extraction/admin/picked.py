"""Rows picked in a list of the admin, carried in the address of the page that shows what would become of them.

In the address rather than in a form: the page can then be loaded again, and survives a login in between.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.sent_numbers import sent_number

# So many keys of nine figures fit the longest address the server takes.
MOST_KEYS = 300


def to_page_of(request: HttpRequest, name: str, keys: Iterable[int]) -> HttpResponse:
    """To the page of that name for the rows with these keys; of very many to the first of them, and that is said."""
    keys = list(keys)
    if len(keys) > MOST_KEYS:
        messages.warning(request, _("Only the first %(most)d are handled at once.") % {"most": MOST_KEYS})
    picked = ",".join(str(key) for key in keys[:MOST_KEYS])
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'keys': picked}, safe=',')}")


def picked_keys(request: HttpRequest) -> list[int]:
    """The keys the address names, in their order; what is none is passed over."""
    keys = map(sent_number, request.GET.get("keys", "").split(",")[:MOST_KEYS])
    return [key for key in keys if key is not None]
