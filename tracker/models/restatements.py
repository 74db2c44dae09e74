"""Where else the same was demanded: a directive points at its first words, and here at every later source."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from tracker.models.directives import Directive
from tracker.models.keys import NaturalKeyed, NaturalKeyManager
from tracker.models.meetings import Speech


class Restatement(NaturalKeyed):
    """The same demand in another place: ``quote`` stands at ``start``..``end`` (code points) of ``speech``."""

    natural_key_fields = ("directive__public_id", "speech__source__sha256", "speech__start", "start")
    belongs_by = ("directive",)

    # Part of the directive's own record.
    directive = models.ForeignKey(
        Directive, verbose_name=_("directive"), on_delete=models.CASCADE, related_name="restatements"
    )
    # The speech is the proof that it was demanded again.
    speech = models.ForeignKey(Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="restatements")
    quote = models.TextField(_("quote"))
    start = models.PositiveIntegerField(_("start in the speech"))
    end = models.PositiveIntegerField(_("end in the speech"))
    made_at = models.DateTimeField(_("at"))
    made_by = models.CharField(_("by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("restatement")
        verbose_name_plural = _("restatements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "speech", "start"], name="restatement_once_per_place"),
            models.CheckConstraint(
                name="restatement_quote_fills_its_span", condition=Q(end=F("start") + Length("quote"))
            ),
            models.CheckConstraint(name="restatement_quotes_something", condition=Q(start__lt=F("end"))),
        ]

    def __str__(self) -> str:
        return self.quote if len(self.quote) <= 40 else f"{self.quote[:39]}…"
