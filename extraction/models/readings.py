"""What the reader proposed.  A proposal's values are the machine's and never change."""

from dataclasses import fields

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from extraction import reader
from extraction.choices import ProposalState
from extraction.querysets import ProposalQuerySet
from tracker.choices import DirectiveKind, Strength, one_of
from tracker.models import Speech
from tracker.models.keys import NaturalKeyed, NaturalKeyManager


class ExtractionRun(NaturalKeyed):
    """One reading of one speech by one state of the reader, against one anchor day."""

    natural_key_fields = ("speech__source__sha256", "speech__start", "number")
    belongs_by = ("speech",)

    # What was proposed from a speech is part of how the record came about.
    speech = models.ForeignKey(Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="runs")
    number = models.PositiveIntegerField(_("number"))
    rules_hash = models.CharField(_("hash of the rules"), max_length=64)
    anchor_on = models.DateField(_("counted from"), null=True, blank=True)
    paragraphs = models.JSONField(_("paragraphs and what became of them"), default=list, blank=True)
    read_at = models.DateTimeField(_("read at"))
    read_by = models.CharField(_("read by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("extraction run")
        verbose_name_plural = _("extraction runs")
        ordering = ["-read_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["speech", "number"], name="run_number_once")]

    def __str__(self) -> str:
        return f"{self.speech} #{self.number}"


class ProposalManager(NaturalKeyManager.from_queryset(ProposalQuerySet)):  # type: ignore[misc]
    """The review's questions, and rows by run and number."""


class Proposal(NaturalKeyed):
    """What the reader proposes, pointing at its own words; awaits a decision.

    ``parties``, ``deadlines`` and ``targets`` are the JSON of the reader's records, their spans in code points of the
    speech's text; to be asked as records by ``as_read``.  Only ``state`` ever changes.
    """

    natural_key_fields = ("run__speech__source__sha256", "run__speech__start", "run__number", "number")
    belongs_by = ("run",)

    # Proposals are what the run found.
    run = models.ForeignKey(
        ExtractionRun, verbose_name=_("extraction run"), on_delete=models.PROTECT, related_name="proposals"
    )
    speech = models.ForeignKey(Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField(_("number"))
    start = models.PositiveIntegerField(_("start in the speech"))
    end = models.PositiveIntegerField(_("end in the speech"))
    text = models.TextField(_("words"))
    kind = models.CharField(_("kind"), max_length=20, choices=DirectiveKind)
    strength = models.CharField(_("strength"), max_length=10, choices=Strength)
    confidence = models.FloatField(_("confidence"))
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    rules = models.JSONField(_("rules"), default=list, blank=True)
    parties = models.JSONField(_("parties"), default=list, blank=True)
    deadlines = models.JSONField(_("deadlines"), default=list, blank=True)
    targets = models.JSONField(_("targets"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.PENDING)

    objects = ProposalManager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["speech", "start", "pk"]
        permissions = [("decide_proposal", "Can accept, correct and reject proposals")]
        indexes = [models.Index(fields=["speech", "state", "start"], name="proposal_review")]
        constraints = [
            one_of("kind", DirectiveKind),
            one_of("strength", Strength),
            one_of("state", ProposalState),
            models.UniqueConstraint(fields=["run", "number"], name="proposal_number_once"),
            models.CheckConstraint(name="proposal_starts_before_it_ends", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="proposal_confidence_is_a_share", condition=Q(confidence__gte=0) & Q(confidence__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 40 else f"{self.text[:39]}…"

    @property
    def as_read(self) -> reader.Proposal:
        """The reader's record of it, days as days; without the evidence, which is not kept."""
        kept = (each.name for each in fields(reader.Proposal) if each.name != "evidence")
        return reader.Proposal.from_dict({name: getattr(self, name) for name in kept})
