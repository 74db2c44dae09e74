"""What one account may have read in a day: nobody's uploads keep the server from the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from extraction.intake import at_most
from extraction.models import UploadDay
from tracker.actions import Refused


class Allowance:
    """The files and the seconds of computing that are left to an account on a day."""

    def __init__(self, user: Any, day: date) -> None:
        self._row, is_new = UploadDay.objects.get_or_create(user_id=user.pk, day=day)
        if is_new:  # what was counted on other days is of no use to anybody
            UploadDay.objects.filter(user_id=user.pk, day__lt=day).delete()

    def take_one(self) -> None:
        """Count one more file.  Raises ``Refused`` where the day's files are used up."""
        left = UploadDay.objects.filter(pk=self._row.pk, files__lt=settings.UPLOAD_FILES_PER_DAY)
        # One statement asks and counts: of two uploads at once neither gets what the other has.
        if not left.update(files=F("files") + 1):
            raise Refused(
                _(
                    "Not read: %(most)d files were uploaded by this account today, and that is the limit for a day. "
                    "Upload the rest tomorrow, or have the administrator import them with import_speeches."
                )
                % {"most": settings.UPLOAD_FILES_PER_DAY}
            )

    @contextmanager
    def working(self) -> Iterator[None]:
        """Within it files are read for as long as one request may, and the account today; what it took is counted."""
        self._row.refresh_from_db()
        left = settings.UPLOAD_SECONDS_PER_DAY - self._row.seconds
        with at_most(max(0, min(settings.UPLOAD_SECONDS, left))) as work:
            try:
                yield
            finally:
                UploadDay.objects.filter(pk=self._row.pk).update(seconds=F("seconds") + work.spent)
