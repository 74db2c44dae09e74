"""The names that were said and are not in the registry, each to be joined to a party, added as one, or left."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View

from tracker import actions
from tracker.actions.naming import Resolved, resolvable
from tracker.choices import PartyKind
from tracker.models import Assignment, LeftName, ResponsibleParty
from tracker.people.signatures import signature
from tracker.rows.names import UnknownName, unknown_names

PER_PAGE = 50
# To give a name to a party changes the registry, and the directives that wait for it.
NEEDED = ("tracker.change_directive", "tracker.add_responsibleparty", "tracker.change_responsibleparty")


class NameForm(forms.Form):
    """What is to become of one name: the button that was pressed, and what it needs."""

    name = forms.CharField(max_length=100, widget=forms.HiddenInput, strip=False)
    party = forms.CharField(label=_("Party of the registry"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("party kind"), choices=PartyKind, required=False, initial=PartyKind.UNIT)
    do = forms.ChoiceField(choices=[(one, one) for one in ("join", "add", "leave", "take-up")])

    def clean(self) -> dict[str, Any]:
        """The party by its name or alias; refuses one that the registry does not have."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("do") == "join":
            typed = values.get("party", "")
            values["meant"] = ResponsibleParty.objects.named(typed).first()
            if values["meant"] is None:
                said = {"name": typed}
                told = _("“%(name)s” is not in the registry; choose one of the names it has.") % said
                raise ValidationError(told if typed else _("Enter which party of the registry is meant."))
        if values.get("do") == "add" and not values.get("kind"):
            raise ValidationError(_("Choose the kind of party."))
        return values


class Names(View):
    """The page, and what becomes of one name or of all that the registry has got by now."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuses whoever may not do what the page is for."""
        if not request.user.has_perms(NEEDED):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of names, the most often said first, or of those that were left."""
        return _shown(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what was asked for; what is refused comes back with the sentence beside its name."""
        signed: dict[str, Any] = {"by": signature(request.user), "at": timezone.now()}
        if request.POST.get("do") == "resolve":
            messages.success(request, _done(actions.resolve(**signed)))
            return redirect(request.get_full_path())
        form = NameForm(request.POST)
        try:
            if form.is_valid():
                messages.success(request, _settled(form.cleaned_data, signed))
                return redirect(request.get_full_path())
        except actions.Refused as refusal:
            form.add_error(None, str(refusal))
        return _shown(request, form)


def _settled(asked: dict[str, Any], signed: dict[str, Any]) -> str:
    """Settle one name as asked, and what came of it in a sentence."""
    name = asked["name"]
    if asked["do"] == "join":
        return _done(actions.join_name(name, asked["meant"], **signed))
    if asked["do"] == "add":
        return _done(actions.add_name(name, PartyKind(asked["kind"]), **signed))
    if asked["do"] == "leave":
        actions.leave_name(name, **signed)
        return gettext("“%(name)s” is left unmatched and will not be asked about again.") % {"name": name}
    actions.take_up_name(name)
    return gettext("“%(name)s” will be asked about again.") % {"name": name}


def _done(resolved: Resolved) -> str:
    count = resolved.directives
    told = ngettext(
        "%(count)d open directive was given its party.", "%(count)d open directives were given their parties.", count
    )
    return told % {"count": count}


def _shown(request: HttpRequest, form: NameForm | None = None) -> HttpResponse:
    """The page; with a form that was refused as it was typed, as status 422."""
    left = "left" in request.GET
    page: Page[dict[str, Any]] = Paginator(_asked(left), PER_PAGE).get_page(request.GET.get("page"))
    refused = form["name"].value() if form else None
    context = {
        "left": left,
        "rows": [_filled_in(row, form if row.name == refused else None) for row in unknown_names(list(page))],
        "refused": form if form and refused not in {row["name"] for row in page} else None,
        "page_obj": page,
        "paginator": page.paginator,
        "parties": ResponsibleParty.objects.order_by("name").values_list("name", flat=True),
        "resolvable": resolvable(),
        "left_count": LeftName.objects.count(),
    }
    return render(request, "tracker/names.html", context, status=422 if form else 200)


def _asked(left: bool) -> Any:
    """The names that are asked about, or those that were left, as far as something open waits for them."""
    names = Assignment.objects.waiting().unknown().by_name()
    settled = LeftName.objects.order_by().values("name")
    return names.filter(name__in=settled) if left else names.exclude(name__in=settled)


def _filled_in(row: UnknownName, form: NameForm | None) -> dict[str, Any]:
    return {"row": row, "form": form or NameForm(initial={"name": row.name})}
