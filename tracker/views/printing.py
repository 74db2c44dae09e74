"""The list for paper: the rows of the filters, nothing to click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from tracker.models import Directive
from tracker.rows.ledger import rows_of
from tracker.views.directives import DirectiveList
from tracker.views.exporting import selected

MOST_ON_PAPER = 2_000  # two hundred sheets; a browser lays out no more in reasonable time


class PrintedList(View):
    """A plain table with what was filtered, in words, above it.  Needs no right to export: any list can be printed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page; the list's own refusal where a filter cannot be understood."""
        selection = selected(request)
        if selection is None:
            refusal: HttpResponse = DirectiveList.as_view()(request)
            return refusal
        shown = {
            "heading": selection.heading,
            "rows": rows_of(Directive.objects.for_export(), selection.ids[:MOST_ON_PAPER], selection.on),
            "left_out": max(0, len(selection.ids) - MOST_ON_PAPER),
            "most": MOST_ON_PAPER,
            "query": request.GET.urlencode(),
        }
        return render(request, "tracker/print.html", shown)
