"""What people decided about proposals, what they found besides, and what they took back."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from extraction.choices import SAYS_NOTHING, Outcome, RejectReason
from extraction.models.readings import ExtractionRun, Proposal
from extraction.querysets import DecisionQuerySet
from tracker.choices import one_of
from tracker.models import Directive, NumberedYear, Speech
from tracker.models.keys import NaturalKeyed, NaturalKeyManager
from tracker.numbers import Number


def _said(outcome: str, what: str) -> str:
    return gettext("%(outcome)s: %(what)s") % {"outcome": outcome, "what": what}


class DecisionManager(NaturalKeyManager.from_queryset(DecisionQuerySet)):  # type: ignore[misc]
    """The questions of the evaluation, and rows by their proposal."""


class Decision(NaturalKeyed):
    """What a person decided about one proposal: at most one decision each, and it is never taken twice.

    ``directive`` is the one it recorded, ``merged_into`` the one it was added to as another source.  ``changes`` lists
    what a correction changed, as ``extraction.actions.comparing.changes`` gives it.
    """

    natural_key_fields = (
        "proposal__run__speech__source__sha256", "proposal__run__speech__start", "proposal__run__number",
        "proposal__number",
    )  # fmt: skip
    belongs_by = ("proposal",)

    # A decided proposal and the directive it became stay as long as the decision does.
    proposal = models.OneToOneField(
        Proposal, verbose_name=_("proposal"), on_delete=models.PROTECT, related_name="decision"
    )
    directive = models.OneToOneField(
        Directive, verbose_name=_("directive"), on_delete=models.PROTECT, related_name="decision", null=True, blank=True
    )
    merged_into = models.ForeignKey(
        Directive, verbose_name=_("merged into"), on_delete=models.PROTECT, related_name="merged_decisions",
        null=True, blank=True,
    )  # fmt: skip
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=20, choices=RejectReason, blank=True)
    note = models.TextField(_("note"), blank=True)
    changes = models.JSONField(_("what was corrected"), default=list, blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.CharField(_("decided by"), max_length=200)

    objects = DecisionManager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_at", "-pk"]
        # The desk asks on every page how often each reason was given, and what was accepted at one stroke.
        indexes = [
            models.Index(fields=["reason", "decided_at"], name="decision_reasons", condition=Q(reason__gt="")),
            models.Index(fields=["decided_by", "decided_at"], name="decision_made"),
        ]
        constraints = [
            one_of("outcome", Outcome),
            one_of("reason", RejectReason, blank=True),
            models.CheckConstraint(
                name="decision_rejects_with_reason_records_or_merges",
                condition=Q(outcome="rejected", directive__isnull=True, merged_into__isnull=True) & ~Q(reason="")
                | Q(outcome__in=["accepted", "corrected"], directive__isnull=False, merged_into__isnull=True, reason="")
                | Q(outcome="merged", directive__isnull=True, merged_into__isnull=False, reason=""),
            ),
        ]

    def __str__(self) -> str:
        return _said(self.get_outcome_display(), str(self.proposal))

    @property
    def was_firm(self) -> bool | None:
        """Whether the words demand something to follow up; None where the decision does not tell."""
        return None if self.reason in SAYS_NOTHING else self.outcome != Outcome.REJECTED


class Missed(NaturalKeyed):
    """A directive a person found in a speech although the reader, in this run, had proposed nothing there (漏提)."""

    natural_key_fields = ("directive__public_id",)
    belongs_by = ("run",)

    # What was overlooked tells how good that reading was.
    run = models.ForeignKey(
        ExtractionRun, verbose_name=_("extraction run"), on_delete=models.PROTECT, related_name="missed"
    )
    directive = models.OneToOneField(
        Directive, verbose_name=_("directive"), on_delete=models.PROTECT, related_name="missed"
    )
    added_at = models.DateTimeField(_("added at"))
    added_by = models.CharField(_("added by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("missed directive")
        verbose_name_plural = _("missed directives")
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return str(self.directive)


class Undone(NaturalKeyed):
    """A decision that was taken back: what it had been, and who undid it; what it had recorded is gone.

    ``proposal`` and ``outcome`` are empty where a missed directive was taken back; ``start``..``end`` are its span.
    ``year`` and ``serial`` are the number of the directive that is gone, which no other is given.
    """

    natural_key_fields = ("speech__source__sha256", "speech__start", "number")
    belongs_by = ("speech",)
    named_rows = {"year": NumberedYear}

    # Who decided what and thought better of it is part of how the record came about.
    speech = models.ForeignKey(Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="undone")
    number = models.PositiveIntegerField(_("number"))
    proposal = models.ForeignKey(
        Proposal, verbose_name=_("proposal"), on_delete=models.PROTECT, related_name="undone", null=True, blank=True
    )
    start = models.PositiveIntegerField(_("start in the speech"))
    end = models.PositiveIntegerField(_("end in the speech"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=RejectReason, blank=True)
    year = models.PositiveSmallIntegerField(_("year of recording"), null=True, blank=True)
    serial = models.PositiveIntegerField(_("number in the year"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.CharField(_("decided by"), max_length=200)
    undone_at = models.DateTimeField(_("taken back at"))
    undone_by = models.CharField(_("taken back by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("decision taken back")
        verbose_name_plural = _("decisions taken back")
        ordering = ["-undone_at", "-pk"]
        constraints = [
            one_of("outcome", Outcome, blank=True),
            one_of("reason", RejectReason, blank=True),
            models.UniqueConstraint(fields=["speech", "number"], name="undone_number_once"),
            models.UniqueConstraint(fields=["year", "serial"], name="undone_directive_number_once"),
            models.CheckConstraint(
                name="undone_has_a_whole_number",
                condition=Q(year__isnull=True, serial__isnull=True) | Q(year__isnull=False, serial__isnull=False),
            ),
            models.CheckConstraint(name="undone_starts_before_it_ends", condition=Q(start__lt=F("end"))),
        ]

    def __str__(self) -> str:
        words = self.speech.text[self.start : self.end].strip()
        words = words if len(words) <= 40 else f"{words[:39]}…"
        outcome = self.get_outcome_display() or str(Missed._meta.verbose_name)
        return _said(outcome, f"{self.directive_number} {words}".strip())

    @property
    def directive_number(self) -> str:
        """What the directive that was taken back was called; empty where none had been recorded."""
        return str(Number(self.year, self.serial)) if self.year and self.serial else ""
