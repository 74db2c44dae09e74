"""Django's own classes that the admin builds on, each as a class of any model: type checkers ask of which model it is,
and Django's classes cannot be told when they run.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import User
from django.core.paginator import Paginator as DjangoPaginator

if TYPE_CHECKING:
    ModelAdmin: TypeAlias = admin.ModelAdmin[Any]
    TabularInline: TypeAlias = admin.TabularInline[Any, Any]
    StackedInline: TypeAlias = admin.StackedInline[Any, Any]
    UserAdmin: TypeAlias = DjangoUserAdmin[User]
    ModelForm: TypeAlias = forms.ModelForm[Any]
    Paginator: TypeAlias = DjangoPaginator[Any]
else:
    ModelAdmin, TabularInline, StackedInline = admin.ModelAdmin, admin.TabularInline, admin.StackedInline
    UserAdmin, ModelForm, Paginator = DjangoUserAdmin, forms.ModelForm, DjangoPaginator
