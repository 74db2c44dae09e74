"""Showing oneself at the desk of a speech, so that two people do not work at it without knowing of each other."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User

from extraction.models import Presence
from tracker.models import Speech

# Who was just noted need not be noted again: every note takes SQLite's only write lock.
FRESH = timedelta(seconds=15)
FORGOTTEN = timedelta(days=1)


def show(speech: Speech, user: User, *, at: datetime) -> None:
    """Note that the account sits at the desk of the speech at that moment.

    Whoever comes new to a desk has the rows swept away that tell of another day.
    """
    own = Presence.objects.filter(speech=speech, user=user)
    if own.filter(seen_at__lt=at - FRESH).update(seen_at=at) or own.exists():
        return
    Presence.objects.filter(seen_at__lt=at - FORGOTTEN).delete()
    Presence.objects.get_or_create(speech=speech, user=user, defaults={"seen_at": at})
