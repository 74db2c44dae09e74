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
        """Read without the rules this office has switched off."""
        from extraction import checks  # noqa: F401  # registers itself
        from extraction.reader.rulebook import switch_off

        switch_off(settings.RULES_OFF)
