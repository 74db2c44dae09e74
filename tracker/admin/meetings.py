"""Where the directives come from: files, meetings, speakers and speeches."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from tracker.admin.bases import ModelAdmin
from tracker.admin.readonly import ReadOnlyAdmin
from tracker.days import DayField, DayInput
from tracker.models import Meeting, SourceFile, Speaker, Speech


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    """Files as they came; they are imported, never typed."""

    list_display = ["name", "kind", "encoding", "size", "imported_at", "imported_by"]
    list_filter = ["kind"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "imported_at"


@admin.register(Meeting)
class MeetingAdmin(ModelAdmin):
    """Occasions; their day is the anchor of everything said there."""

    list_display = ["title", "held_on", "level", "place"]
    list_filter = ["level"]
    search_fields = ["title", "place"]
    # Days nobody can count on from, such as one in the year 1, are typing errors.
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DayInput}}


@admin.register(Speaker)
class SpeakerAdmin(ModelAdmin):
    """People as printed, with the post they held."""

    list_display = ["name", "post"]
    search_fields = ["name", "post"]


@admin.register(Speech)
class SpeechAdmin(ModelAdmin):
    """Speeches: what is known about one may be put right, its text never."""

    list_display = ["title", "meeting", "speaker"]
    search_fields = ["title", "text", "meeting__title", "speaker__name"]
    list_select_related = ["meeting", "speaker"]
    autocomplete_fields = ["meeting", "speaker"]
    fields = ["title", "meeting", "speaker", "source", "start", "end", "text_sha256", "text"]
    readonly_fields = ["source", "start", "end", "text_sha256", "text"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Speeches come in as files, so that there is always an original to look at."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Speech | None = None) -> bool:
        """A speech is evidence."""
        return False
