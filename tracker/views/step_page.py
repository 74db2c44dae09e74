"""The pages on which the steps of a directive are taken."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views import View

from tracker import actions
from tracker.models import Directive
from tracker.people.signatures import signature
from tracker.rows.ledger import LedgerRow
from tracker.sent_numbers import sent_number
from tracker.views.step_forms import StepForm
from tracker.views.steps import STEPS, Step


class StepPage(View):
    """The form of one step, and the step itself when it is sent.

    What is refused or filled in wrongly comes back as it was typed, with the reason, as status 422.  Not found for who
    may not see the directive, refused to who may not take the step.
    """

    def get(self, request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
        """The form; a page that leads here may know what is to be filled in: the day a deadline would now have."""
        directive, step = self.asked_for(public_id, name)
        return self.page(directive, step, step.form(directive, initial=request.GET.dict()))

    def post(self, request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
        """Take the step, and back to the directive."""
        directive, step = self.asked_for(public_id, name)
        form = step.form(directive, request.POST)
        if not (form.is_valid() and self.taken(directive, step, form)):
            return self.page(directive, step, form, status=422)
        messages.success(request, gettext("Done: %(step)s.") % {"step": step.label})
        return redirect("directive", directive.public_id)

    def asked_for(self, public_id: UUID, name: str) -> tuple[Directive, Step]:
        """The directive and the step of the address; raises what turns away."""
        if name not in STEPS:
            raise Http404
        visible = Directive.objects.visible_to(self.request.user).for_list()
        directive: Directive = get_object_or_404(visible, public_id=public_id)
        if not STEPS[name].allowed(self.request.user, directive):
            raise PermissionDenied
        return directive, STEPS[name]

    def taken(self, directive: Directive, step: Step, form: StepForm) -> bool:
        """Whether the action was done; if it was refused, the form says why."""
        seen = sent_number(self.request.POST.get("seen"))
        try:
            with transaction.atomic():
                directive = actions.unchanged_since(directive, -1 if seen is None else seen)
                step.action(directive, **form.cleaned_data, by=signature(self.request.user), at=timezone.now())
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        return True

    def page(self, directive: Directive, step: Step, form: StepForm, status: int = 200) -> HttpResponse:
        """The page; what somebody else did meanwhile is shown, and sent once more it counts as seen."""
        context = {
            "title": step.label,
            "form": form,
            "directive": directive,
            "row": LedgerRow(directive, timezone.localdate()),
            # What the form has seen of the history: a key pressed twice, or another person, must not go unnoticed.
            "last": directive.events.last(),
        }
        return render(self.request, "tracker/step.html", context, status=status)
