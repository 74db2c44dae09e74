"""What Django's admin trusts although anybody can write it: keys in a form, and questions in the address of a list."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

# No page asks these; a pattern or a list that is none makes the database fail only when the rows are read.
_NEVER_ASKED = {"range", "regex", "iregex"}


class PlainLookups:
    """For the pages of a model: a list is not asked what only the database itself could find out to be nonsense."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Whether the address of the list may ask this."""
        is_plain = not _NEVER_ASKED.intersection(lookup.split("__"))
        return is_plain and bool(super().lookup_allowed(lookup, value, request))  # type: ignore[misc]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row; an address may name a field to look in, and one that names none means the key."""
        return super().get_object(request, object_id, from_field or None)  # type: ignore[misc]


class Autocomplete(AutocompleteSelect):
    """The admin's field to choose a row, which looks up what was sent before anybody has asked whether it is a key."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """The choices; what cannot be a key is none, and the form says so."""
        return super().optgroups(name, [one for one in value if not one or self._is_key(one)], attrs)

    def _is_key(self, value: Any) -> bool:
        try:
            self.field.target_field.clean(value, None)
        except ValidationError:
            return False
        return True


class AutocompleteFields:
    """For the pages of a model and for inlines: their ``autocomplete_fields`` are such fields."""

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The field of a form, unless somebody has chosen another for it."""
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            chosen = Autocomplete(db_field, self.admin_site, using=kwargs.get("using"))  # type: ignore[attr-defined]
            kwargs.setdefault("widget", chosen)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
