"""The kept originals, handed out only here: they have no address of their own."""

import logging
from pathlib import PurePosixPath
from typing import IO

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tracker.files import checking, store
from tracker.models import SourceFile, Speech
from tracker.views.exporting import NOT_IN_FILE_NAMES

logger = logging.getLogger(__name__)


@permission_required("tracker.view_speech", raise_exception=True)
def source_file(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file a speech came in, byte for byte, to be saved and never shown: it may hold anything.

    Status 404 where the store has it no longer, 409 where it has other bytes than came in: those are not handed out.
    """
    source = get_object_or_404(Speech.objects.select_related("source"), pk=pk).source
    try:
        file = store.path_of(source.sha256).open("rb")
    except FileNotFoundError:
        return _lost(request, source, "missing", status=404)
    if not _whole(file, source.sha256):
        file.close()
        return _lost(request, source, "damaged", status=409)
    # Without the archive and the folders it lay in, and without what would end the line of a header.
    own = NOT_IN_FILE_NAMES.sub("_", PurePosixPath(source.name).name)
    return FileResponse(file, as_attachment=True, filename=own, content_type="application/octet-stream")


def _whole(file: IO[bytes], sha256: str) -> bool:
    """Whether the open file is as it came; it is then at its beginning again, so that what was looked at is sent."""
    try:
        whole = checking.is_whole(file, sha256)
        file.seek(0)
    except OSError:
        return False
    return whole


def _lost(request: HttpRequest, source: SourceFile, sort: str, *, status: int) -> HttpResponse:
    logger.error("original %s: %s", sort, source.sha256)
    return render(request, "tracker/lost.html", {"source": source, "sort": sort}, status=status)
