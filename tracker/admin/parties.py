"""The registry of responsible parties."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tracker import actions
from tracker.actions.naming import resolvable
from tracker.actions.registering import locked_party
from tracker.admin.amending import AmendedAdmin, Amending
from tracker.admin.amending_form import AmendingForm
from tracker.models import ResponsibleParty
from tracker.models.amended_values import values_of


class NamesField(forms.CharField):
    """Names, one a line; a list of them, each once."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 40})

    def prepare_value(self, value: Any) -> Any:
        """A list as lines; what was typed as it was."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """The names in the order typed."""
        lines = super().clean(value).splitlines()
        return list(dict.fromkeys(name for line in lines if (name := line.strip())))


class PartyForm(AmendingForm):
    """A party with its other names, and for a collective the parties it speaks of."""

    locked = staticmethod(locked_party)
    aliases = NamesField(label=_("Also called"), required=False, help_text=_("One name per line."))
    members = NamesField(
        label=_("Members"), required=False, help_text=_("For a collective: the parties it covers, one per line.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            values = values_of(self.instance)
            self.initial.update({"aliases": values["aliases"], "members": values["members"]})

    @property
    def beside(self) -> dict[str, Any]:  # type: ignore[override]  # known once it is clean
        """What belongs to a party that is added."""
        return {field: self.cleaned_data[field] for field in ("aliases", "members")}

    def clean_members(self) -> list[ResponsibleParty]:
        """The parties of these names; refuses a name that the registry does not have."""
        names = self.cleaned_data["members"]
        found = {party.name: party for party in ResponsibleParty.objects.filter(name__in=names)}
        unknown = [name for name in names if name not in found]
        if unknown:
            said = gettext(", ").join(f"“{name}”" for name in unknown)
            raise ValidationError(_("Not in the registry: %(names)s. Add them first.") % {"names": said})
        return list(found.values())

    def value_of(self, stored: Any, field: str) -> Any:
        """Of other names and members a list."""
        if field == "aliases":
            return values_of(stored)["aliases"]
        if field == "members":
            return [each.member for each in stored.memberships.select_related("member")]
        return super().value_of(stored, field)


@admin.register(ResponsibleParty)
class ResponsiblePartyAdmin(AmendedAdmin):
    """Who can be made responsible; a party that ends gets an end and a successor, and stays."""

    form = PartyForm
    amending = Amending(actions.add_party, actions.change_party, actions.remove_party)
    known = ["name", "aliases", "kind", "members", "parent", "starts_on", "ends_on", "successor"]
    list_display = ["name", "kind", "parent", "starts_on", "ends_on", "successor"]
    list_filter = ["kind"]
    list_select_related = ["parent", "successor"]
    search_fields = ["name", "aliases__name"]
    autocomplete_fields = ["parent", "successor"]

    @admin.display(description=_("Also called"))
    def aliases(self, party: ResponsibleParty) -> str:
        """Its other names, for whoever may only look."""
        return gettext(", ").join(values_of(party)["aliases"]) or "—"

    @admin.display(description=_("Members"))
    def members(self, party: ResponsibleParty) -> str:
        """Whom a collective speaks of, likewise."""
        return gettext(", ").join(values_of(party)["members"]) or "—"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, and offer to give parties to what names them by now."""
        super().save_model(request, obj, form, change)
        count = resolvable().directives
        if count and request.user.has_perm("tracker.change_directive"):
            messages.info(request, _offer(count))


def _offer(count: int) -> SafeString:
    told = ngettext(
        "%(count)d open directive can be given the party it names.",
        "%(count)d open directives can be given the parties they name.",
        count,
    ) % {"count": count}
    return format_html('{} <a href="{}">{}</a>', told, reverse("names"), gettext("To the unknown names"))
