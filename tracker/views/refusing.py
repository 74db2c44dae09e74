"""The page for who may not: it says whom to ask."""

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.access import administrators, sees_ledger
from tracker.people import groups


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 403; an account that cannot be of use yet is told what it lacks."""
    user = request.user
    context = {"lacks": _lacking(user), "administrators": administrators() if user.is_authenticated else []}
    return render(request, "403.html", context, status=403)


def _lacking(user: User | AnonymousUser) -> str:
    """What an account was not given although it needs it: ``rights``, a ``party`` to speak for, or nothing."""
    if user.is_anonymous or sees_ledger(user):
        return ""
    if user.groups.filter(name=groups.LIAISON).exists():
        return "party"
    return "" if user.get_all_permissions() else "rights"
