"""How far the numbers of directives have been given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.keys import NaturalKeyed, NaturalKeyManager


class NumberedYear(NaturalKeyed):
    """A year in which directives were recorded, and the ``last`` number given in it.

    Kept apart from the directives, since one that was taken back is gone and its number is not given again.
    """

    natural_key_fields = ("year",)

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    last = models.PositiveIntegerField(_("last number given"))

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("year of numbers")
        verbose_name_plural = _("years of numbers")
        ordering = ["year"]
        default_permissions = ()  # nobody writes here but the act that records

    def __str__(self) -> str:
        return str(self.year)
