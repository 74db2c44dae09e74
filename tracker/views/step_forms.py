"""The small forms behind the steps of a directive, each made for one directive and asking who, when or why."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.choices import Role
from tracker.days import DayField
from tracker.models import Assignment, Directive, PartyAlias, ResponsibleParty
from tracker.reasons import why

LONGEST_REPORT = 5000


class StepForm(forms.Form):
    """A form about one directive, kept as ``directive``."""

    def __init__(self, directive: Directive, *args: Any, **kwargs: Any) -> None:
        self.directive = directive
        super().__init__(*args, **kwargs)


class AssignForm(StepForm):
    """A party of the registry that exists today, by name or alias, and its role."""

    party = forms.CharField(
        label=_("Responsible party"),
        max_length=ResponsibleParty._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"list": "registry", "autocomplete": "off"}),
        help_text=_("Type a few characters of its name in the registry, and choose."),
    )
    role = forms.ChoiceField(choices=Role, label=_("Role"))
    reason = why(_("Reason"), required=False)

    def registry(self) -> list[tuple[str, str]]:
        """Every name that can be typed, and beside each alias the name it stands for."""
        parties = ResponsibleParty.objects.valid(timezone.localdate())
        names = parties.order_by("name").values_list("name", flat=True)
        aliases = PartyAlias.objects.filter(party__in=parties).values_list("name", "party__name")
        return [(name, "") for name in names] + list(aliases)

    def clean_party(self) -> ResponsibleParty:
        """The party of that name; refused where the registry knows none, and where it exists no more or not yet."""
        typed = self.cleaned_data["party"]
        party: ResponsibleParty | None = ResponsibleParty.objects.named(typed).first()
        if party is None:
            unknown = _("The registry knows no “%(name)s”; choose one of its names.")
            raise ValidationError(unknown, params={"name": typed})
        if not ResponsibleParty.objects.valid(timezone.localdate()).filter(pk=party.pk).exists():
            gone = _("%(party)s does not exist today; choose the party that has taken its place.")
            raise ValidationError(gone, params={"party": party})
        return party


class ReleaseForm(StepForm):
    """One of the directive's assignments, and why it ends."""

    assignment = forms.ModelChoiceField(Assignment.objects.none(), label=_("Assignment"))
    reason = why(_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignment"].queryset = self.directive.assignments.all()  # type: ignore[attr-defined]


class ExtendForm(StepForm):
    """The new day, and why the former one does not hold."""

    to = DayField(label=_("New deadline"))
    reason = why(_("Reason"))


class AdvanceForm(StepForm):
    """How the stage that is over ended."""

    reason = why(_("How the stage ended"))


class ReportForm(StepForm):
    """How far the work has come."""

    progress = why(
        _("Progress"),
        max_length=LONGEST_REPORT,
        help_text=_("What was done, how far it is, what is in the way. It is kept in the history under your name."),
    )


class CloseForm(StepForm):
    """When it was done, and what shows it."""

    on = DayField(label=_("Closed on"))
    reason = why(_("What shows that it is done"))

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

    reason = why(_("Reason"))
