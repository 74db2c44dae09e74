"""Reporting progress (填报进展) outside the admin, where liaison officers have no place."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from tracker.access import may_report
from tracker.actions import Refused, report, unchanged_since
from tracker.models import Directive
from tracker.people.signatures import signature
from tracker.rows.ledger import LedgerRow


class LiaisonReportForm(forms.Form):
    """How far the work has come, and the last step of the history that the page showed."""

    progress = forms.CharField(label=gettext_lazy("Progress"), max_length=5000, widget=forms.Textarea({"rows": 6}))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReportPage(View):
    """A form about one directive; what is refused comes back as it was typed, with the reason, as status 422."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        """The form, empty."""
        return self.page(self.directive(request, public_id), LiaisonReportForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        """Note the report, and back to the directive."""
        directive, form = self.directive(request, public_id), LiaisonReportForm(request.POST)
        if form.is_valid():
            try:
                self.note(directive, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
        if form.errors:
            return self.page(directive, form, status=422)
        messages.success(request, _("The report was noted."))
        return redirect("directive", directive.public_id)

    def note(self, directive: Directive, progress: str, seen: int) -> None:
        """Raises ``Refused`` where the directive is closed, or somebody was faster."""
        with transaction.atomic():
            directive = unchanged_since(directive, seen)
            report(directive, progress, by=signature(self.request.user), at=timezone.now())

    def directive(self, request: HttpRequest, public_id: UUID) -> Directive:
        """Not found for who may not see it; refused to who may only look."""
        visible = Directive.objects.visible_to(request.user).for_list()
        directive: Directive = get_object_or_404(visible, public_id=public_id)
        if not may_report(request.user, directive):
            raise PermissionDenied
        return directive

    def page(self, directive: Directive, form: LiaisonReportForm, status: int = 200) -> HttpResponse:
        """The page; what somebody else noted meanwhile is shown, and sent once more it counts as seen."""
        context = {
            "directive": directive,
            "row": LedgerRow(directive, timezone.localdate()),
            "form": form,
            "last": directive.events.last(),
        }
        return render(self.request, "tracker/report.html", context, status=status)
