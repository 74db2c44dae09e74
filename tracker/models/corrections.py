"""What was corrected about meetings: their days, and to which of them a speech belongs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tracker.models.keys import NaturalKeyed, NaturalKeyManager
from tracker.models.meetings import Meeting, Speech
from tracker.questions.corrections import MeetingCorrectionQuerySet


class MeetingCorrectionManager(NaturalKeyManager.from_queryset(MeetingCorrectionQuerySet)):  # type: ignore[misc]
    """Finds corrections by their natural key, and by the meeting they are about."""


class MeetingCorrection(NaturalKeyed):
    """What stood before a meeting's day was corrected, or before a speech was given to the meeting.

    Without ``speech`` the day of ``meeting`` was ``former_on`` and became ``held_on``.  With it the speech belonged to
    ``former_meeting`` and came to ``meeting``; the days are those the two had then.  An empty day was unknown.

    Written with the change by ``tracker.actions.correcting`` alone, and never changed after.
    """

    natural_key_fields = ("meeting__public_id", "number")

    # The former days go only with the meeting, and that goes only while no speech ever belonged to it: one that does
    # protects it, and so does, as its former meeting, one that was given away.
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="corrections"
    )
    number = models.PositiveIntegerField(_("number"))
    former_on = models.DateField(_("formerly held on"), null=True, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    speech = models.ForeignKey(
        Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="corrections", null=True, blank=True
    )
    former_meeting = models.ForeignKey(
        Meeting, verbose_name=_("former meeting"), on_delete=models.PROTECT, related_name="speeches_given_away",
        null=True, blank=True,
    )  # fmt: skip
    made_at = models.DateTimeField(_("at"))
    made_by = models.CharField(_("by"), max_length=200)
    reason = models.TextField(_("reason"), blank=True)

    objects = MeetingCorrectionManager()

    class Meta:
        verbose_name = _("meeting correction")
        verbose_name_plural = _("meeting corrections")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meeting_correction_number_once"),
            models.CheckConstraint(
                name="meeting_correction_speech_with_former_meeting",
                condition=Q(speech__isnull=True, former_meeting__isnull=True)
                | Q(speech__isnull=False, former_meeting__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_correction_changes_something",
                condition=Q(speech__isnull=False) & ~Q(former_meeting=F("meeting"))
                | Q(speech__isnull=True)
                & (Q(former_on__isnull=False) | Q(held_on__isnull=False))
                & ~Q(former_on=F("held_on")),
            ),
        ]

    def __str__(self) -> str:
        if self.speech:
            return f"{self.speech}: {self.former_meeting} → {self.meeting}"
        return f"{self.former_on or '—'} → {self.held_on or '—'}"
