"""Lists somebody looks at again, each under a name of its own; nobody sees another's."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST

from tracker.models import SavedFilter
from tracker.views.bases import ModelForm
from tracker.views.filtering import KeptQuery, told, told_each

MOST = 50  # to one person; more than that nobody finds again


class SavedFilterForm(ModelForm):
    """A name, and the query of a list that can be understood."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=50)
    query = KeptQuery()

    class Meta:
        model = SavedFilter
        fields = ["name", "query"]

    def __init__(self, *args: Any, user: AbstractBaseUser | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_query(self) -> str:
        """The query; refused where the list would refuse it to this person."""
        query: str = self.cleaned_data["query"]
        if told(query, self.user).refused:
            raise forms.ValidationError(_("These filters could not be understood, so they were not saved."))
        return query


class SavedFilters(View):
    """One's own saved filters."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """All of them, each with what it narrows the list to; to open and to delete."""
        own = _own(request)
        each_told = told_each([saved.query for saved in own], request.user)
        shown = {"saved_filters": list(zip(own, each_told, strict=True)), "most": MOST}
        return render(request, "tracker/saved_filters.html", shown)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keeps a query under a name, also in place of what was kept under it; kept or refused, back to that list."""
        form = SavedFilterForm(request.POST, user=request.user)
        if not form.is_valid():
            messages.error(request, " ".join(str(message) for errors in form.errors.values() for message in errors))
            return _to_list(form["query"].value())
        name, query = form.cleaned_data["name"], form.cleaned_data["query"]
        _keep(request, name, query)
        return _to_list(query)


@require_POST
def delete_saved_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets one of one's own; another's is not found."""
    saved = get_object_or_404(_own(request), pk=pk)
    saved.delete()
    messages.success(request, _("“%(name)s” is no longer saved.") % {"name": saved.name})
    return redirect("saved-filters")


def _to_list(query: str) -> HttpResponse:
    return redirect(f"{reverse('directives')}?{query}")


def _own(request: HttpRequest) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(user=request.user.pk)


def _keep(request: HttpRequest, name: str, query: str) -> None:
    own = _own(request)
    if own.count() >= MOST and not own.filter(name=name).exists():
        messages.error(
            request,
            _("You already have %(most)d saved filters, the most there can be; delete one first.") % {"most": MOST},
        )
        return
    _saved, is_new = own.update_or_create(user_id=cast(int, request.user.pk), name=name, defaults={"query": query})
    said = _("Saved as “%(name)s”.") if is_new else _("“%(name)s” already existed and now opens this list.")
    messages.success(request, said % {"name": name})
