"""Files in the admin: uploading them, looking at what was understood, confirming it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from extraction.admin.confirming import confirm_page, upload_page
from extraction.intake import LEFT_OUT
from extraction.refusals import stored_note
from tracker.admin.meetings import SourceFileAdmin
from tracker.models import SourceFile

_BEGINNING = 40

# The record knows nothing of reading files, so the reader takes over the record's page for them.
admin.site.unregister(SourceFile)


@admin.register(SourceFile)
class UploadAdmin(SourceFileAdmin):
    """The record's page; adding a file is uploading it, and then confirming what its text says of itself."""

    fields = ["name", "kind", "encoding", "size", "sha256", "told", "left_out", "imported_at", "imported_by"]

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, and the second step of an upload."""
        confirm = self.admin_site.admin_view(confirm_page)
        return [path("confirm/", confirm, name="tracker_sourcefile_confirm"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest, obj: SourceFile | None = None) -> bool:
        """Whoever may add speeches may upload the files they come in."""
        return request.user.has_perm("tracker.add_speech")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The first step of an upload."""
        return upload_page(request)

    @admin.display(description=_("notes from reading the file"))
    def told(self, source: SourceFile) -> str:
        """The notes in the language of the reader, one a line."""
        said = (note for note in source.notes if note["key"] != LEFT_OUT)
        return format_html_join("", "<div>{}</div>", ((stored_note(note),) for note in said)) or "—"

    @admin.display(description=_("not imported"))
    def left_out(self, source: SourceFile) -> str:
        """The words of the file that are in none of its speeches, as whoever imported it left them out."""
        rests = (note["params"] for note in source.notes if note["key"] == LEFT_OUT)
        told = ((_place(rest), rest["words"]) for rest in rests)
        return (
            format_html_join("", '<details class="left-out"><summary>{}</summary><pre>{}</pre></details>', told) or "—"
        )


def _place(rest: Mapping[str, Any]) -> str:
    """Where a rest stood, and how it begins."""
    begins = " ".join(rest["words"].split())[:_BEGINNING]
    place = gettext("characters %(start)s to %(end)s") % {"start": rest["start"] + 1, "end": rest["end"]}
    return f"{place}: {begins}"
