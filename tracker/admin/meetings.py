"""Where the directives come from: files, meetings, speakers and speeches."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tracker.actions import correct_day, give_to_meeting
from tracker.admin.bases import ModelAdmin
from tracker.admin.correcting import MeetingForm, SpeechForm
from tracker.admin.readonly import ReadOnlyAdmin
from tracker.days import DayField, DayInput
from tracker.models import Meeting, MeetingCorrection, SourceFile, Speaker, Speech
from tracker.people.signatures import signature
from tracker.rows.changes import correction_of, former_meeting


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    """Files as they came; they are imported, never typed."""

    list_display = ["name", "kind", "encoding", "size", "imported_at", "imported_by"]
    list_filter = ["kind"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "imported_at"


@admin.register(Meeting)
class MeetingAdmin(ModelAdmin):
    """Occasions; their day is the anchor of everything said there, and a corrected one keeps what it was."""

    form = MeetingForm
    list_display = ["title", "held_on", "level", "place"]
    list_filter = ["level"]
    search_fields = ["title", "place"]
    readonly_fields = ["corrections"]
    # Days nobody can count on from, such as one in the year 1, are typing errors. The page brings back the day it
    # showed, which tells whether somebody typed another.
    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": DayInput, "show_hidden_initial": True},
    }

    def get_fields(self, request: HttpRequest, obj: Meeting | None = None) -> list[Any]:
        """What is known of a meeting; of one that is there also its corrections, and why there is to be another."""
        why = ["reason"] if obj and self.has_change_permission(request, obj) else []
        corrections = ["corrections"] if obj and MeetingCorrection.objects.about(obj).exists() else []
        return ["title", "held_on", *why, *corrections, "level", "place"]

    @admin.display(description=_("Corrections"))
    def corrections(self, meeting: Meeting) -> SafeString:
        """Each former day, and each speech that came from another meeting or went to one, in a sentence."""
        return _in_lines(correction_of(meeting, each) for each in MeetingCorrection.objects.about(meeting).as_made())

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        """Save what was typed; another day of a meeting that is there is a correction."""
        super().save_model(request, obj, form, change)
        if form.corrects:
            reason = form.cleaned_data["reason"]
            correct_day(obj, form.day, by=signature(request.user), at=timezone.now(), reason=reason)


@admin.register(Speaker)
class SpeakerAdmin(ModelAdmin):
    """People as printed, with the post they held."""

    list_display = ["name", "post"]
    search_fields = ["name", "post"]


@admin.register(Speech)
class SpeechAdmin(ModelAdmin):
    """Speeches: what is known about one may be put right, its text never; its former meetings are kept."""

    form = SpeechForm
    list_display = ["title", "meeting", "speaker"]
    search_fields = ["title", "text", "meeting__title", "speaker__name"]
    list_select_related = ["meeting", "speaker"]
    autocomplete_fields = ["meeting", "speaker"]
    readonly_fields = ["former_meetings", "source", "start", "end", "text_sha256", "text"]

    def get_fields(self, request: HttpRequest, obj: Speech | None = None) -> list[Any]:
        """What is known of a speech, with its former meetings, and why it is to be given to another."""
        why = ["reason"] if obj and self.has_change_permission(request, obj) else []
        former = ["former_meetings"] if obj and obj.corrections.exists() else []
        return ["title", "meeting", *why, *former, "speaker", "source", "start", "end", "text_sha256", "text"]

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        """The page brings back the meeting it showed, which tells whether somebody chose another."""
        shown = {"show_hidden_initial": True} if db_field.name == "meeting" else {}
        return super().formfield_for_foreignkey(db_field, request, **shown, **kwargs)

    @admin.display(description=_("Former meetings"))
    def former_meetings(self, speech: Speech) -> SafeString:
        """Each in a sentence."""
        return _in_lines(former_meeting(each) for each in speech.corrections.as_made())

    def save_model(self, request: HttpRequest, obj: Speech, form: Any, change: bool) -> None:
        """Save what was typed; another meeting is a correction."""
        super().save_model(request, obj, form, change)
        if form.corrects:
            reason = form.cleaned_data["reason"]
            give_to_meeting(obj, form.given_to, by=signature(request.user), at=timezone.now(), reason=reason)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Speeches come in as files, so that there is always an original to look at."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Speech | None = None) -> bool:
        """A speech is evidence."""
        return False


def _in_lines(sentences: Iterable[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((each,) for each in sentences))
