"""What a reviewer fills in: the reason for a rejection, and the corrected values of a proposal."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from extraction.actions import draft_of
from extraction.choices import RejectReason
from extraction.models import Proposal
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.choices import DeadlineKind, DirectiveKind, Role, Strength
from tracker.days import DayField
from tracker.models import Assignment, Deadline, ResponsibleParty, Target

NAME_LENGTH = Assignment._meta.get_field("name").max_length


class RejectForm(forms.Form):
    """Why a proposal does not belong on the ledger."""

    reason = forms.ChoiceField(
        choices=[("", _("why not …")), *RejectReason.choices],
        widget=forms.Select(attrs={"aria-label": _("Reason for rejecting")}),
    )
    note = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"aria-label": _("Note"), "placeholder": _("note (optional)")}),
    )


class OwnerForm(forms.Form):
    """Somebody responsible: the name as said, the registry's name for it, and the role.  A row left empty is none."""

    name = forms.CharField(label=_("Name as said"), required=False, max_length=NAME_LENGTH)
    registered = forms.CharField(
        label=_("In the registry"), required=False, widget=forms.TextInput(attrs={"list": "registry"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role, initial=Role.LEAD)

    def clean_registered(self) -> ResponsibleParty | None:
        """The party with this name or alias."""
        name = self.cleaned_data["registered"]
        party = ResponsibleParty.objects.named(name).first() if name else None
        if name and party is None:
            raise forms.ValidationError(
                _("The registry knows no “%(name)s”; choose one of its names or leave this empty."),
                params={"name": name},
            )
        return party


class DeadlineForm(forms.ModelForm):
    """When, as a person understands it; ``said`` is the deadline as proposed, whose words are kept beside it."""

    starts_on = DayField(label=_("From"), required=False)
    due_on = DayField(label=_("Due on"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=DeadlineKind, initial=DeadlineKind.BY)
    said: DeadlineDraft | None = None

    class Meta:
        model = Deadline
        fields = ["kind", "starts_on", "due_on"]

    def clean(self) -> None:
        """A deadline does not end before it starts."""
        starts_on, due_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("due_on")
        if starts_on and due_on and due_on < starts_on:
            self.add_error("due_on", _("This is before the day it starts on."))


class TargetForm(forms.ModelForm):
    """A measurable level."""

    class Meta:
        model = Target
        fields = ["text", "comparator", "value", "unit", "hedge"]


# More rows than these are no correction; without a limit a forged form could ask for thousands.
MOST_ROWS: dict[str, Any] = {"max_num": 100, "absolute_max": 100, "can_delete": True}
OwnerFormSet = forms.formset_factory(OwnerForm, extra=2, **MOST_ROWS)
DeadlineFormSet = forms.formset_factory(DeadlineForm, extra=1, **MOST_ROWS)
TargetFormSet = forms.formset_factory(TargetForm, extra=1, **MOST_ROWS)


class CorrectForm(forms.Form):
    """Everything a proposal would record, filled in and open to correction; ``draft`` is what is to be recorded.

    ``owners``, ``deadlines`` and ``targets`` are formsets whose first rows are those of the proposal, in its order.
    """

    text = forms.CharField(label=_("What is to be done"), widget=forms.Textarea(attrs={"rows": 3}))
    quote = forms.CharField(label=_("Quote"), widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label=_("Kind"), choices=DirectiveKind)
    strength = forms.ChoiceField(label=_("Strength"), choices=Strength)
    remark = forms.CharField(
        label=_("Note on the correction"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, proposal: Proposal, data: Any = None) -> None:
        self.proposal, self.proposed = proposal, draft_of(proposal)
        quote = proposal.text.strip()
        super().__init__(
            data, initial={"text": quote, "quote": quote, "kind": proposal.kind, "strength": proposal.strength}
        )
        self.owners = OwnerFormSet(data, prefix="owners", initial=[_owner(a) for a in self.proposed.assignments])
        self.deadlines = DeadlineFormSet(
            data, prefix="deadlines", initial=[_days(deadline) for deadline in self.proposed.deadlines]
        )
        self.targets = TargetFormSet(data, prefix="targets", initial=[_measure(t) for t in self.proposed.targets])
        for row, deadline in zip(self.deadlines.forms, self.proposed.deadlines, strict=False):
            row.said = deadline

    def is_valid(self) -> bool:
        """Whether every part is; all are looked at, so that all mistakes are shown at once."""
        return all([super().is_valid(), self.owners.is_valid(), self.deadlines.is_valid(), self.targets.is_valid()])

    def refuse(self, sentence: str) -> None:
        """Show why what was filled in could not be recorded."""
        self.add_error(None, sentence)

    def clean_quote(self) -> str:
        """The words, which must stand in the speech where the proposal does; longer or shorter than proposed."""
        words = self.cleaned_data["quote"].replace("\r\n", "\n").strip()
        if words == self.proposal.text.strip():
            self.span = self.proposal.start, self.proposal.end
            return words
        spans = (match.span() for match in re.finditer(re.escape(words), self.proposal.speech.text))
        overlapping = [s for s in spans if s[0] < self.proposal.end and s[1] > self.proposal.start]
        if not overlapping:
            raise forms.ValidationError(
                _("These words do not stand there in the speech; only lengthen or shorten the quote.")
            )
        self.span = overlapping[0]
        return words

    def note(self) -> str:
        """What the reviewer remarks on the correction."""
        return self.cleaned_data["remark"]

    def draft(self) -> DirectiveDraft:
        """The corrected values, once the form is valid."""
        start, end = self.span
        return replace(
            self.proposed,
            start=start,
            end=end,
            text=self.cleaned_data["text"].replace("\r\n", "\n"),
            kind=self.cleaned_data["kind"],
            strength=self.cleaned_data["strength"],
            assignments=tuple(self._assignments()),
            deadlines=tuple(self._deadlines()),
            targets=tuple(TargetDraft(**row) for _number, row in _kept(self.targets)),
        )

    def _assignments(self) -> Iterator[AssignmentDraft]:
        on = self.proposal.speech.meeting.held_on
        for number, row in _kept(self.owners):
            name, party = row["name"], row["registered"]
            proposed = self.proposed.assignments[number] if number < len(self.proposed.assignments) else None
            if proposed is None and party is None:
                party = ResponsibleParty.objects.meant_by(name, on)
            if name or party:
                inherited = proposed is not None and proposed.inherited and proposed.name == name
                yield AssignmentDraft(name or party.name, row["role"], party, inherited)

    def _deadlines(self) -> Iterator[DeadlineDraft]:
        for number, row in _kept(self.deadlines):
            proposed = self.proposed.deadlines[number] if number < len(self.proposed.deadlines) else None
            if proposed and not self.deadlines.forms[number].has_changed():
                yield proposed
            else:
                yield _set_by_hand(proposed or DeadlineDraft(row["kind"]), **row)


def _kept(formset: forms.BaseFormSet) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and values of the rows that are neither removed nor left empty."""
    for number, form in enumerate(formset.forms):
        values = {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
        if values and not form.cleaned_data["DELETE"]:
            yield number, values


def _owner(assignment: AssignmentDraft) -> dict[str, Any]:
    registered = assignment.party.name if assignment.party else ""
    return {"name": assignment.name, "registered": registered, "role": assignment.role}


def _days(deadline: DeadlineDraft) -> dict[str, Any]:
    return {"kind": deadline.kind, "starts_on": deadline.starts_on, "due_on": deadline.due_on}


def _measure(target: TargetDraft) -> dict[str, Any]:
    """The target as its row shows it: a number without the zeros that a column would add."""
    places = Target._meta.get_field("value").decimal_places
    value = "" if target.value is None else f"{target.value:.{places}f}".rstrip("0").rstrip(".")
    return {
        "text": target.text,
        "comparator": target.comparator,
        "value": value and Decimal(value),
        "unit": target.unit,
        "hedge": target.hedge,
    }


def _set_by_hand(proposed: DeadlineDraft, *, kind: str, starts_on: date | None, due_on: date | None) -> DeadlineDraft:
    """The deadline with a person's days: what the machine made of the words no longer holds, the words do."""
    days = [day.isoformat() if day else ".." for day in (starts_on, due_on)]
    return DeadlineDraft(
        kind=kind,
        words=proposed.words,
        edtf="/".join(days) if starts_on or due_on else "",
        rrule=proposed.rrule if kind == DeadlineKind.RECURRING else "",
        starts_on=starts_on,
        due_on=due_on,
        masked=proposed.masked and due_on is None,
        explanation=gettext("Set by hand in the review."),
    )
