"""The steps of a directive: one small form each, and the action of ``tracker.actions`` it leads to."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.translation import gettext_lazy as _

from tracker import actions
from tracker.access import may_report
from tracker.choices import DeadlineStanding
from tracker.models import Directive
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


def _choose(directive: Directive, deadline: Any, **values: Any) -> None:
    actions.let_count(deadline, **values)


def _has_one(standing: DeadlineStanding) -> Callable[[Directive], bool]:
    """Whether a directive is open and has a deadline of this standing."""
    return lambda directive: directive.open() and any(one.standing == standing for one in directive.deadlines.all())


def _has_assignment(directive: Directive) -> bool:
    return directive.open() and bool(directive.assignments.all())


# The form's fields are the action's parameters, by the same names.
STEPS = {
    "report": Step(_("Report progress"), forms.ReportForm, actions.report, allowed=may_report),
    "assign": Step(_("Assign a party"), forms.AssignForm, actions.assign),
    "release": Step(_("Release a party"), forms.ReleaseForm, _release, _has_assignment),
    "extend": Step(_("Move the deadline"), forms.ExtendForm, actions.extend),
    "advance": Step(_("Begin the next stage"), forms.AdvanceForm, actions.advance, _has_one(DeadlineStanding.LATER)),
    "choose": Step(_("Choose another deadline"), forms.ChooseForm, _choose, _has_one(DeadlineStanding.BESIDE)),
    "close": Step(_("Close the directive"), forms.CloseForm, actions.close),
    "reopen": Step(_("Reopen the directive"), forms.ReopenForm, actions.reopen, Directive.closed),
}


def steps_for(user: Visitor, directive: Directive) -> dict[str, Step]:
    """The steps that can be taken as the directive stands, and that this person may take, by name."""
    possible = ((name, step) for name, step in STEPS.items() if step.possible(directive))
    return {name: step for name, step in possible if step.allowed(user, directive)}
