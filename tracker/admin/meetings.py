"""Where the directives come from: files, meetings, speakers and speeches."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tracker import actions
from tracker.actions.correcting import locked_meeting, locked_speaker, locked_speech
from tracker.admin.amending import AmendedAdmin, Amending, in_lines
from tracker.admin.amending_form import AmendingForm
from tracker.admin.readonly import ReadOnlyAdmin
from tracker.models import Amendment, Meeting, SourceFile, Speaker, Speech
from tracker.rows.amendments import told_beside
from tracker.search import held


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    """Files as they came; they are imported, never typed."""

    list_display = ["name", "kind", "encoding", "size", "imported_at", "imported_by"]
    list_filter = ["kind"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "imported_at"


class MeetingForm(AmendingForm):
    """A meeting; ``corrects`` tells whether one that is there is to have another day."""

    locked = staticmethod(locked_meeting)

    @property
    def corrects(self) -> bool:
        """Whether what was said there is understood from another day on."""
        return "held_on" in self.changes


@admin.register(Meeting)
class MeetingAdmin(AmendedAdmin):
    """Occasions; their day is the anchor of everything said there, and a corrected one keeps what it was."""

    form = MeetingForm
    amending = Amending(actions.add_meeting, actions.change_meeting, actions.remove_meeting)
    known = ["title", "held_on", "level", "place"]
    list_display = ["title", "held_on", "level", "place"]
    list_filter = ["level"]
    search_fields = ["title", "place"]

    def amendments_told(self, obj: Meeting) -> "QuerySet[Amendment]":
        """Its own, and each speech that came from another meeting or went to one."""
        rows: QuerySet[Amendment] = Amendment.objects.told_beside(obj).as_made()
        return rows

    @admin.display(description=_("Changes"))
    def amendments(self, obj: Meeting) -> SafeString:
        """Each in a sentence."""
        return in_lines(told_beside(obj, each) for each in self.amendments_told(obj))


class SpeakerForm(AmendingForm):
    """A person as printed."""

    locked = staticmethod(locked_speaker)


@admin.register(Speaker)
class SpeakerAdmin(AmendedAdmin):
    """People as printed, with the post they held."""

    form = SpeakerForm
    amending = Amending(actions.add_speaker, actions.change_speaker, actions.remove_speaker)
    known = ["name", "post"]
    list_display = ["name", "post"]
    search_fields = ["name", "post"]


class SpeechForm(AmendingForm):
    """A speech that is there; ``corrects`` tells whether it is to be given to another meeting."""

    locked = staticmethod(locked_speech)

    @property
    def corrects(self) -> bool:
        """Whether what was said is understood from another day on."""
        return "meeting" in self.changes

    # Meetings may be called alike, so they are compared by their keys.
    def kept_of(self, stored: Speech) -> dict[str, Any]:
        """The values of now, the meeting by its key."""
        return super().kept_of(stored) | {"meeting": stored.meeting_id}

    def kept_as(self, field: str, value: Any) -> Any:
        """The meeting by its key."""
        return value.pk if field == "meeting" else super().kept_as(field, value)

    def as_shown(self, values: dict[str, Any], since: list[Amendment]) -> dict[str, Any]:
        """With the meeting it belonged to before the first time that it was given away since."""
        now = values["meeting"]
        left = [each.former_meeting_id for each in since if each.former_meeting_id]
        return super().as_shown(values, since) | {"meeting": left[0] if left else now}


def _found(word: str) -> Q:
    """The speeches with the word, and those held by somebody or in a meeting with it in the name."""
    return held(Speech, word) | Q(meeting__title__holds=word) | Q(speaker__name__holds=word)


@admin.register(Speech)
class SpeechAdmin(AmendedAdmin):
    """Speeches: what is known about one may be put right, its text never; its former meetings are kept."""

    form = SpeechForm
    amending = Amending(None, actions.change_speech, None)
    known = ["title", "meeting", "speaker"]
    list_display = ["title", "meeting", "speaker"]
    search_fields = ["title"]
    finds = staticmethod(_found)
    list_select_related = ["meeting", "speaker"]
    autocomplete_fields = ["meeting", "speaker"]
    readonly_fields: ClassVar[Any] = ["amendments", "source", "start", "end", "text_sha256", "text"]

    def get_fields(self, request: HttpRequest, obj: Speech | None = None) -> list[Any]:
        """What is known of a speech, and where it came from."""
        return [*super().get_fields(request, obj), "source", "start", "end", "text_sha256", "text"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Speeches come in as files, so that there is always an original to look at."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Speech | None = None) -> bool:
        """A speech is evidence."""
        return False
