"""The registry of responsible parties."""

from django.contrib import admin
from django.db import models

from tracker.days import DayField, DayInput
from tracker.models import Membership, PartyAlias, ResponsibleParty


class AliasInline(admin.TabularInline):
    """The other names of a party."""

    model = PartyAlias
    extra = 1


class MemberInline(admin.TabularInline):
    """Whom a collective speaks of."""

    model = Membership
    fk_name = "collective"
    autocomplete_fields = ["member"]
    extra = 0


@admin.register(ResponsibleParty)
class ResponsiblePartyAdmin(admin.ModelAdmin):
    """Who can be made responsible; a party that ends gets an end and a successor, and stays."""

    list_display = ["name", "kind", "parent", "starts_on", "ends_on", "successor"]
    list_filter = ["kind"]
    list_select_related = ["parent", "successor"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["parent", "successor"]
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DayInput}}
    inlines = [AliasInline, MemberInline]
