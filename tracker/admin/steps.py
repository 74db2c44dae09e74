"""The steps of a directive in the admin: one small form each, and the action of ``tracker.actions`` it leads to."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker import actions
from tracker.admin import forms
from tracker.models import Directive
from tracker.people.signatures import signature


class Step(NamedTuple):
    """What the button says, the form to fill in, the action that takes its values, and when it can be taken."""

    label: Any
    form: type[forms.StepForm]
    action: Callable[..., Any]
    possible: Callable[[Directive], bool] = Directive.open


def _release(directive: Directive, assignment: Any, **values: Any) -> None:
    actions.release(assignment, **values)


def _choose(directive: Directive, deadline: Any, **values: Any) -> None:
    actions.let_count(deadline, **values)


def _has_another(directive: Directive) -> bool:
    return directive.open() and any(deadline.standing == "beside" for deadline in directive.deadlines.all())


def _has_later_stage(directive: Directive) -> bool:
    return directive.open() and any(deadline.standing == "later" for deadline in directive.deadlines.all())


def _has_assignment(directive: Directive) -> bool:
    return directive.open() and bool(directive.assignments.all())


# The form's fields are the action's parameters, by the same names.
STEPS = {
    "report": Step(_("Report progress"), forms.ReportForm, actions.report),
    "assign": Step(_("Assign a party"), forms.AssignForm, actions.assign),
    "release": Step(_("Release a party"), forms.ReleaseForm, _release, _has_assignment),
    "extend": Step(_("Move the deadline"), forms.ExtendForm, actions.extend),
    "advance": Step(_("Begin the next stage"), forms.AdvanceForm, actions.advance, _has_later_stage),
    "choose": Step(_("Let another deadline count"), forms.ChooseForm, _choose, _has_another),
    "close": Step(_("Close the directive"), forms.CloseForm, actions.close),
    "reopen": Step(_("Reopen the directive"), forms.ReopenForm, actions.reopen, Directive.closed),
}


def possible_steps(directive: Directive) -> dict[str, Step]:
    """The steps that can be taken as the directive stands, by name."""
    return {name: step for name, step in STEPS.items() if step.possible(directive)}


def take_step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The form of one step, and the step itself when it is sent.

    What is refused or filled in wrongly comes back as it was typed, with the reason, as status 422.  Needs the
    permission ``tracker.change_directive``.
    """
    if not request.user.has_perm("tracker.change_directive"):
        raise PermissionDenied
    if name not in STEPS:
        raise Http404
    directive = get_object_or_404(Directive.objects.for_list(), pk=pk)
    # A page that leads here may know what is to be filled in: the day a deadline would now be understood as.
    form = STEPS[name].form(directive, request.POST or None, initial=request.GET.dict())
    if form.is_valid() and _taken(request, directive, STEPS[name], form):
        return redirect("admin:tracker_directive_change", directive.pk)
    context = admin.site.each_context(request) | {
        "title": STEPS[name].label,
        "form": form,
        "directive": directive,
        # What the form has seen of the history: a key pressed twice, or another person, must not go unnoticed.
        "last": directive.events.last(),
        "opts": Directive._meta,
    }
    return TemplateResponse(request, "admin/tracker/directive/step.html", context, status=422 if form.is_bound else 200)


def _taken(request: HttpRequest, directive: Directive, step: Step, form: forms.StepForm) -> bool:
    """Whether the action was done; if it was refused, the form says why."""
    seen = request.POST.get("seen", "")
    try:
        with transaction.atomic():
            directive = actions.unchanged_since(directive, int(seen[:9]) if seen.isdecimal() else -1)
            step.action(directive, **form.cleaned_data, by=signature(request.user), at=timezone.now())
    except actions.Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, gettext("Done: %(step)s.") % {"step": step.label})
    return True
