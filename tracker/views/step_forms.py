"""The small forms behind the steps of a directive, each made for one directive and asking who, when or why."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.choices import DeadlineStanding, Role
from tracker.controls.repetition import Repeating, RepetitionField
from tracker.days import DayField
from tracker.models import Assignment, Deadline, Directive, PartyAlias, ResponsibleParty
from tracker.reasons import why
from tracker.rows.rhythm_words import said_of_deadline

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
            unknown = _("“%(name)s” is not in the registry; choose one of its names.")
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
    """The new day, or how often it is owed from now on, and why the former one does not hold."""

    to = DayField(label=_("New deadline; of a repetition its end"), required=False)
    repetition = RepetitionField()
    starts_on = DayField(label=_("Repeats from"), required=False)
    reason = why(_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        control: RepetitionField = self.fields["repetition"]  # type: ignore[assignment]
        # What it comes to is told as it will be kept: steps are counted from the meeting where no day is given.
        control.holding(None, begun=self.directive.speech.meeting.held_on, on=timezone.localdate())

    def clean(self) -> None:
        """What the action takes: the rule and how often in each period."""
        typed: Repeating | None = self.cleaned_data.pop("repetition", None)
        self.cleaned_data |= {"rrule": typed.rrule if typed else "", "times": typed.times if typed else None}
        if not typed and self.cleaned_data.get("starts_on"):
            self.add_error("starts_on", _("Only a repetition has a day that it starts on; choose its period."))


class ChooseForm(StepForm):
    """Which of the deadlines that stand beside the current one counts from now on, and why."""

    deadline = forms.ModelChoiceField(Deadline.objects.none(), label=_("Deadline that counts"))
    reason = why(_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beside = self.directive.deadlines.filter(standing=DeadlineStanding.BESIDE)
        self.fields["deadline"].queryset = beside  # type: ignore[attr-defined]
        self.fields["deadline"].label_from_instance = _called  # type: ignore[attr-defined]


def _called(deadline: Deadline) -> str:
    """A deadline to choose: the words it was said in, and how often it is owed or when it is due."""
    return " · ".join(filter(None, (deadline.words, said_of_deadline(deadline) or str(deadline.due_on or ""))))


class AdvanceForm(StepForm):
    """How the stage that is over ended."""

    reason = why(_("Outcome of the stage"))


class ReportForm(StepForm):
    """How far the work has come."""

    progress = why(
        _("Progress"),
        max_length=LONGEST_REPORT,
        help_text=_(
            "What was done, how far it has come, what is in the way. It is kept in the history under your name."
        ),
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
            raise ValidationError(_("This day is in the future; choose today or an earlier day."))
        return on


class ReopenForm(StepForm):
    """Why it was not done after all."""

    reason = why(_("Reason"))
