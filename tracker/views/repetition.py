"""What a repetition that is being filled in comes to, for the script beside the control."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tracker.controls.repetition import PARTS, RepetitionField, told
from tracker.days import day_of


@require_GET
def repetition(request: HttpRequest) -> HttpResponse:
    """In words with the next five days, or why it cannot be; nothing is looked up and nothing is kept.

    Asked with the parts of the control, ``from`` and ``until``, and ``begun``: from where steps are counted else.
    """
    today = timezone.localdate()
    begun = _day(request, "from") or _day(request, "begun") or today
    try:
        found = RepetitionField().clean([request.GET.get(part, "") for part in PARTS])
    except ValidationError as problem:
        return _fragment(request, {"problem": problem.messages[0]})
    comes_to = told(found, begun, today, _day(request, "until")) if found else None
    return _fragment(request, {"told": comes_to})


def _fragment(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    # Part of a page, and none by itself: whoever opens the address is shown no markup at work.
    return render(request, "tracker/repetition_told.html", context, content_type="text/plain; charset=utf-8")


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return day_of(request.GET.get(name, ""))
    except ValueError:
        return None
