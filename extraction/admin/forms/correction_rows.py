"""The rows of a correction: owners, deadlines and targets, each as a form filled in with what was proposed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import Field
from django.utils.translation import gettext_lazy as _

from extraction.reader import PartyMention
from tracker.actions import AssignmentDraft, TargetDraft
from tracker.choices import PartyKind, Role
from tracker.lookalikes import in_ordinary_characters
from tracker.models import Assignment, KnownParties, ResponsibleParty, Target

if TYPE_CHECKING:
    FormSet = forms.BaseFormSet[Any]
else:  # which takes no parameter as the program runs
    FormSet = forms.BaseFormSet

NAME_LENGTH = Assignment._meta.get_field("name").max_length


class OwnerForm(forms.Form):
    """Somebody responsible: the name as said, the registry's name for it, and the role.  A row left empty is none.

    Who may add to the registry can tick ``create``: the registry then gets the name typed for it, else the name as
    said.  Cleaned, ``new`` is a party that is not saved yet, or None; ``registered`` becomes a party or None when the
    names of all rows are looked up, and ``new`` None where the registry has the name.  ``said`` is the party as
    proposed.
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
    said: PartyMention | None = None

    def __init__(self, *args: Any, may_create: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_create:
            del self.fields["create"], self.fields["party_kind"]

    def clean(self) -> dict[str, Any]:
        """Makes ready the party that is to be added to the registry."""
        row = self.cleaned_data
        row["new"] = None
        if row.get("create"):
            row["new"] = self._new_party(in_ordinary_characters(row.get("registered") or row.get("name", "")))
            row["registered"] = ""
        return row

    def names(self) -> Iterator[str]:
        """The names that were typed, as said, as registered and as they are to be registered."""
        row = self.cleaned_data
        yield from (row[field] for field in ("name", "registered") if row.get(field))
        if row["new"]:
            yield row["new"].name

    def find_registered(self, known: KnownParties) -> None:
        """Have ``registered`` be the party of that name; an error is shown where the registry knows none."""
        typed = self.cleaned_data.get("registered", "")
        self.cleaned_data["registered"] = known.named(typed)
        if typed and known.named(typed) is None:
            self.add_error("registered", _unknown(typed))

    def refuse_taken(self, known: KnownParties) -> None:
        """An error is shown where the registry has the name of the new party already."""
        row = self.cleaned_data
        try:
            if row["new"]:
                known.must_not_know(row["new"])
        except forms.ValidationError as mistake:
            row["new"] = None
            self.add_error("create", mistake.messages)

    def _new_party(self, name: str) -> ResponsibleParty | None:
        """The party that is to be; None, and an error shown, where no registry could hold it."""
        party = ResponsibleParty(name=name, kind=self.cleaned_data.get("party_kind") or PartyKind.UNIT)
        if not name:
            self.add_error("create", _("Type the name of the new party."))
            return None
        try:
            party.clean_fields()
        except forms.ValidationError as mistakes:
            self.add_error("create", mistakes.messages)
            return None
        return party


def _unknown(name: str) -> forms.ValidationError:
    return forms.ValidationError(
        _("“%(name)s” is not in the registry; choose one of its names or leave this empty."), params={"name": name}
    )


class Rows(FormSet):
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
    """All rows of owners: the ledger lists a name once in each role, so no second row may be lost to that.

    ``known`` is asked for names, and learns those that are typed; ``new`` are the parties to be added, by name.
    """

    KEY, ENTRY, FURTHER = "z", "name", "t"

    def __init__(self, *args: Any, known: KnownParties, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = known
        self.new: dict[str, ResponsibleParty] = {}

    def clean(self) -> None:
        """Looks all names up at once; no name stands for two parties in one role, and none is added as two kinds."""
        filled_in = [form for _number, form in kept_forms(self)]
        self._known.look_up(name for form in filled_in for name in form.names())
        for form in filled_in:
            form.find_registered(self._known)
            form.refuse_taken(self._known)
        meant: dict[tuple[str, str], str] = {}
        for form in filled_in:
            self._add_once(form)
            self._must_mean_one(form, meant)

    def _add_once(self, form: OwnerForm) -> None:
        """A party that two rows add is one."""
        new = form.cleaned_data["new"]
        if new and self.new.setdefault(new.name, new).kind != new.kind:
            raise forms.ValidationError(
                _("“%(name)s” cannot be added as two kinds of party."), params={"name": new.name}
            )
        form.cleaned_data["new"] = new and self.new[new.name]

    def _must_mean_one(self, form: OwnerForm, meant: dict[tuple[str, str], str]) -> None:
        row = form.cleaned_data
        name, party = row.get("name"), row["new"] or row.get("registered")
        registered = party.name if party else ""
        if name and meant.setdefault((name, row.get("role", "")), registered) != registered:
            raise forms.ValidationError(
                _("“%(name)s” stands for two parties in the same role; name the second as it is registered."),
                params={"name": name},
            )


class NumberField(forms.DecimalField):
    """A number; infinities and the like are none, even before anything is compared with them."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs make it an IntegerField
        """The number, or None for nothing typed; raises ``ValidationError``."""
        number = super().to_python(value)
        if number is not None and not number.is_finite():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number


def _column(name: str, **values: Any) -> forms.Field | None:
    """The field that fills a column of ``Target``."""
    field = cast("Field[Any, Any]", Target._meta.get_field(name))
    return field.formfield(**values)


class TargetForm(forms.Form):
    """A measurable level."""

    text = _column("text")
    comparator = _column("comparator")
    value = _column("value", form_class=NumberField)
    unit = _column("unit")
    hedge = _column("hedge")


class TargetRows(Rows):
    """All rows of targets."""

    KEY, ENTRY = "l", "text"


# More rows than these are no correction; without a limit a forged form could ask for thousands.
MOST_ROWS: dict[str, Any] = {"max_num": 100, "absolute_max": 100, "can_delete": True}
OwnerFormSet = cast(type[OwnerRows], forms.formset_factory(OwnerForm, formset=OwnerRows, extra=2, **MOST_ROWS))
TargetFormSet = cast(type[Rows], forms.formset_factory(TargetForm, formset=TargetRows, extra=1, **MOST_ROWS))


def kept(formset: Rows) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and values of the rows that are neither removed nor left empty."""
    for number, form in kept_forms(formset):
        yield number, {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}


def kept_forms(formset: Rows) -> Iterator[tuple[int, Any]]:
    """Number and form of the rows that are neither removed nor left empty."""
    for number, form in enumerate(formset.forms):
        if form.cleaned_data.keys() - {"DELETE"} and not form.cleaned_data["DELETE"]:
            yield number, form


def owner_row(assignment: AssignmentDraft) -> dict[str, Any]:
    """The assignment as its row shows it."""
    registered = assignment.party.name if assignment.party else ""
    return {"name": assignment.name, "registered": registered, "role": assignment.role}


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
