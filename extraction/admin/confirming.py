"""The two steps of an upload.

Step one stores and reads the files, outside any transaction, and shows what was understood.  Step two records what a
person confirmed.  Between them nothing is kept but the stored bytes: the page carries a signed list of them.
"""

import tempfile
from pathlib import Path

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction.actions import AlreadyImported, ReceivedFile, import_file, receive, reopen
from extraction.intake import Found, IntakeError, clean_name, files
from extraction.refusals import sentence
from extraction.upload_forms import FileForms, UploadForm
from tracker.models import SourceFile
from tracker.people import signature

_SALT = "extraction.upload"
_SECONDS_TO_CONFIRM = 24 * 60 * 60


def upload_page(request: HttpRequest) -> HttpResponse:
    """Step one: choose files, then see what was understood of them.  Needs ``tracker.add_speech``.

    What is refused is listed with its reason (422 if that is all there is); the good files can be confirmed.
    """
    _require_permission(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_valid():
        return _page(request, "upload.html", {"form": form}, status=422 if form.is_bound else 200)
    batch = _Batch()
    for upload in form.cleaned_data["uploads"]:
        batch.take_upload(upload)
    return _shown(request, batch)


def confirm_page(request: HttpRequest) -> HttpResponse:
    """Step two: record what was confirmed; if any field is wrong, nothing is recorded and the page says where."""
    _require_permission(request)
    if request.method != "POST":
        return redirect("admin:tracker_sourcefile_add")
    try:
        listed = signing.loads(request.POST.get("batch", ""), salt=_SALT, max_age=_SECONDS_TO_CONFIRM)
    except signing.BadSignature:
        messages.error(request, _("This page is too old or was altered; nothing was saved. Upload the files again."))
        return redirect("admin:tracker_sourcefile_add")
    batch = _Batch(request.POST)
    for sha256, name in listed:
        batch.take_stored(sha256, name)
    if not all(forms.is_valid() for forms in batch.good):
        return _shown(request, batch, status=422)
    return _recorded(request, batch)


class _Batch:
    """The files of one upload: ``good`` ones as forms, ``bad`` ones as ``(name, reason, earlier import or None)``."""

    def __init__(self, data=None) -> None:
        self.data = data
        self.good: list[FileForms] = []
        self.bad: list[tuple[str, str, SourceFile | None]] = []

    def take_upload(self, upload: UploadedFile) -> None:
        """Store and read an uploaded file, or the files of an uploaded archive."""
        name = clean_name(upload.name or "")
        with tempfile.TemporaryDirectory(prefix="upload-") as scratch:
            path = Path(scratch, "upload")
            with path.open("wb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
            with files(path, name) as found:
                for each in found:
                    self._take(each.name, lambda each=each: _received(each))

    def take_stored(self, sha256: str, name: str) -> None:
        """Read a file again that step one stored."""
        self._take(name, lambda: reopen(sha256, name))

    def _take(self, name: str, received) -> None:
        try:
            forms = FileForms(received(), self.data)
        except AlreadyImported as refusal:
            self.bad.append((name, str(refusal), refusal.source))
        except IntakeError as error:
            self.bad.append((name, sentence(error), None))
        except OSError as error:
            self.bad.append((name, _("The store cannot be written: %(why)s.") % {"why": error.strerror}, None))
        else:
            # The same bytes may be uploaded twice in one go; once is enough.
            if forms.received.sha256 not in {other.received.sha256 for other in self.good}:
                self.good.append(forms)


def _received(found: Found) -> ReceivedFile:
    if found.error:
        raise found.error
    return receive(found.path, found.name)


def _recorded(request: HttpRequest, batch: _Batch) -> HttpResponse:
    for forms in batch.good:
        if not forms.wanted():
            continue
        try:
            source = import_file(forms.received, forms.drafts(), by=signature(request.user), at=timezone.now())
        except AlreadyImported as refusal:
            messages.warning(request, f"{forms.received.name}: {refusal}")
        else:
            count = source.speeches.count()
            messages.success(request, _("%(name)s: %(count)s speeches imported.") % {"name": source, "count": count})
    for name, reason, _source in batch.bad:
        messages.warning(request, f"{name}: {reason}")
    return redirect("admin:tracker_speech_changelist")


def _shown(request: HttpRequest, batch: _Batch, status: int = 200) -> HttpResponse:
    if not batch.good:
        return _page(request, "upload.html", {"form": UploadForm(), "bad": batch.bad}, status=422)
    listed = [[forms.received.sha256, forms.received.name] for forms in batch.good]
    context = {"files": batch.good, "bad": batch.bad, "batch": signing.dumps(listed, salt=_SALT)}
    return _page(request, "confirm.html", context, status)


def _page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    context |= admin.site.each_context(request) | {"title": _("Import speeches"), "opts": SourceFile._meta}
    return TemplateResponse(request, f"admin/tracker/sourcefile/{template}", context, status=status)


def _require_permission(request: HttpRequest) -> None:
    if not request.user.has_perm("tracker.add_speech"):
        raise PermissionDenied
