"""What is shown where nothing else can be: a page in the site's look with the way on, a plain sentence to programs.

No page here but that for who may not asks the database anything, since that may be what failed.
"""

import sys

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from tracker.access import administrators, sees_ledger
from tracker.answers.kinds import Kind, kind_of, sentence_of
from tracker.answers.noting import because, is_secret
from tracker.people import groups
from tracker.views.kept_forms import KeptForm

SECONDS_TO_WAIT = "5"


class RefusingMiddleware(MiddlewareMixin):
    """Turns what the database refuses into one clear sentence, with what was typed; other exceptions stay faults."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal; whatever transaction it came from is rolled back by now."""
        kind = kind_of(exception)
        return refused(request, kind, sentence_of(exception)) if kind else None


def refused(request: HttpRequest, kind: Kind, sentence: str) -> HttpResponse:
    """The sentence of the kind with its status, and what was typed, to be corrected or sent again."""
    because(request, kind.name, is_fault=kind.is_fault)
    status = kind.status_for(request.method)
    context = {"kind": kind, "sentence": sentence, "kept": _kept(request) if request.method == "POST" else None}
    answer = _shown(request, "refused.html", status, sentence, context)
    if status == 503:
        answer["Retry-After"] = SECONDS_TO_WAIT
    return answer


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 403; an account that cannot be of use yet is told what it lacks."""
    said = _("Your account may not open this.")
    if not wants_page(request):
        return _plain(said, 403)
    user = request.user
    context = {"lacks": _lacking(user), "administrators": administrators() if user.is_authenticated else []}
    return render(request, "403.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 404."""
    return _shown(request, "404.html", 404, _("There is nothing at this address."))


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 400: what Django itself refuses, such as another host's name or a thousand fields."""
    because(request, type(exception).__name__)
    return _shown(request, "400.html", 400, _("The request could not be understood; nothing was changed."))


def failed(request: HttpRequest) -> HttpResponse:
    """Status 500, or what the database refused outside any page, as in keeping the session."""
    fault = sys.exc_info()[1]
    kind = kind_of(fault)
    if fault and kind:
        return refused(request, kind, sentence_of(fault))
    return _shown(request, "500.html", 500, _("Something went wrong; the fault was logged."))


def wants_page(request: HttpRequest) -> bool:
    """Whether a browser is to show the answer: not a script's question, and not a calendar's."""
    accepted = request.headers.get("Accept")
    return not is_secret(request) and (accepted is None or "text/html" in accepted)


def _shown(
    request: HttpRequest, template: str, status: int, sentence: str, context: dict[str, object] | None = None
) -> HttpResponse:
    if not wants_page(request):
        return _plain(sentence, status)
    return render(request, template, context, status=status)


def _plain(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status)


def _kept(request: HttpRequest) -> KeptForm | None:
    """What was sent; None where it cannot be read any more."""
    try:
        return KeptForm.of(request)
    except (UnreadablePostError, MultiPartParserError, SuspiciousOperation):
        return None


def _lacking(user: User | AnonymousUser) -> str:
    """What an account was not given although it needs it: ``rights``, a ``party`` to speak for, or nothing."""
    if user.is_anonymous or sees_ledger(user):
        return ""
    if user.groups.filter(name=groups.LIAISON).exists():
        return "party"
    return "" if user.get_all_permissions() else "rights"
