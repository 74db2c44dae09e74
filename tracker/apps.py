"""The record: what was demanded, of whom, by when, and how it stands."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    """Registers the system checks and what looks on; everything else is found by Django's own conventions."""

    name = "tracker"
    verbose_name = _("Commitment tracker")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Importing the module is what registers its checks.

        No row is saved that PostgreSQL would not take; whatever `migrate` or `flush` did, words are found afterwards.
        """
        from django.db.models.signals import post_migrate, pre_save

        from tracker import checks  # noqa: F401
        from tracker.answers.fitting import look_before_saving
        from tracker.search.keeping import after_migrating

        pre_save.connect(look_before_saving, dispatch_uid="tracker.look_before_saving")
        post_migrate.connect(after_migrating, sender=self, dispatch_uid="tracker.after_migrating")
