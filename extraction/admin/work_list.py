"""What awaits a review: the speeches with undecided proposals, each leading to its desk."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import user_passes_test
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from extraction.admin import desk
from extraction.admin.pages import may_look, page
from extraction.admin.picked import picked_keys
from extraction.models import Proposal
from tracker.models import Speech

PER_PAGE = 100
NEXT_SHOWN = 8  # on the first page of the admin; the others are one step further


def waiting(also: Iterable[int] = ()) -> QuerySet[Speech]:
    """The speeches with undecided proposals, and those with the keys ``also``, as `in_order`."""
    pending = Proposal.objects.pending().order_by().values("speech")
    return in_order(Speech.objects.filter(Q(pk__in=pending) | Q(pk__in=list(also))))


def in_order(speeches: QuerySet[Speech]) -> QuerySet[Speech]:
    """Speeches with the counts of their review, the earliest meeting first: what has waited longest comes next."""
    rows = speeches.annotate(**desk.PROGRESS).select_related("meeting", "speaker").defer("text")
    return rows.order_by(F("meeting__held_on").asc(nulls_last=True), "meeting_id", "pk")


def next_waiting(after: Speech) -> Speech | None:
    """The speech to review after this one: the next of the list, from the top again at its end."""
    keys = list(waiting(also=[after.pk]).values_list("pk", flat=True))
    at = keys.index(after.pk)
    following = keys[at + 1 :] + keys[:at]
    return in_order(Speech.objects.filter(pk=following[0])).get() if following else None


def next_things() -> dict[str, Any]:
    """What the first page of the admin says of the review: how much awaits it, and the speeches to begin with."""
    return _counts() | {"rows": waiting()[:NEXT_SHOWN]}


def _counts() -> dict[str, int]:
    pending = Proposal.objects.pending().order_by()
    return {"proposals": pending.count(), "speeches": pending.values("speech").distinct().count()}


@user_passes_test(may_look)
def work_list_page(request: HttpRequest) -> HttpResponse:
    """The whole list; above it the speeches whose ``keys`` the address names, such as those just imported."""
    picked = in_order(Speech.objects.filter(pk__in=picked_keys(request)))
    shown = Paginator(waiting(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"title": _("To review"), "picked": picked, "rows": shown, "page_obj": shown, **_counts()}
    return page(request, "work_list", context)
