"""The form of what two people may change at once: it tells what others changed since its page was shown."""

from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.actions.amending import meanwhile, version_of
from tracker.admin.bases import ModelForm
from tracker.models import Amendment
from tracker.models.amended_values import as_kept, values_of
from tracker.reasons import why


class AmendingForm(ModelForm):
    """A form that brings back which changes its page knew of (``seen``), and changes what the person touched.

    Once it is clean, ``changes`` holds the fields that are to have another value than the page showed.  What somebody
    else has changed meanwhile and the person did not touch stays.  Where both changed the same field nothing is saved
    (``conflict``); the page comes back with what was typed, and may be sent once more.
    """

    locked: ClassVar[Any]  # the action's function that locks the row and gives it as it stands
    refusal: ClassVar[str] = ""  # what an action had against saving, for the form to say
    conflict = False
    beside: ClassVar[dict[str, Any]] = {}  # what the action that adds is given besides the row

    seen = forms.IntegerField(label="", required=False, widget=forms.HiddenInput)
    reason = why(_("Why it is changed"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changes: dict[str, Any] = {}
        if self.instance.pk:
            self.initial["seen"] = version_of(self.instance)

    def clean(self) -> dict[str, Any]:
        """Refuses what somebody else has changed meanwhile, and a reason that would be kept with nothing."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._compare(values)
            if values.get("reason") and not self.changes and not self.errors:
                self.add_error("reason", _("Nothing is changed; there is nothing to give a reason for."))
        if self.refusal:
            raise ValidationError(self.refusal)
        return values

    def _compare(self, values: dict[str, Any]) -> None:
        """Tell what the person changed from what others did since the page was shown."""
        stored = self.locked(self.instance)
        seen = values.get("seen")
        since = [] if seen is None else list(stored.amendments.filter(number__gt=seen))
        now = self.kept_of(stored)
        shown = self.as_shown(dict(now), since)
        for field in self.fields.keys() & now.keys() & values.keys():
            typed = self.kept_as(field, values[field])
            if typed not in (shown[field], now[field]):
                self.changes[field] = values[field]
            elif since:
                values[field] = self._show(field, stored)
        self.changed_data = [field for field in self.fields if field in self.changes]
        if self.changes.keys() & {field for amendment in since for field in amendment.after}:
            self.conflict = True
            self._send("seen", since[-1].number)
            raise ValidationError(meanwhile(since))

    def kept_of(self, stored: Any) -> dict[str, Any]:
        """The values to compare, as they stand now."""
        return values_of(stored)

    def kept_as(self, field: str, value: Any) -> Any:
        """A value of the form as ``kept_of`` has it."""
        return as_kept(value)

    def as_shown(self, values: dict[str, Any], since: list[Amendment]) -> dict[str, Any]:
        """Those of now, with what was changed since taken back."""
        for amendment in reversed(since):
            values |= amendment.before
        return values

    def value_of(self, stored: Any, field: str) -> Any:
        """What the form has as the field's value where it stays as it is."""
        return getattr(stored, field)

    def _show(self, field: str, stored: Any) -> Any:
        """From here on the page has in the field what stands there now, which is returned."""
        value = self.value_of(stored, field)
        self._send(field, self.fields[field].prepare_value(value))
        return value

    def _send(self, field: str, value: Any) -> None:
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix(field)] = "" if value is None else str(value)
        self.data = sent
