"""Django's own command, which says what to do with a file of a former version that it can no longer read."""

from collections.abc import Sequence

from django.core.management import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializationError
from django.utils.translation import gettext

from tracker.search import rebuild

# What fixtures held once, and amendments have taken in.
GONE = "tracker.meetingcorrection"


class Command(loaddata.Command):
    """Load fixtures, and make their words findable in the same transaction."""

    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        """Load them; an index is no part of a fixture."""
        super().loaddata(fixture_labels)
        if self.loaded_object_count:
            rebuild()

    def load_label(self, fixture_label: str) -> None:
        """Load one of them; raises ``CommandError`` with the way out where it holds what is no more."""
        try:
            super().load_label(fixture_label)
        except DeserializationError as error:
            if GONE not in str(error):
                raise
            told = gettext(
                "%(file)s holds corrections of meetings as a former version wrote them. Load it with that version into"
                " an empty database, install this version, run migrate, and export it again."
            )
            raise CommandError(told % {"file": fixture_label}) from error
