"""The rows of a correction: owners, deadlines and targets, each as a form filled in with what was proposed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from extraction.reader.lookalikes import in_ordinary_characters
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft
from tracker.choices import DeadlineKind, PartyKind, Role
from tracker.days import DayField
from tracker.models import Assignment, Deadline, ResponsibleParty, Target

NAME_LENGTH = Assignment._meta.get_field("name").max_length


class OwnerForm(forms.Form):
    """Somebody responsible: the name as said, the registry's name for it, and the role.  A row left empty is none.

    Who may add to the registry can tick ``create``: the registry then gets the name typed for it, else the name as
    said.  Cleaned, ``registered`` is a party or None, and ``new`` a valid party that is not saved yet, or None.
    ``said`` is the party as proposed.
    """

    name = forms.CharField(label=_("Name as said"), required=False, max_length=NAME_LENGTH)
    registered = forms.CharField(
        label=_("Name in the registry"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"list": "registry", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role, initial=Role.LEAD)
    create = forms.BooleanField(label=_("New responsible party"), required=False)
    party_kind = forms.ChoiceField(
        label=_("Kind of the new party"), choices=PartyKind, initial=PartyKind.UNIT, required=False
    )
    said: dict[str, Any] | None = None

    def __init__(self, *args: Any, may_create: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_create:
            del self.fields["create"], self.fields["party_kind"]

    def clean(self) -> dict[str, Any]:
        """Looks the name up in the registry, or makes ready the party that is to be added to it."""
        row = self.cleaned_data
        typed = row.get("registered", "")
        row["registered"] = ResponsibleParty.objects.named(typed).first() if typed else None
        row["new"] = None
        if row.get("create"):
            row["new"] = self._new_party(in_ordinary_characters(typed or row.get("name", "")))
            row["registered"] = None
        elif typed and row["registered"] is None:
            self.add_error("registered", _unknown(typed))
        return row

    def _new_party(self, name: str) -> ResponsibleParty | None:
        """The party that is to be; None, and an error shown, where the registry would refuse it."""
        party = ResponsibleParty(name=name, kind=self.cleaned_data.get("party_kind") or PartyKind.UNIT)
        if not name:
            self.add_error("create", _("Type the name of the new party."))
            return None
        try:
            party.full_clean()
        except forms.ValidationError as mistakes:
            self.add_error("create", mistakes.messages)
            return None
        return party


def _unknown(name: str) -> forms.ValidationError:
    return forms.ValidationError(
        _("The registry knows no “%(name)s”; choose one of its names or leave this empty."), params={"name": name}
    )


class Rows(forms.BaseFormSet):
    """Rows of one sort; at the desk ``KEY`` leads to the field ``ENTRY`` of one after the other, and from the last to
    the rows for more, to which ``FURTHER`` leads at once; ``REMOVE`` leads through the boxes that remove one.
    """

    KEY = ENTRY = FURTHER = ""
    REMOVE = "y"

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Give the fields their keys."""
        super().add_fields(form, index)
        proposed = index is not None and index < self.initial_form_count()
        keys = self.KEY if proposed else f"{self.KEY} {self.FURTHER}".strip()
        form.fields[self.ENTRY].widget.attrs["data-key"] = keys
        if proposed:
            form.fields["DELETE"].widget.attrs["data-key"] = self.REMOVE


class OwnerRows(Rows):
    """All rows of owners: the ledger lists a name once in each role, so no second row may be lost to that."""

    KEY, ENTRY, FURTHER = "z", "name", "t"

    def clean(self) -> None:
        """No name stands for two parties in one role, and no two rows add the same party as two kinds."""
        known: dict[tuple[str, str], str] = {}
        kinds: dict[str, str] = {}
        for _number, row in kept(self):
            new = row.get("new")
            party = new or row.get("registered")
            name, meant = row.get("name"), party.name if party else ""
            if name and known.setdefault((name, row.get("role", "")), meant) != meant:
                raise forms.ValidationError(
                    _("“%(name)s” stands for two parties in the same role; name the second as it is registered."),
                    params={"name": name},
                )
            if new and kinds.setdefault(meant, new.kind) != new.kind:
                raise forms.ValidationError(
                    _("“%(name)s” cannot be added as two kinds of party."), params={"name": meant}
                )


def how_understood(words: str, explanation: str) -> str:
    """The explanation of a deadline without its words, which are shown beside it."""
    return explanation.removeprefix(f"“{words}”：")


class DeadlineForm(forms.ModelForm):
    """When, as a person understands it; ``said`` is the deadline as proposed, whose words are kept beside it."""

    starts_on = DayField(label=_("From"), required=False)
    due_on = DayField(label=_("Due on"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=DeadlineKind, initial=DeadlineKind.BY)
    said: DeadlineDraft | None = None

    class Meta:
        model = Deadline
        fields = ["kind", "starts_on", "due_on"]

    @property
    def explanation(self) -> str:
        """How the words were understood."""
        return how_understood(self.said.words, self.said.explanation) if self.said else ""

    def clean(self) -> None:
        """A deadline does not end before it starts."""
        starts_on, due_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("due_on")
        if starts_on and due_on and due_on < starts_on:
            self.add_error("due_on", _("This is before the day it starts on."))


class DeadlineRows(Rows):
    """All rows of deadlines: what is corrected of one is mostly its day."""

    KEY, ENTRY = "d", "due_on"


class NumberField(forms.DecimalField):
    """A number; infinities and the like are none, even before anything is compared with them."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs make it an IntegerField
        """The number, or None for nothing typed; raises ``ValidationError``."""
        number = super().to_python(value)
        if number is not None and not number.is_finite():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class TargetForm(forms.ModelForm):
    """A measurable level."""

    class Meta:
        model = Target
        fields = ["text", "comparator", "value", "unit", "hedge"]
        field_classes = {"value": NumberField}


class TargetRows(Rows):
    """All rows of targets."""

    KEY, ENTRY = "l", "text"


# More rows than these are no correction; without a limit a forged form could ask for thousands.
MOST_ROWS: dict[str, Any] = {"max_num": 100, "absolute_max": 100, "can_delete": True}
OwnerFormSet = forms.formset_factory(OwnerForm, formset=OwnerRows, extra=2, **MOST_ROWS)
DeadlineFormSet = forms.formset_factory(DeadlineForm, formset=DeadlineRows, extra=1, **MOST_ROWS)
TargetFormSet = forms.formset_factory(TargetForm, formset=TargetRows, extra=1, **MOST_ROWS)


def kept(formset: forms.BaseFormSet) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and values of the rows that are neither removed nor left empty."""
    for number, form in enumerate(formset.forms):
        values = {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
        if values and not form.cleaned_data["DELETE"]:
            yield number, values


def owner_row(assignment: AssignmentDraft) -> dict[str, Any]:
    """The assignment as its row shows it."""
    registered = assignment.party.name if assignment.party else ""
    return {"name": assignment.name, "registered": registered, "role": assignment.role}


def deadline_row(deadline: DeadlineDraft) -> dict[str, Any]:
    """The deadline as its row shows it."""
    return {"kind": deadline.kind, "starts_on": deadline.starts_on, "due_on": deadline.due_on}


def target_row(target: TargetDraft) -> dict[str, Any]:
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
