"""The kept originals, handed out only here: they have no address of their own."""

from pathlib import PurePosixPath

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tracker.files import store
from tracker.models import Speech
from tracker.views.exporting import NOT_IN_FILE_NAMES


@permission_required("tracker.view_speech", raise_exception=True)
def source_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file a speech came in, byte for byte, to be saved and never shown: it may hold anything."""
    source = get_object_or_404(Speech.objects.select_related("source"), pk=pk).source
    try:
        file = store.path_of(source.sha256).open("rb")
    except FileNotFoundError as missing:
        raise Http404(_("The original of “%(name)s” is not in the store.") % {"name": source.name}) from missing
    # Without the archive and the folders it lay in, and without what would end the line of a header.
    own = NOT_IN_FILE_NAMES.sub("_", PurePosixPath(source.name).name)
    return FileResponse(file, as_attachment=True, filename=own, content_type="application/octet-stream")
