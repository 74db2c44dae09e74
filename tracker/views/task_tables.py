"""The table of a meeting (任务分解表) as files: the rows of its page, for who may take them away."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.exports import TASK_TABLE_COLUMNS, write_docx
from tracker.filtering.lookups import seen_by
from tracker.models import Directive, Meeting
from tracker.rows.ledger import LedgerRow, demanded_again
from tracker.views.exporting import LedgerXlsx, Selection, WholeFile, selection_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_ROWS_OF_DOCX = 2_000  # the whole document is held in memory, and nobody prints a longer one


class TaskTable(WholeFile):
    """任务分解表: what a meeting demanded, in the order it was said, in the office's columns."""

    columns = TASK_TABLE_COLUMNS

    def selection(self, request: HttpRequest, **named: str) -> Selection | None:
        """The directives of the meeting that the person may see; to a liaison without any it does not exist."""
        meeting = get_object_or_404(seen_by(request.user, Meeting.objects.all()), **named)
        visible = Directive.objects.visible_to(request.user)
        rows = visible.filter(speech__meeting=meeting).as_said()
        on = timezone.localdate()
        title = _("Task table of %(meeting)s") % {"meeting": meeting.title}
        notes = _told_below(demanded_again(visible, meeting, on))
        return selection_of(rows, on, title, [_("as of %(day)s") % {"day": on}], title, notes)


def _told_below(rows: list[LedgerRow]) -> tuple[str, ...]:
    """The lines under the table: a directive has one row, in the table of the meeting that demanded it first."""
    if not rows:
        return ()
    told = _("%(place)d. %(number)s %(text)s, first demanded at %(source)s")
    said = [
        told % {"place": place, "number": row.directive.number, "text": row.directive.text, "source": row.source()}
        for place, row in enumerate(rows, 1)
    ]
    return (_("Demanded again at this meeting"), *said)


class TaskTableXlsx(TaskTable, LedgerXlsx):
    """The table of a meeting for Excel."""


class TaskTableDocx(TaskTable):
    """The table of a meeting for Word."""

    suffix, content_type, most = "docx", DOCX, MOST_ROWS_OF_DOCX
    write = staticmethod(write_docx)
