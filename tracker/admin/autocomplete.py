"""Choosing a row by typing some of its name, in forms that may come back with something that is no row at all."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest


class Autocomplete(AutocompleteSelect):
    """The admin's field, which looks up what was sent before anybody has looked whether that is a key."""

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
    """To be named before the class of a page or an inline: its ``autocomplete_fields`` are such fields."""

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The field of a form, unless somebody has chosen another for it."""
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site, using=kwargs.get("using")))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
