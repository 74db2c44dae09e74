"""What the reader adds to the way around: the speeches that await a review, and the way in for new ones."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from extraction.rights import looks
from tracker.navigation import Entry


def work(user: AbstractUser) -> Iterator[Entry]:
    """The review and the import, for those the admin lets to them."""
    if not user.is_staff:
        return
    if looks(user):
        yield Entry(
            _("To review"), reverse("admin:extraction_work_list"), ("admin:extraction_", "admin:tracker_speech_")
        )
    if user.has_perm("tracker.add_speech"):
        yield Entry(_("Import"), reverse("admin:tracker_sourcefile_add"), ("admin:tracker_sourcefile_",))
