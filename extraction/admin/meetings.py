"""Meetings, where a change of day is a change of what was understood."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from extraction.admin.rereading import reread_undecided
from tracker.admin.meetings import MeetingAdmin
from tracker.models import Meeting

# The record knows nothing of the reader, so the reader takes over the record's page for meetings.
admin.site.unregister(Meeting)


@admin.register(Meeting)
class AnchoringMeetingAdmin(MeetingAdmin):
    """The record's page; a new day has the undecided proposals of its speeches read against it."""

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        """Save, and read again once that is safe: reading takes long and must hold no lock."""
        super().save_model(request, obj, form, change)
        if change and "held_on" in form.changed_data:
            transaction.on_commit(lambda: reread_undecided(request, obj))
