"""Django's own classes that the admin builds on, each as a class of any model: type checkers ask of which model it is,
and Django's classes cannot be told when they run.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import User
from django.core.paginator import Paginator as DjangoPaginator

from tracker.admin.forged import AutocompleteFields, PlainLookups
from tracker.admin.searching import FoldedSearch

if TYPE_CHECKING:
    ModelAdmin: TypeAlias = admin.ModelAdmin[Any]
    TabularInline: TypeAlias = admin.TabularInline[Any, Any]
    StackedInline: TypeAlias = admin.StackedInline[Any, Any]
    UserAdmin: TypeAlias = DjangoUserAdmin[User]
    ModelForm: TypeAlias = forms.ModelForm[Any]
    Paginator: TypeAlias = DjangoPaginator[Any]
else:
    ModelForm, Paginator = forms.ModelForm, DjangoPaginator

    class ModelAdmin(PlainLookups, AutocompleteFields, FoldedSearch, admin.ModelAdmin):
        """The pages of a model, sure against what somebody may forge, and searched by the words of all pages."""

    class UserAdmin(PlainLookups, AutocompleteFields, FoldedSearch, DjangoUserAdmin):
        """The pages of accounts, likewise."""

    class TabularInline(AutocompleteFields, admin.TabularInline):
        """Rows of another model, likewise."""

    class StackedInline(AutocompleteFields, admin.StackedInline):
        """A row of another model, likewise."""
