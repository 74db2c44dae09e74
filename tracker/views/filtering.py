"""The list of a person by filters, where it is no page: for files, for calendars, and to see whether it can be kept."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from tracker.filters import DirectiveFilter
from tracker.models import Directive


def filtered(data: QueryDict, user: AbstractBaseUser | AnonymousUser) -> DirectiveFilter:
    """What this person's list would hold today with these filters, soonest due first.

    As if they asked themselves: a calendar logs in as nobody, and names are found only where they may see them.
    """
    asked = HttpRequest()
    asked.user = user  # type: ignore[assignment]  # both kinds of user have what is asked of it
    seen = Directive.objects.visible_to(user).by_due_day()
    return DirectiveFilter(data=data, queryset=seen, today=timezone.localdate(), request=asked)
