"""The ledger as files.  What is filtered is what is exported: same address, same rows."""

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import IO

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from tracker.exports import (
    BOM,
    LEDGER_COLUMNS,
    MOST_ROWS,
    Heading,
    batches,
    csv_parts,
    ids_of,
    write_xlsx,
)
from tracker.exports.columns import Column
from tracker.filtering.chosen import chosen
from tracker.questions.directives import DirectiveQuerySet
from tracker.rows.ledger import LedgerRow
from tracker.views.directives import DirectiveList
from tracker.views.filtering import filtered
from tracker.views.streaming import in_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
    return selection_of(filterset.qs, filterset.day, title, words, f"{title}-{filterset.day}")


def selection_of(
    rows: DirectiveQuerySet, on: date, title: str, words: list[str], file_name: str, notes: tuple[str, ...] = ()
) -> Selection:
    """What stands in the file of these rows: ``words`` say above what was chosen, ``notes`` below what was not."""
    ids = ids_of(rows)
    words = [*words, _("%(count)d in all") % {"count": len(ids)}]
    return Selection(ids, on, Heading(title, _("; ").join(words), notes), NOT_IN_FILE_NAMES.sub("_", file_name))


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


class LedgerCsv(Export):
    """Streams: the first lines are there at once, and nothing is held."""

    def file(self, selection: Selection) -> HttpResponseBase:
        """The rows as CSV."""
        parts = chain([BOM], csv_parts(batches(selection.ids, selection.on)))
        name = content_disposition_header(as_attachment=True, filename=f"{selection.file_name}.csv")
        return StreamingHttpResponse(
            in_language(parts, get_language()), content_type="text/csv", headers={"Content-Disposition": name}
        )


class WholeFile(Export):
    """Written to a temporary file first, and sent when it is whole; ``most`` is how many rows it may hold."""

    suffix: str
    content_type: str
    most: int
    columns: Sequence[Column] = LEDGER_COLUMNS
    write: Callable[[IO[bytes], Sequence[Column], Heading, Iterable[LedgerRow]], None]

    def file(self, selection: Selection) -> HttpResponseBase:
        """The rows as such a file."""
        if len(selection.ids) > self.most:
            return self.too_many(selection)
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        self.write(file, self.columns, selection.heading, selection.rows())
        file.seek(0)
        name = f"{selection.file_name}.{self.suffix}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=self.content_type)

    def too_many(self, selection: Selection) -> HttpResponse:
        """One sentence instead of a file that leaves rows out."""
        said = {"count": len(selection.ids), "most": self.most}
        return render(self.request, "tracker/too_many.html", said, status=400)


class LedgerXlsx(WholeFile):
    """The list for Excel."""

    suffix, content_type, most = "xlsx", XLSX, MOST_ROWS
    write = staticmethod(write_xlsx)
