"""The reader: proposes, never records unasked."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ExtractionConfig(AppConfig):
    """The Django side of the reader; `extraction.reader` itself knows nothing of Django."""

    name = "extraction"
    verbose_name = _("Extraction and review")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start with words of the office that cannot be read: whoever opened a speech would meet that."""
        from extraction import checks, office  # noqa: F401  # checks registers itself

        if settings.OFFICE_FOLDER:
            office.rulebook()
