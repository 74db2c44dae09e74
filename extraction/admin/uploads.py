"""Files in the admin: uploading them, looking at what was understood, confirming it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from extraction.admin.confirming import confirm_page, upload_page
from extraction.refusals import stored_note
from tracker.admin.meetings import SourceFileAdmin
from tracker.models import SourceFile

# The record knows nothing of reading files, so the reader takes over the record's page for them.
admin.site.unregister(SourceFile)


@admin.register(SourceFile)
class UploadAdmin(SourceFileAdmin):
    """The record's page; adding a file is uploading it, and then confirming what its text says of itself."""

    fields = ["name", "kind", "encoding", "size", "sha256", "told", "imported_at", "imported_by"]

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
        return format_html_join("", "<div>{}</div>", ((stored_note(note),) for note in source.notes)) or "—"
