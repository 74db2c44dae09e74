"""Who sits at the desk of a speech just now; nothing to keep."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from extraction.querysets import PresenceQuerySet
from tracker.models import Speech


class PresenceManager(models.Manager.from_queryset(PresenceQuerySet)):  # type: ignore[misc]
    """Who is there."""


class Presence(models.Model):
    """When an account last showed itself at the desk of a speech."""

    speech = models.ForeignKey(Speech, verbose_name=_("speech"), on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="presences"
    )
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceManager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["speech", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.speech}"
