"""The steps of a directive: one small form each, and the action of ``tracker.actions`` it leads to."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from tracker import actions
from tracker.access import may_report
from tracker.models import Directive
from tracker.people.signatures import signature
from tracker.rows.ledger import LedgerRow
from tracker.views import step_forms as forms

Visitor = AbstractBaseUser | AnonymousUser


def _may_change(user: Visitor, directive: Directive) -> bool:
    return user.has_perm("tracker.change_directive")  # type: ignore[union-attr]  # both kinds of user have it


class Step(NamedTuple):
    """What the button says, the form to fill in, the action that takes its values, when it can be taken and by whom."""

    label: Any
    form: type[forms.StepForm]
    action: Callable[..., Any]
    possible: Callable[[Directive], bool] = Directive.open
    allowed: Callable[[Visitor, Directive], bool] = _may_change


def _release(directive: Directive, assignment: Any, **values: Any) -> None:
    actions.release(assignment, **values)


def _has_later_stage(directive: Directive) -> bool:
    return directive.open() and any(deadline.standing == "later" for deadline in directive.deadlines.all())


def _has_assignment(directive: Directive) -> bool:
    return directive.open() and bool(directive.assignments.all())


# The form's fields are the action's parameters, by the same names.
STEPS = {
    "report": Step(_("Report progress"), forms.ReportForm, actions.report, allowed=may_report),
    "assign": Step(_("Assign a party"), forms.AssignForm, actions.assign),
    "release": Step(_("Release a party"), forms.ReleaseForm, _release, _has_assignment),
    "extend": Step(_("Move the deadline"), forms.ExtendForm, actions.extend),
    "advance": Step(_("Begin the next stage"), forms.AdvanceForm, actions.advance, _has_later_stage),
    "close": Step(_("Close the directive"), forms.CloseForm, actions.close),
    "reopen": Step(_("Reopen the directive"), forms.ReopenForm, actions.reopen, Directive.closed),
}


def steps_for(user: Visitor, directive: Directive) -> dict[str, Step]:
    """The steps that can be taken as the directive stands, and that this person may take, by name."""
    possible = ((name, step) for name, step in STEPS.items() if step.possible(directive))
    return {name: step for name, step in possible if step.allowed(user, directive)}


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

    def taken(self, directive: Directive, step: Step, form: forms.StepForm) -> bool:
        """Whether the action was done; if it was refused, the form says why."""
        seen = self.request.POST.get("seen", "")
        try:
            with transaction.atomic():
                directive = actions.unchanged_since(directive, int(seen[:9]) if seen.isdecimal() else -1)
                step.action(directive, **form.cleaned_data, by=signature(self.request.user), at=timezone.now())
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        return True

    def page(self, directive: Directive, step: Step, form: forms.StepForm, status: int = 200) -> HttpResponse:
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
