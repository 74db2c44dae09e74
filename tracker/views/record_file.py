"""The record as a file for auditors: all of it, what was demanded in a period, or in one meeting."""

import os
import tempfile
from io import FileIO
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from tracker.actions import Refused
from tracker.days import DayField
from tracker.exports.fixtures import Scope, export_fixture
from tracker.files.turns import take_turn
from tracker.filtering.lookups import WordsField, first_names, meetings_called
from tracker.models import Meeting


class RecordForm(forms.Form):
    """Of which meetings the file tells; of all where nothing is filled in."""

    first = DayField(label=gettext_lazy("Meetings held from"), required=False)
    last = DayField(label=gettext_lazy("Meetings held until"), required=False)
    meeting = WordsField(
        label=gettext_lazy("Or one meeting"),
        required=False,
        among=Meeting.objects.all(),
        called=meetings_called,
        names=first_names,
    )

    def clean_meeting(self) -> Meeting | None:
        """The one meeting that is meant."""
        found = self.cleaned_data["meeting"]
        if found and len(found) > 1:
            said = {"count": len(found), "example": found[0]}
            raise forms.ValidationError(_("%(count)d meetings are meant; name one, as in “%(example)s”.") % said)
        return found[0] if found else None

    def clean(self) -> dict[str, Any]:
        """The same with the ``scope``; refuses what is none."""
        values = super().clean() or {}
        if not self.errors:
            meeting = values["meeting"].public_id if values["meeting"] else None
            try:
                values["scope"] = Scope(meeting, values["first"], values["last"])
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return values


class RecordFile(PermissionRequiredMixin, View):
    """Written to a file first and then sent, so that whoever reads slowly keeps no transaction open.

    A person has one at a time; the turn is over when the file was sent.
    """

    permission_required = "tracker.export_record"
    raise_exception = True

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, filled in by the page that leads here."""
        return self._page(RecordForm(initial=request.GET.dict()))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """The file; or the form with why there is none: 422, 429 while another is made or sent, 507 without room."""
        form = RecordForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        turn = take_turn(f"record-{request.user.pk}")
        if turn is None:
            form.add_error(None, _("Your former file is still being made or sent. Wait until it has arrived."))
            return self._page(form, status=429)
        try:
            file = _Sent(turn, form.cleaned_data["scope"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self._page(form, status=422)
        except OSError as error:
            form.add_error(None, _("The file could not be written: %(why)s.") % {"why": error.strerror})
            return self._page(form, status=507)
        name = f"{_('Record')}-{timezone.localdate()}.json"
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/json")

    def _page(self, form: RecordForm, status: int = 200) -> HttpResponse:
        return render(self.request, "tracker/record_file.html", {"form": form}, status=status)


class _Sent(FileIO):
    """The record of a scope as an open file that is in no folder any more; closing it ends the turn."""

    def __init__(self, turn: int, scope: Scope) -> None:
        self._turn: int | None = turn
        try:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "record.json")
                export_fixture(path, scope)
                super().__init__(path)
        except BaseException:
            self._end_turn()
            raise

    def close(self) -> None:
        """Close it, and let the person have another."""
        super().close()
        self._end_turn()

    def _end_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            os.close(turn)
