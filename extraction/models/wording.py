"""Which stored speeches have the same words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models import Speech


class SpeechWords(models.Model):
    """The wordprint of a stored speech (see ``extraction.wordprint``), and the how manieth it is that has this one.

    Of two who import the same words at once only one can be the first.  It is made of the text alone, so it is no part
    of what is exported.
    """

    speech = models.OneToOneField(
        Speech, verbose_name=_("speech"), on_delete=models.CASCADE, related_name="words", primary_key=True
    )
    wordprint = models.CharField(_("wordprint"), max_length=64, blank=True)
    number = models.PositiveIntegerField(_("number"))

    class Meta:
        verbose_name = _("words of a speech")
        verbose_name_plural = _("words of speeches")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["wordprint", "number"], name="same_words_numbered")]

    def __str__(self) -> str:
        return f"{self.speech} ({self.number})"
