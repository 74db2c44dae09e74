"""Every refusal is one line in the log: who was refused what, from which address, and why, without what was typed."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tracker.answers.lines import one_line
from tracker.people.signatures import visitor_address

logger = logging.getLogger("tracker.refusals")
# What a status means where nobody has said it more exactly; see `because`.
_KINDS = {
    400: "not understood", 401: "login expired", 403: "not permitted", 404: "not found", 405: "wrong method",
    409: "changed meanwhile", 413: "too large", 422: "not valid", 429: "locked out", 500: "fault", 503: "unavailable",
}  # fmt: skip
_LONGEST_ADDRESS = 300


class NotingMiddleware:
    """Notes each answer that refuses; the first of all, so that it sees what the others refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer as it came."""
        answer = self.get_response(request)
        if answer.status_code >= 400:
            _note(request, answer.status_code)
        return answer


def because(request: HttpRequest, kind: str, *, is_fault: bool = False) -> None:
    """Say more exactly than the status why the request is refused; ``is_fault`` where there is something to mend."""
    request.META["tracker.refusal"] = (kind, is_fault)


def address_is_secret(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view whose address is a key, as that of a calendar is: it is told to nobody, and no browser shows it."""
    view.address_is_secret = True  # type: ignore[attr-defined]
    return view


def is_secret(request: HttpRequest) -> bool:
    """Whether the view behind the address is so marked."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "address_is_secret", False)


def _note(request: HttpRequest, status: int) -> None:
    kind, is_fault = request.META.get("tracker.refusal", (_KINDS.get(status, "refused"), status == 500))
    logger.log(
        logging.ERROR if is_fault else logging.WARNING,
        "%d %s: %s %s by %s from %s",
        status, kind, one_line(request.method or "", 20), _address(request), _who(request, status),
        one_line(visitor_address(request), 60),
    )  # fmt: skip


def _address(request: HttpRequest) -> str:
    """The path as a browser writes it, without the query: values may stand there."""
    if is_secret(request):
        return f"/{request.resolver_match.route}"  # type: ignore[union-attr]
    return quote(request.path[:_LONGEST_ADDRESS], errors="backslashreplace")


def _who(request: HttpRequest, status: int) -> str:
    """The account; where the database may be what failed it is not asked once more."""
    if not hasattr(request, "user") or (status >= 500 and not hasattr(request, "_cached_user")):
        return "somebody" if request.COOKIES else "anonymous"
    try:
        return one_line(request.user.get_username() or "anonymous", 150)
    except DatabaseError:
        return "somebody"
