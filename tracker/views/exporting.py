"""The ledger and the table of a meeting as files.  What is filtered is what is exported: same address, same rows."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from tracker.access import SEES_ALL
from tracker.chosen import chosen
from tracker.exports import (
    BOM,
    LEDGER,
    MOST_ROWS,
    TASK_TABLE,
    Heading,
    batches,
    csv_parts,
    ids_of,
    write_docx,
    write_xlsx,
)
from tracker.exports.columns import Column
from tracker.ledger import LedgerRow
from tracker.models import Directive, Meeting
from tracker.querysets import DirectiveQuerySet
from tracker.views.directives import DirectiveList
from tracker.views.filtering import filtered
from tracker.views.streaming import in_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_ROWS_OF_DOCX = 2_000  # the whole document is held in memory, and nobody prints a longer one
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True)
class Selection:
    """What was asked for, as it stood when it was: primary keys in their order, the day, and what it is called."""

    ids: Sequence[int]
    on: date
    heading: Heading
    file_name: str

    def rows(self) -> Iterator[LedgerRow]:
        """The rows, read as they are needed."""
        return chain.from_iterable(batches(self.ids, self.on))


def selected(request: HttpRequest) -> Selection | None:
    """The directives of the list with the same query; None where a filter cannot be understood."""
    filterset = filtered(request.GET, request.user)
    if not filterset.is_valid():
        return None
    words = [str(one.words) for one in chosen(filterset)]
    if not filterset.form.cleaned_data.get("on"):
        words.insert(0, _("as of %(day)s") % {"day": filterset.day})
    title = _("Ledger of directives")
    return _selection(filterset.qs, filterset.day, title, words, f"{title}-{filterset.day}")


def _selection(rows: DirectiveQuerySet, on: date, title: str, words: list[str], file_name: str) -> Selection:
    ids = ids_of(rows)
    words = [*words, _("%(count)d in all") % {"count": len(ids)}]
    return Selection(ids, on, Heading(title, _("; ").join(words)), NOT_IN_FILE_NAMES.sub("_", file_name))


@method_decorator(never_cache, name="dispatch")
class Export(PermissionRequiredMixin, View):
    """A file for who may take the ledger away; the rows are those the person may see."""

    permission_required = "tracker.export_directive"
    raise_exception = True

    def get(self, request: HttpRequest, **named: str) -> HttpResponseBase:
        """The file, or the page of the list that says which filter could not be understood; never part of a file."""
        selection = self.selection(request, **named)
        return self.file(selection) if selection else DirectiveList.as_view()(request)

    def selection(self, request: HttpRequest, **named: str) -> Selection | None:
        """The rows to write."""
        return selected(request)

    def file(self, selection: Selection) -> HttpResponseBase:
        """The rows as a file."""
        raise NotImplementedError

    def too_many(self, selection: Selection, most: int) -> HttpResponse:
        """One sentence instead of a file that leaves rows out."""
        said = {"count": len(selection.ids), "most": most}
        return render(self.request, "tracker/too_many.html", said, status=400)


class LedgerCsv(Export):
    """Streams: the first lines are there at once, and nothing is held."""

    def file(self, selection: Selection) -> HttpResponseBase:
        """The rows as CSV."""
        parts = chain([BOM], csv_parts(batches(selection.ids, selection.on)))
        name = content_disposition_header(as_attachment=True, filename=f"{selection.file_name}.csv")
        return StreamingHttpResponse(
            in_language(parts, get_language()), content_type="text/csv", headers={"Content-Disposition": name}
        )


class LedgerXlsx(Export):
    """Written to a temporary file first: an XLSX ends with its table of contents."""

    columns: Sequence[Column] = LEDGER

    def file(self, selection: Selection) -> HttpResponseBase:
        """The rows as XLSX."""
        if len(selection.ids) > MOST_ROWS:
            return self.too_many(selection, MOST_ROWS)
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        write_xlsx(file, self.columns, selection.heading, selection.rows())
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{selection.file_name}.xlsx", content_type=XLSX)


class TaskTable(Export):
    """任务分解表: what a meeting demanded, in the order it was said, in the office's columns."""

    def selection(self, request: HttpRequest, **named: str) -> Selection | None:
        """The directives of the meeting that the person may see; to a liaison without any it does not exist."""
        meeting = get_object_or_404(Meeting, **named)
        rows = Directive.objects.visible_to(request.user).filter(speech__meeting=meeting).as_said()
        if not request.user.has_perm(SEES_ALL) and not rows.exists():
            raise Http404
        on = timezone.localdate()
        title = _("Task table of %(meeting)s") % {"meeting": meeting.title}
        return _selection(rows, on, title, [_("as of %(day)s") % {"day": on}], title)


class TaskTableXlsx(TaskTable, LedgerXlsx):
    """The table of a meeting for Excel."""

    columns = TASK_TABLE


class TaskTableDocx(TaskTable):
    """The table of a meeting for Word."""

    def file(self, selection: Selection) -> HttpResponseBase:
        """The rows as DOCX."""
        if len(selection.ids) > MOST_ROWS_OF_DOCX:
            return self.too_many(selection, MOST_ROWS_OF_DOCX)
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        write_docx(file, TASK_TABLE, selection.heading, selection.rows())
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{selection.file_name}.docx", content_type=DOCX)
