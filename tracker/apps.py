"""The record: what was demanded, of whom, by when, and how it stands."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    """Registers the system checks; everything else is found by Django's own conventions."""

    name = "tracker"
    verbose_name = _("Commitment tracker")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Importing the module is what registers its checks."""
        from tracker import checks  # noqa: F401
