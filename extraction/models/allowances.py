"""How much of reading files an account has used up; nothing to keep longer than the day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadDay(models.Model):
    """How many files an account uploaded on a day, and for how many seconds they were computed on."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="upload_days"
    )
    day = models.DateField(_("day"))
    files = models.PositiveIntegerField(_("files"), default=0)
    seconds = models.FloatField(_("seconds of computing"), default=0)

    class Meta:
        verbose_name = _("uploads of a day")
        verbose_name_plural = _("uploads of days")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="upload_day_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.day}"
