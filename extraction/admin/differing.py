"""What was decided against another day of the meeting and would now differ: to look at, never overwritten."""

from django.contrib import messages
from django.contrib.auth.decorators import user_passes_test
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from extraction import office
from extraction.actions import differing
from extraction.admin.pages import may_look, page
from tracker.models import Meeting, Speech


@user_passes_test(may_look)
def differing_in_speech(request: HttpRequest, pk: int) -> HttpResponse:
    """The deadlines of one speech that would be understood otherwise by now."""
    speech = get_object_or_404(Speech.objects.select_related("meeting"), pk=pk)
    return _page(request, speech.meeting, Speech.objects.filter(pk=pk))


@user_passes_test(may_look)
def differing_in_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The deadlines of all speeches of a meeting that would be understood otherwise by now."""
    meeting = get_object_or_404(Meeting, pk=pk)
    return _page(request, meeting, meeting.speeches.all())


def say_what_differs(request: HttpRequest, meeting: Meeting) -> None:
    """Tell how many decided deadlines rest on another day of the meeting, with the way to them; nothing for none."""
    count = sum(len(differing(speech, office.rulebook())) for speech in meeting.speeches.all())
    if not count:
        return
    words = ngettext(
        "%(count)d deadline on the ledger was decided against another day and would now differ; nothing was changed.",
        "%(count)d deadlines on the ledger were decided against another day and would now differ; nothing was changed.",
        count,
    )
    address = reverse("admin:extraction_differing_meeting", args=[meeting.pk])
    link = format_html('{} <a href="{}">{}</a>', words % {"count": count}, address, _("Review them"))
    messages.warning(request, link)


def _page(request: HttpRequest, meeting: Meeting, speeches: QuerySet[Speech]) -> HttpResponse:
    rulebook = office.rulebook()
    found = ((speech, differing(speech, rulebook)) for speech in speeches.order_by("pk"))
    context = {
        "title": _("Deadlines that would now differ"),
        "meeting": meeting,
        "speeches": [(speech, rows) for speech, rows in found if rows],
        "may_move": request.user.has_perm("tracker.change_directive"),
    }
    return page(request, "differing", context)
