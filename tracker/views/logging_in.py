"""Logging in; what somebody was sending when the login expired is carried along, and sent again when they say so."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator

from tracker.answers.noting import because
from tracker.people.log_in_forms import LogInForm
from tracker.views.kept_forms import KeptForm


class KeepingLoginRequiredMiddleware(LoginRequiredMiddleware):
    """Asks for a login, and keeps what was being sent.

    A form gets the log-in page itself as its answer, with status 401: a redirect would drop what was typed, and 200
    would tell a script that its request was done.
    """

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        """The log-in page with what was sent, or for a mere look at a page the way to the login."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        return _login_page(request, KeptForm.of(request))


@method_decorator(login_not_required, name="dispatch")
class LogIn(LoginView):
    """The log-in page; with a form that was kept, what follows it is the offer to send that again."""

    authentication_form = LogInForm
    redirect_authenticated_user = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find what the page carries along."""
        super().setup(request, *args, **kwargs)
        self.kept = KeptForm.signed_as(request.POST.get("kept", ""))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever has logged in elsewhere meanwhile goes on at once."""
        if self.kept and request.user.is_authenticated:
            return _send_again_page(request, self.kept)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Log in; a form without a name comes from the page of a lock-out, and is shown empty."""
        if self.kept and "username" not in request.POST:
            return _login_page(request, self.kept)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """On to the page that was asked for, or to the offer."""
        answer = super().form_valid(form)
        return _send_again_page(self.request, self.kept) if self.kept else answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what was kept, so that a mistyped password does not lose it."""
        return super().get_context_data(**kwargs) | _carrying(self.kept)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with the token of an earlier login: kept like one without a login, if it was sent from our own pages.

    Somebody logged in again in another window, say.  A form of another site is refused, and nothing of it is kept.
    """
    because(request, "token of another login or site")
    kept = _kept_of(request) if _is_from_here(request) else None
    if kept is None:
        return render(request, "403_csrf.html", status=403)
    if request.user.is_authenticated:
        return _send_again_page(request, kept, status=403)
    return _login_page(request, kept)


def _kept_of(request: HttpRequest) -> KeptForm | None:
    """What was sent, or what the log-in page was carrying; None where it is worth nothing without a login."""
    if request.path == reverse("login"):
        return KeptForm.signed_as(request.POST.get("kept", ""))
    match = request.resolver_match
    is_private = match is not None and getattr(match.func, "login_required", True)
    return KeptForm.of(request) if is_private else None


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this; other sites cannot make it say so."""
    if "Origin" in request.headers:
        return request.headers["Origin"] == f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _carrying(kept: KeptForm | None) -> dict[str, Any]:
    if kept is None:
        return {}
    return {"kept": kept, "signed": "" if kept.is_too_long else kept.signed()}


def _login_page(request: HttpRequest, kept: KeptForm) -> HttpResponse:
    context = {"form": LogInForm(request), "next": kept.address, **_carrying(kept)}
    return render(request, "registration/login.html", context, status=401)


def _send_again_page(request: HttpRequest, kept: KeptForm, status: int = 200) -> HttpResponse:
    return render(request, "registration/send_again.html", {"kept": kept}, status=status)
