"""The small forms behind the steps of a directive, each made for one directive and asking who, when or why; and the
form of a meeting, whose day is corrected rather than overwritten."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.actions import Refused
from tracker.actions.correcting import locked_meeting, must_be_as_seen
from tracker.admin.bases import ModelForm
from tracker.choices import Role
from tracker.days import DayField
from tracker.models import Assignment, Directive, Meeting, ResponsibleParty


class StepForm(forms.Form):
    """A form about one directive, kept as ``directive``."""

    def __init__(self, directive: Directive, *args: Any, **kwargs: Any) -> None:
        self.directive = directive
        super().__init__(*args, **kwargs)


def _why(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3, "cols": 60}), **more)


class AssignForm(StepForm):
    """A party of the registry that exists today, and its role."""

    party = forms.ModelChoiceField(ResponsibleParty.objects.none(), label=_("Responsible party"))
    role = forms.ChoiceField(choices=Role, label=_("Role"))
    reason = _why(_("Reason"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = ResponsibleParty.objects.valid(timezone.localdate())  # type: ignore[attr-defined]


class ReleaseForm(StepForm):
    """One of the directive's assignments, and why it ends."""

    assignment = forms.ModelChoiceField(Assignment.objects.none(), label=_("Assignment"))
    reason = _why(_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignment"].queryset = self.directive.assignments.all()  # type: ignore[attr-defined]


class ExtendForm(StepForm):
    """The new day, and why the former one does not hold."""

    to = DayField(label=_("New deadline"))
    reason = _why(_("Reason"))


class AdvanceForm(StepForm):
    """How the stage that is over ended."""

    reason = _why(_("How the stage ended"))


class ReportForm(StepForm):
    """How far the work has come."""

    progress = _why(_("Progress"))


class CloseForm(StepForm):
    """When it was done, and what shows it."""

    on = DayField(label=_("Closed on"))
    reason = _why(_("What shows that it is done"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate

    def clean_on(self) -> date:
        """Nothing is done tomorrow."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError(_("This day is still to come; choose today or an earlier day."))
        return on


class ReopenForm(StepForm):
    """Why it was not done after all."""

    reason = _why(_("Reason"))


class MeetingForm(ModelForm):
    """A meeting; of one that is there the day stays what it is, and ``day`` is the one it is to be corrected to."""

    day: date | None = None
    reason = _why(_("Why the day is corrected"), required=False)

    def clean_held_on(self) -> date | None:
        """The day to be saved.  Refuses another one from whoever has not seen the day it would take the place of."""
        typed: date | None = self.cleaned_data["held_on"]
        if self.instance.pk is None:
            return typed
        stored = locked_meeting(self.instance)
        self.day = typed if "held_on" in self.changed_data else stored.held_on
        if self.day != stored.held_on:
            self._must_have_seen(stored)
        return stored.held_on

    def _must_have_seen(self, stored: Meeting) -> None:
        """Whoever is refused is shown the day of now, and may send once more."""
        shown = self.add_initial_prefix("held_on")
        try:
            must_be_as_seen(stored, self.fields["held_on"].to_python(self.data.get(shown)))
        except Refused as refusal:
            sent = cast(QueryDict, self.data).copy()
            sent[shown] = str(stored.held_on or "")
            self.data = sent
            raise ValidationError(str(refusal)) from refusal

    def clean_reason(self) -> str:
        """The reason, which has nothing to be kept with where no other day was typed."""
        reason: str = self.cleaned_data["reason"]
        if reason and "held_on" not in self.changed_data:
            raise ValidationError(_("The day is the same as before; there is nothing to give a reason for."))
        return reason
