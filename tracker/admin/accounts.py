"""Accounts: who works here, in which group, and for which party a liaison officer speaks."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.access import sees_ledger
from tracker.admin.bases import StackedInline, UserAdmin
from tracker.admin.forged import PlainLookups
from tracker.admin.history import NotedHistory
from tracker.models import Liaison
from tracker.people import groups
from tracker.people.log_in_forms import AdminLogInForm
from tracker.people.signatures import full_name

# Importing Django's own pages for accounts and groups has registered them.
admin.site.unregister([User, Group])
admin.site.login_form = AdminLogInForm


@admin.register(Group)
class GroupsAdmin(NotedHistory, PlainLookups, GroupAdmin):
    """Django's page for groups."""


class LiaisonInline(StackedInline):
    """The one party an account speaks for."""

    model = Liaison
    autocomplete_fields = ["party"]


@admin.register(User)
class AccountAdmin(NotedHistory, UserAdmin):
    """Django's page for accounts, which also knows what a group needs besides: the admin's door, or a party."""

    list_display = ["username", "written_name", "in_groups", "speaks_for", "is_staff", "is_active"]
    list_filter = ["groups", "is_active", "is_staff"]
    search_fields = ["username", "first_name", "last_name", "liaison__party__name"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["last_name", "first_name", "email"]}),
        (
            _("Rights"),
            {
                "fields": ["is_active", "groups", "is_staff", "is_superuser"],
                "description": _(
                    "One group is enough for most accounts. Reviewers, supervisors, auditors and administrators "
                    "also work in the administration; “Staff status” is ticked automatically when the account is "
                    "saved. A liaison officer needs a party, at the end of this page."
                ),
            },
        ),
        (_("Single permissions"), {"classes": ["collapse"], "fields": ["user_permissions"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = ["user_permissions"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With what a row shows, in a fixed number of queries."""
        return super().get_queryset(request).select_related("liaison__party").prefetch_related("groups")

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:
        """A new account gets its name and password first."""
        return [LiaisonInline] if obj else []

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A handful of groups is ticked, not moved between two lists."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Who may do everything without being in a group is decided by those who are so themselves."""
        own = [*super().get_readonly_fields(request, obj)]
        return own if request.user.is_superuser else [*own, "is_superuser"]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """An administrator by group does not take over the account of one above all groups."""
        return super().has_change_permission(request, obj) and self._within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """As with changing."""
        return super().has_delete_permission(request, obj) and self._within_reach(request, obj)

    def _within_reach(self, request: HttpRequest, account: User | None) -> bool:
        return request.user.is_superuser or account is None or not account.is_superuser

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save groups and party, give what they need, and say what is still missing."""
        super().save_related(request, form, formsets, change)
        if not change:  # the groups come on the next page
            return
        account = User.objects.get(pk=form.instance.pk)
        names = set(account.groups.values_list("name", flat=True))
        if not account.is_staff and names.intersection(groups.WORK_IN_THE_ADMIN):
            User.objects.filter(pk=account.pk).update(is_staff=True)
            messages.info(request, gettext("The account may now open the administration, as its group requires."))
        if groups.LIAISON in names and not sees_ledger(account):
            messages.warning(request, gettext("This liaison officer sees nothing until a party is chosen below."))
        elif not account.get_all_permissions() and not sees_ledger(account):
            messages.warning(request, gettext("The account has no group yet and cannot open any page."))

    @admin.display(description=_("full name"), ordering="last_name")
    def written_name(self, account: User) -> str:
        """The name as its owner would write it."""
        return full_name(account) or "—"

    @admin.display(description=_("groups"))
    def in_groups(self, account: User) -> str:
        """The names of the groups."""
        return gettext(", ").join(group.name for group in account.groups.all()) or "—"

    @admin.display(description=_("speaks for"), empty_value="—")
    def speaks_for(self, account: User) -> Any:
        """The party of a liaison officer."""
        liaison = getattr(account, "liaison", None)
        return liaison.party if liaison else None
