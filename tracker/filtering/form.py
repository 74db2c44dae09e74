"""The form of the list's filters: which stand in sight, and whether the values go together."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

# Words of the address that are no filters.
NOT_FILTERS = {"page"}
IN_SIGHT = ("words", "state", "party", "due_from", "due_to")


class DirectiveFilterForm(forms.Form):
    """Checks the filters against each other, and that there are no others and none twice."""

    def in_sight(self) -> list[forms.BoundField]:
        """The fields everybody uses."""
        return [self[name] for name in IN_SIGHT]

    def folded(self) -> list[forms.BoundField]:
        """The other fields, which are folded away while none of them is used."""
        return [field for field in self if field.name not in IN_SIGHT]

    def unfolds(self) -> bool:
        """Whether one of the folded fields says something, or cannot be understood."""
        return any(self.data.get(field.name) for field in self.folded())

    def clean(self) -> dict[str, Any]:
        """Refuses names that are no filter (a typing error would show everything) and a range that ends first.

        Also a name given twice: only the last value would count.
        """
        values = super().clean() or {}
        for name in sorted(set(self.data) - set(self.fields) - NOT_FILTERS):
            self.add_error(None, _("There is no filter “%(name)s”.") % {"name": name[:40]})
        data = cast(QueryDict, self.data)
        for name in (name for name in self.fields if len(data.getlist(name)) > 1):
            self.add_error(name, _("This filter is given more than once."))
        first, last = values.get("due_from"), values.get("due_to")
        if first and last and last < first:
            self.add_error("due_to", _("The range ends before it begins."))
        return values
