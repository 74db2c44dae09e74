"""The record: what was demanded, of whom, by when, and how it stands."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    """Registers the system checks and the look at each row; everything else is found by Django's own conventions."""

    name = "tracker"
    verbose_name = _("Commitment tracker")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Importing the module is what registers its checks; no row is saved that PostgreSQL would not take."""
        from django.db.models.signals import pre_save

        from tracker import checks  # noqa: F401
        from tracker.answers.fitting import look_before_saving

        pre_save.connect(look_before_saving, dispatch_uid="tracker.look_before_saving")
