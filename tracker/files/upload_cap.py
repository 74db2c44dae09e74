"""Nobody sends more than the cap: Django itself would take files of any size."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.sent_numbers import sent_number


class UploadCapMiddleware:
    """Answers 413 to a body longer than UPLOAD_MAX_BYTES before reading any of it.

    The announced length can be trusted: the server reads no further than that, and nothing where none is announced.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page's own answer, or the refusal."""
        announced = sent_number(request.META.get("CONTENT_LENGTH") or "0")
        if announced is not None and announced <= settings.UPLOAD_MAX_BYTES:
            return self.get_response(request)
        return render(request, "413.html", {"limit": settings.UPLOAD_MAX_BYTES // 1_000_000}, status=413)
