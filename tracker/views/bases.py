"""Django's own classes that the pages build on, each as a class of any model: type checkers ask of which model it is,
and Django's classes cannot be told when they run.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.views import generic

if TYPE_CHECKING:
    DetailView: TypeAlias = generic.DetailView[Any]
    ListView: TypeAlias = generic.ListView[Any]
    ModelForm: TypeAlias = forms.ModelForm[Any]
else:
    DetailView, ListView, ModelForm = generic.DetailView, generic.ListView, forms.ModelForm
