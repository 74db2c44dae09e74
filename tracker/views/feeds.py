"""Deadlines for the calendars of phones and mail programs: own feeds, made and revoked, and what a calendar fetches."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from tracker.answers.noting import address_is_secret
from tracker.exports import batches, ids_of
from tracker.feeds.calendar import calendar_parts, feed_of, signed
from tracker.models import Feed
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.ledger import LedgerRow
from tracker.views.filtering import KeptQuery, Told, filtered, told, told_each
from tracker.views.streaming import in_language

MOST_FEEDS = 20  # of one person, at one time
# A feed is always of today, and a calendar sorts by itself.
NOT_KEPT = ("on", "sort")
# The address is the only key there is.
GUARDING_THE_ADDRESS = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Disposition": 'inline; filename="deadlines.ics"',
}


class FeedForm(forms.Form):
    """A name for the calendar; which directives are in it was filtered before, and ``told`` says it."""

    name = forms.CharField(label=gettext_lazy("Name of the calendar"), max_length=50)
    query = KeptQuery(*NOT_KEPT)

    def __init__(self, *args: Any, user: AbstractBaseUser | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told(self["query"].value(), user)
        self.initial["name"] = (self.told.words or _("All directives"))[:50]

    def clean_name(self) -> str:
        """The name on one line: calendars read what comes after the end of a line as something else."""
        return " ".join(self.cleaned_data["name"].split())


class FeedList(PermissionRequiredMixin, View):
    """The own feeds, and one more with the filters that the page was opened with."""

    permission_required = "tracker.export_directive"
    raise_exception = True

    def get(self, request: HttpRequest) -> HttpResponse:
        """The feeds and the form."""
        return self.page(FeedForm(initial={"query": request.GET.urlencode()}, user=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make a feed, and show its address."""
        form = FeedForm(request.POST, user=request.user)
        if not form.is_valid() or form.told.refused:
            return self.page(form)
        if self.own().filter(revoked_at=None).count() >= MOST_FEEDS:
            messages.error(
                request,
                _("You already have %(most)d feeds, the most there can be; revoke one first.") % {"most": MOST_FEEDS},
            )
            return self.page(form, status=400)
        feed = self.own().create(user=request.user, made_at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("“%(name)s” was made. Its address is below.") % {"name": feed.name})
        return redirect("feeds")

    def own(self) -> Any:
        """The feeds of this person."""
        return Feed.objects.filter(user=self.request.user.pk)

    def page(self, form: FeedForm, *, status: int = 200) -> HttpResponse:
        """The page; status 400 where something was refused."""
        live = self.own().filter(revoked_at=None)
        each_told = told_each([feed.query for feed in live], self.request.user)
        shown = {
            "form": form,
            "live": [_shown(self.request, *each) for each in zip(live, each_told, strict=True)],
            "revoked": self.own().exclude(revoked_at=None)[:MOST_FEEDS],
        }
        refused = form.told.refused or form.errors
        return render(self.request, "tracker/feeds.html", shown, status=400 if refused else status)


@require_POST
@permission_required("tracker.export_directive", raise_exception=True)
def revoke_feed(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End an own feed: from now on its address is not found."""
    feed = get_object_or_404(Feed, public_id=public_id, user=request.user.pk, revoked_at=None)
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    messages.success(request, _("“%(name)s” was revoked; its address no longer works.") % {"name": feed.name})
    return redirect("feeds")


@address_is_secret
@login_not_required
@require_safe
def feed(request: HttpRequest, words: str) -> StreamingHttpResponse:
    """The calendar itself, for whoever has the address: what its owner may see today, narrowed by its filters.

    Not found where the address was revoked or never made, where the owner may not any more, and where its filters
    cannot be understood any more: showing everything instead would be worse.
    """
    found = feed_of(words)
    if found is None:
        raise Http404
    filterset = filtered(QueryDict(found.query), found.user)
    if not filterset.is_valid():
        raise Http404
    rows: DirectiveQuerySet = filterset.qs
    parts = calendar_parts(found.name, batches(ids_of(rows.open()), filterset.day), _address_from(request))
    # Calendars ask in whatever language their maker likes; the office has one.
    return StreamingHttpResponse(
        in_language(parts, settings.LANGUAGE_CODE),
        content_type="text/calendar; charset=utf-8",
        headers=GUARDING_THE_ADDRESS,
    )


def _address_from(request: HttpRequest) -> Any:
    def address(row: LedgerRow) -> str:
        return request.build_absolute_uri(reverse("directive", args=[row.directive.public_id]))

    return address


def _shown(request: HttpRequest, feed: Feed, what: Told) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("feed", args=[signed(feed)]))
    return {"feed": feed, "address": address, "told": what}
