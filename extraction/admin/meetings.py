"""Meetings, where a change of day is a change of what was understood."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.urls import URLPattern, path

from extraction.admin.differing import differing_in_meeting, say_what_differs
from extraction.admin.rereading import reread_undecided
from tracker.admin.meetings import MeetingAdmin
from tracker.models import Meeting

# The record knows nothing of the reader, so the reader takes over the record's page for meetings.
admin.site.unregister(Meeting)


@admin.register(Meeting)
class AnchoringMeetingAdmin(MeetingAdmin):
    """The record's page; a new day has the undecided proposals read against it, and tells what was decided before."""

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        """Save, and read again once that is safe: reading takes long and must hold no lock."""
        super().save_model(request, obj, form, change)
        if change and form.corrects:
            transaction.on_commit(lambda: reread_undecided(request, obj))
            transaction.on_commit(lambda: say_what_differs(request, obj), robust=True)

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, and what of the ledger rests on another day."""
        page = self.admin_site.admin_view(differing_in_meeting)
        return [path("<int:pk>/differing/", page, name="extraction_differing_meeting"), *super().get_urls()]
