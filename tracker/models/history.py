"""What was done to a directive, by whom, when and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.choices import EventKind, one_of
from tracker.models.directives import Directive
from tracker.models.keys import NaturalKeyed, NaturalKeyManager


class Event(NaturalKeyed):
    """One step in a directive's life, written in the same transaction as the change and never changed after.

    ``made_by`` is the person's signature as text, so that it outlives the account.  ``before`` and ``after`` hold
    the values that changed, as JSON objects.
    """

    natural_key_fields = ("directive__public_id", "number")
    belongs_by = ("directive",)

    # History goes only with the whole record, never by itself.
    directive = models.ForeignKey(
        Directive, verbose_name=_("directive"), on_delete=models.CASCADE, related_name="events"
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind)
    made_at = models.DateTimeField(_("at"))
    made_by = models.CharField(_("by"), max_length=200)
    reason = models.TextField(_("reason"), blank=True)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("history")
        ordering = ["number"]
        # Of what nothing was reported lately, and what was extended, is found without passing through all of history.
        indexes = [models.Index(fields=["kind", "made_at", "directive"], name="event_of_kind")]
        constraints = [
            one_of("kind", EventKind),
            models.UniqueConstraint(fields=["directive", "number"], name="event_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"

    def moves_later(self) -> bool:
        """Whether it moved the deadline from a day to a later one; to give a day where none was is no extension."""
        was, now = self.before.get("due_on"), self.after.get("due_on")
        return self.kind == EventKind.EXTENDED and bool(was and now) and now > was
