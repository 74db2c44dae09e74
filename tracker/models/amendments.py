"""What was changed of what is not a directive: the registry, meetings, speakers and speeches."""

import uuid
from typing import TypeAlias

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tracker.choices import AmendmentStep, Subject, one_of
from tracker.models.amended_values import in_words
from tracker.models.keys import NaturalKeyed, NaturalKeyManager
from tracker.models.meetings import Meeting, Speaker, Speech
from tracker.models.parties import ResponsibleParty
from tracker.questions.amendments import AmendmentQuerySet

Amendable: TypeAlias = ResponsibleParty | Meeting | Speaker | Speech


class AmendmentManager(NaturalKeyManager.from_queryset(AmendmentQuerySet)):  # type: ignore[misc]
    """Finds changes by their natural key, and by what they are about."""


class Amendment(NaturalKeyed):
    """One change of a party, a meeting, a speaker or a speech: the values before and after, by whom, when and why.

    ``subject`` says of what kind it is, the field of that name which one; that is empty once it was deleted, and
    ``name`` says what it was called.  ``before`` and ``after`` hold the values that changed, as `amended_values` writes
    them; of what was added there is nothing before, of what was deleted nothing after.  A speech that was given to
    another meeting names both.

    Written with the change by ``tracker.actions`` alone, and never changed after.
    """

    natural_key_fields = ("public_id",)
    belongs_by = ("meeting", "speech", "former_meeting", "given_to")
    comes_with = ("party", "speaker")

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    subject = models.CharField(_("what it is about"), max_length=10, choices=Subject)
    # History outlives what it tells of.
    party = models.ForeignKey(
        ResponsibleParty, verbose_name=_("responsible party"), on_delete=models.SET_NULL, related_name="amendments",
        null=True, blank=True,
    )  # fmt: skip
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.SET_NULL, related_name="amendments", null=True, blank=True
    )
    speaker = models.ForeignKey(
        Speaker, verbose_name=_("speaker"), on_delete=models.SET_NULL, related_name="amendments", null=True, blank=True
    )
    speech = models.ForeignKey(
        Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="amendments", null=True, blank=True
    )
    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)
    step = models.CharField(_("step"), max_length=10, choices=AmendmentStep)
    # A meeting goes only while no speech ever belonged to it.
    former_meeting = models.ForeignKey(
        Meeting, verbose_name=_("former meeting"), on_delete=models.PROTECT, related_name="speeches_given_away",
        null=True, blank=True,
    )  # fmt: skip
    given_to = models.ForeignKey(
        Meeting, verbose_name=_("given to"), on_delete=models.PROTECT, related_name="speeches_given_to",
        null=True, blank=True,
    )  # fmt: skip
    made_at = models.DateTimeField(_("at"))
    made_by = models.CharField(_("by"), max_length=200)
    reason = models.TextField(_("reason"), blank=True)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)

    objects = AmendmentManager()

    class Meta:
        verbose_name = _("change of the registry or of a meeting")
        verbose_name_plural = _("changes of the registry and of meetings")
        ordering = ["number"]
        constraints = [
            one_of("subject", Subject),
            one_of("step", AmendmentStep),
            *(
                models.UniqueConstraint(fields=[subject, "number"], name=f"amendment_number_once_of_{subject}")
                for subject in Subject.values
            ),
            *(
                models.CheckConstraint(
                    name=f"amendment_of_{subject}_says_so",
                    condition=Q(**{f"{subject}__isnull": True}) | Q(subject=subject),
                )
                for subject in Subject.values
            ),
            models.CheckConstraint(
                name="amendment_gives_a_speech_from_one_meeting_to_another",
                condition=Q(former_meeting__isnull=True, given_to__isnull=True)
                | Q(speech__isnull=False, former_meeting__isnull=False, given_to__isnull=False)
                & ~Q(former_meeting=F("given_to")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.what()}"

    def what(self) -> str:
        """What was changed, in words: each value with the one before."""
        return in_words(AmendmentStep(self.step), self.before, self.after)
