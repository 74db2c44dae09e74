"""The two steps of an upload.

Step one reads the files, outside any transaction, and shows what was understood.  Step two records what a person
confirmed.  Between them the files wait beside the store with what was read in them: the page carries a signed list.
"""

from typing import Any

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction import office
from extraction.actions import Allowance, import_file
from extraction.admin.batches import Batch
from extraction.admin.cutting import STEP
from extraction.admin.forms.upload import UploadForm
from extraction.admin.forms.uploaded import FileForms
from extraction.admin.picked import to_page_of
from extraction.refusals import why_not
from tracker.models import SourceFile, Speech
from tracker.people.signatures import signature

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
    allowance = Allowance(request.user, timezone.localdate())
    batch = Batch(allowance)
    with allowance.working():
        for upload in form.cleaned_data["uploads"]:
            batch.take_upload(upload)
    return _shown(request, batch)


def confirm_page(request: HttpRequest) -> HttpResponse:
    """Step two: record what was confirmed; if any field is wrong, nothing is recorded and the page says where.

    Without the list of files (after a new login nothing is sent again) it leads back to step one and says so.
    """
    _require_permission(request)
    try:
        listed = signing.loads(request.POST.get("batch", ""), salt=_SALT, max_age=_SECONDS_TO_CONFIRM)
    except signing.BadSignature:
        messages.error(request, _("This page is too old or was altered; nothing was saved. Upload the files again."))
        return redirect("admin:tracker_sourcefile_add")
    allowance = Allowance(request.user, timezone.localdate())
    # What was corrected is read anew, which is work as well.
    with allowance.working():
        batch = Batch(allowance, request.POST)
        for sha256, name in listed:
            batch.take_waiting(sha256, name)
        if STEP in request.POST:
            return _shown(request, batch, status=422 if any(forms.complaint for forms in batch.good) else 200)
        if not all(forms.is_valid() for forms in batch.good):
            return _shown(request, batch, status=422)
        return _recorded(request, batch)


def _recorded(request: HttpRequest, batch: Batch) -> HttpResponse:
    sources = [source for forms in batch.good if forms.wanted() and (source := _record(request, forms))]
    for name, reason, _source in batch.bad:
        messages.warning(request, f"{name}: {reason}")
    # What was imported leads to its desk.
    return to_page_of(
        request, "admin:extraction_work_list", Speech.objects.filter(source__in=sources).values_list("pk", flat=True)
    )


def _record(request: HttpRequest, forms: FileForms) -> SourceFile | None:
    """The file with its speeches; None, and messages, where nothing of it was recorded."""
    name, drafts = forms.received.name, forms.drafts()
    for form in forms.speeches:
        if not form.wanted():
            not_again = _("%(name)s: “%(title)s” was not imported again. %(why)s")
            messages.warning(request, not_again % {"name": name, "title": form.draft.title, "why": form.there})
    if not drafts and forms.speeches:
        return None
    try:
        source = import_file(
            forms.received, drafts, by=signature(request.user), at=timezone.now(), rulebook=office.rulebook()
        )
    except Exception as error:
        messages.warning(request, f"{name}: {why_not(name, error)}")
        return None
    count = source.speeches.count()
    messages.success(request, _("%(name)s: %(count)s speeches imported.") % {"name": source, "count": count})
    return source


def _shown(request: HttpRequest, batch: Batch, status: int = 200) -> HttpResponse:
    if not batch.good:
        return _page(request, "upload.html", {"form": UploadForm(), "bad": batch.bad}, status=422)
    listed = [[forms.received.sha256, forms.received.name] for forms in batch.good]
    context = {"files": batch.good, "bad": batch.bad, "batch": signing.dumps(listed, salt=_SALT)}
    return _page(request, "confirm.html", context, status)


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context |= admin.site.each_context(request) | {"title": _("Import speeches"), "opts": SourceFile._meta}
    return TemplateResponse(request, f"admin/tracker/sourcefile/{template}", context, status=status)


def _require_permission(request: HttpRequest) -> None:
    if not request.user.has_perm("tracker.add_speech"):
        raise PermissionDenied
