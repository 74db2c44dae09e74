"""Who is let into the ledger at all.  What of it somebody sees is asked row by row: ``Directive.visible_to``."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from tracker.models import Directive, Liaison
from tracker.people import groups
from tracker.people.signatures import full_name
from tracker.questions.directives import DirectiveQuerySet

SEES_ALL = "tracker.view_directive"
NAMED_AT_MOST = 5


def sees_ledger(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether any of the ledger is for this person: all of it, or what the party has to do for which they speak."""
    return user.has_perm(SEES_ALL) or Liaison.objects.filter(user=user.pk).exists()  # type: ignore[union-attr]


def may_report(user: AbstractBaseUser | AnonymousUser, directive: Directive) -> bool:
    """Whether the person may note how far the directive has come."""
    rows: DirectiveQuerySet = Directive.objects.filter(pk=directive.pk)
    return rows.reportable_by(user).exists()


def administrators() -> list[str]:
    """Whom to ask for more rights, by name: the group's members, or else whoever set the program up."""
    active = User.objects.filter(is_active=True).order_by("date_joined", "pk")
    people = active.filter(groups__name=groups.ADMINISTRATOR) or active.filter(is_superuser=True)
    return [full_name(person) or person.get_username() for person in people[:NAMED_AT_MOST]]


def for_every_account(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view that is open to whoever has logged in, as an account's own password is, whatever they may see."""
    view.for_every_account = True  # type: ignore[attr-defined]
    return view


class LedgerMiddleware(MiddlewareMixin):
    """Refuses all pages but the admin's, which ask themselves, to whom the ledger is closed.

    Like the login it is asked for everywhere, so that a page somebody adds is not open by mistake.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Raises ``PermissionDenied``; a page that needs no login needs no rights."""
        asks_itself = request.resolver_match is not None and "admin" in request.resolver_match.namespaces
        if asks_itself or not getattr(view, "login_required", True) or getattr(view, "for_every_account", False):
            return
        if not sees_ledger(request.user):
            raise PermissionDenied
