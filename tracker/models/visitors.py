"""What belongs to one person's account and not to the record: it is in no fixture, and goes with the account."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.parties import ResponsibleParty


class Liaison(models.Model):
    """For which party an account speaks: a liaison officer sees what that party and its sub-units have to do."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="liaison"
    )
    party = models.ForeignKey(
        ResponsibleParty, verbose_name=_("responsible party"), on_delete=models.PROTECT, related_name="liaisons"
    )

    class Meta:
        verbose_name = _("liaison officer")
        verbose_name_plural = _("liaison officers")

    def __str__(self) -> str:
        return f"{self.user}: {self.party}"


class SavedFilter(models.Model):
    """A list somebody looks at again: ``query`` is what stands behind the ``?`` of its address, without the page."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(_("name"), max_length=50)
    query = models.CharField(_("filter"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_once_per_name")]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """Deadlines as a calendar under an address that is as good as a password until it is revoked.

    ``public_id`` is what the address signs; ``query`` narrows the feed as the list's address does.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="feeds"
    )
    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=50)
    query = models.CharField(_("filter"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("made at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name
