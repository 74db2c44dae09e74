"""The registry of responsible parties."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME

from tracker.admin.bases import ModelAdmin, TabularInline
from tracker.days import DayField, DayInput
from tracker.models import Membership, PartyAlias, ResponsibleParty


class LabelledFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows whose box to remove them carries its name, too."""

    def add_fields(self, form: Any, index: Any) -> None:
        """The fields of a row, the box among them."""
        super().add_fields(form, index)
        if box := form.fields.get(DELETION_FIELD_NAME):
            box.widget.attrs["aria-label"] = box.label


class LabelledInline(TabularInline):
    """Rows whose fields carry their names: the heading of a column tells none to who hears the page."""

    formset = LabelledFormSet

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", *args: Any, **kwargs: Any
    ) -> forms.Field | None:
        """The field as the admin makes it, named for those who do not see its column."""
        field = super().formfield_for_dbfield(db_field, *args, **kwargs)
        if field:
            field.widget.attrs.setdefault("aria-label", field.label)
        return field


class AliasInline(LabelledInline):
    """The other names of a party."""

    model = PartyAlias
    extra = 1


class MemberInline(LabelledInline):
    """Whom a collective speaks of."""

    model = Membership
    fk_name = "collective"
    autocomplete_fields = ["member"]
    extra = 0


@admin.register(ResponsibleParty)
class ResponsiblePartyAdmin(ModelAdmin):
    """Who can be made responsible; a party that ends gets an end and a successor, and stays."""

    list_display = ["name", "kind", "parent", "starts_on", "ends_on", "successor"]
    list_filter = ["kind"]
    list_select_related = ["parent", "successor"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["parent", "successor"]
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DayInput}}
    inlines = [AliasInline, MemberInline]
