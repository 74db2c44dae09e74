"""Speeches with what became of their proposals; the review hangs on them."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from extraction.admin import desk, review
from extraction.admin.accepting import accept_many_page
from extraction.admin.differing import differing_in_speech, say_what_differs
from extraction.admin.missing import add_missed_directive
from extraction.admin.picked import to_page_of
from extraction.admin.presence import presence
from extraction.admin.rereading import read_speech_again, read_speeches_again, reread_undecided
from extraction.admin.speech_pane import desk_address
from extraction.admin.undoing import undo_last
from extraction.admin.work_list import work_list_page
from extraction.rights import DECIDE
from tracker.admin.keys_first import KeysFirstAdmin
from tracker.admin.meetings import SpeechAdmin
from tracker.models import Speech

# The record knows nothing of the review, so the review takes over the record's page for speeches.
admin.site.unregister(Speech)


class ReviewFilter(admin.SimpleListFilter):
    """Speeches whose proposals still await decisions, and those whose proposals are all decided."""

    title = _("Review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> list[tuple[str, Any]]:
        """Both kinds."""
        return [("pending", _("pending")), ("decided", _("all decided"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the chosen kind; an unknown kind has none, rather than all."""
        questions = {None: {}, "pending": {"pending__gt": 0}, "decided": {"pending": 0, "standing__gt": 0}}
        asked = questions.get(self.value())
        return queryset.none() if asked is None else queryset.filter(**asked)


@admin.register(Speech)
class SpeechDeskAdmin(KeysFirstAdmin, SpeechAdmin):
    """The record's page with the progress of the review, the way to the desk, and reading again.

    Keys first: to put all in the order of days, the proposals of all would be counted.
    """

    list_display = ["held_on", "title", "progress", "meeting", "speaker"]
    list_display_links = ["title"]
    list_filter = [ReviewFilter]
    date_hierarchy = "meeting__held_on"
    ordering = [F("meeting__held_on").desc(nulls_last=True), "-pk"]
    actions = ["read_selected_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Speech]:
        """With the counts that ``progress`` shows."""
        speeches: QuerySet[Speech] = super().get_queryset(request)
        return speeches.annotate(**desk.PROGRESS).defer("text")

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, the desk and reading again."""
        wrap = self.admin_site.admin_view
        return [
            path("work/", wrap(work_list_page), name="extraction_work_list"),
            path("<int:pk>/review/", wrap(review.desk_page), name="extraction_review"),
            path("<int:pk>/read/", wrap(read_speech_again), name="extraction_read_again"),
            path("<int:pk>/accept/", wrap(accept_many_page), name="extraction_accept_many"),
            path("read/", wrap(read_speeches_again), name="extraction_read_many"),
            path("<int:pk>/differing/", wrap(differing_in_speech), name="extraction_differing"),
            path("<int:pk>/undo/", wrap(undo_last), name="extraction_undo"),
            path("<int:pk>/missed/", wrap(add_missed_directive), name="extraction_missed"),
            path("<int:pk>/presence/", wrap(presence), name="extraction_presence"),
            *super().get_urls(),
        ]

    @admin.display(description=_("held on"), ordering="meeting__held_on", empty_value="—")
    def held_on(self, speech: Speech) -> str | None:
        """The day of its meeting, in figures: a column of days is passed over faster than one of months in words."""
        day = speech.meeting.held_on
        return day.isoformat() if day else None

    @admin.display(description=_("Review"))
    def progress(self, speech: Any) -> str:
        """How many of the proposals are decided, as a link to the desk."""
        counts = f"{_('Reviewed')} {speech.standing - speech.pending}/{speech.standing}"
        address = desk_address(speech.pk)
        return format_html('<a href="{}">{}</a>', address, counts if speech.standing else _("nothing proposed"))

    @admin.action(description=_("Read selected speeches again"), permissions=["decide"])
    def read_selected_again(self, request: HttpRequest, queryset: QuerySet[Speech]) -> HttpResponse:
        """Show what reading them with the rules and days of now would change."""
        return to_page_of(request, "admin:extraction_read_many", queryset.values_list("pk", flat=True))

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may bring in proposals and decide them."""
        return request.user.has_perm(DECIDE)

    def save_model(self, request: HttpRequest, obj: Speech, form: Any, change: bool) -> None:
        """Another meeting is another day to count from."""
        super().save_model(request, obj, form, change)
        if form.corrects:
            transaction.on_commit(lambda: reread_undecided(request, obj.meeting))
            transaction.on_commit(lambda: say_what_differs(request, obj.meeting), robust=True)
