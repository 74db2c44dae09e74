"""Names that were said and stand for nobody in the registry, by decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.keys import NaturalKeyed, NaturalKeyManager


class LeftName(NaturalKeyed):
    """A name as said that was looked at and stands for nobody; it is not asked about again until it is taken up."""

    natural_key_fields = ("name",)

    name = models.CharField(_("name as said"), max_length=100, unique=True)
    made_at = models.DateTimeField(_("at"))
    made_by = models.CharField(_("by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("name left unmatched")
        verbose_name_plural = _("names left unmatched")
        ordering = ["name"]
        # Whoever may give names to parties may leave one.
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
