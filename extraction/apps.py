"""The reader: proposes, never records unasked."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExtractionConfig(AppConfig):
    """The Django side of the reader; `extraction.core` itself knows nothing of Django."""

    name = "extraction"
    verbose_name = _("Extraction and review")
    default_auto_field = "django.db.models.BigAutoField"
