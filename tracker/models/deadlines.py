"""Deadlines: when, as said and as understood."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tracker.choices import DeadlineKind, DeadlineStanding, UndatedCause, one_of
from tracker.models.directives import Directive
from tracker.models.keys import NaturalKeyed, NaturalKeyManager


class Deadline(NaturalKeyed):
    """One deadline of a directive.  At most one is current and counts; later stages wait, repetitions stand beside it,
    former ones stay to be seen.

    ``words`` are what was said (empty where a person set the day), ``edtf`` (ISO 8601-2), ``rrule`` (RFC 5545) and
    ``duration`` (ISO 8601) how it was understood, ``anchor_on`` the day relative words were resolved against, and
    ``reason`` why a person set or moved it.  ``days`` are single days of a repetition that no rule can say
    (每年春节前), ISO 8601 with blanks between, as far as the tables went.  ``times`` is how often it is owed in each
    period (每季度至少2次), None where nothing was said of that.
    """

    natural_key_fields = ("directive__public_id", "number")
    belongs_by = ("directive",)

    # Part of the directive's own record.
    directive = models.ForeignKey(
        Directive, verbose_name=_("directive"), on_delete=models.CASCADE, related_name="deadlines"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    standing = models.CharField(_("standing"), max_length=10, choices=DeadlineStanding)
    kind = models.CharField(_("kind"), max_length=10, choices=DeadlineKind)
    words = models.CharField(_("words"), max_length=200, blank=True)
    edtf = models.CharField(_("EDTF"), max_length=50, blank=True)
    rrule = models.CharField(_("repetition"), max_length=100, blank=True)
    days = models.CharField(_("single days"), max_length=1500, blank=True)
    times = models.PositiveSmallIntegerField(_("times in each period"), null=True, blank=True)
    duration = models.CharField(_("duration"), max_length=20, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    anchor_on = models.DateField(_("counted from"), null=True, blank=True)
    masked = models.BooleanField(_("masked"), default=False)
    explanation = models.CharField(_("how it was understood"), max_length=300, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    set_at = models.DateTimeField(_("set at"))
    set_by = models.CharField(_("set by"), max_length=200)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["number"]
        indexes = [
            models.Index(fields=["due_on"], name="deadline_due", condition=Q(standing="current")),
            # All that the questions ask of a deadline, so that counting and sorting 50,000 never opens the rows.
            models.Index(
                fields=["directive", "standing", "due_on", "kind", "masked", "rrule", "days"], name="deadline_asked"
            ),
            # A list by due day begins at its front, unsorted.
            models.Index(fields=["standing", "due_on", "directive"], name="deadline_in_order"),
        ]
        constraints = [
            one_of("standing", DeadlineStanding),
            one_of("kind", DeadlineKind),
            models.UniqueConstraint(fields=["directive", "number"], name="deadline_number_once"),
            models.UniqueConstraint(fields=["directive"], condition=Q(standing="current"), name="deadline_one_current"),
            models.CheckConstraint(
                name="deadline_starts_before_it_is_due",
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(starts_on__lte=F("due_on")),
            ),
            models.CheckConstraint(
                name="deadline_masked_has_no_day", condition=Q(masked=False) | Q(due_on__isnull=True)
            ),
            models.CheckConstraint(name="deadline_only_recurring_repeats", condition=Q(rrule="") | Q(kind="recurring")),
            models.CheckConstraint(
                name="deadline_days_where_no_rule_says_them",
                condition=Q(days="") | Q(kind="recurring", rrule="", masked=False),
            ),
            models.CheckConstraint(
                name="deadline_times_of_what_repeats",
                condition=Q(times__isnull=True) | Q(kind="recurring", times__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.words or (self.due_on.isoformat() if self.due_on else self.get_kind_display())

    def repeats(self) -> bool:
        """Whether it is owed again and again, on days that are known."""
        return self.rrule != "" or self.days != ""

    def noted(self) -> dict[str, Any]:
        """What a history keeps of it, as JSON: the day it is due, and of what repeats how often."""
        often = {"rrule": self.rrule, "days": self.days, "times": self.times, "starts_on": self.starts_on}
        kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in often.items() if value}
        due_on = {"due_on": self.due_on.isoformat() if self.due_on else None}
        return due_on | ({"repetition": kept} if self.repeats() else {})

    def is_noted_as(self, noted: dict[str, Any]) -> bool:
        """Whether a history means this one; of old events only the day is kept."""
        day = {"due_on": noted.get("due_on")}
        return self.noted() == (noted if "repetition" in noted or not self.repeats() else self.noted() | day)

    def single_days(self) -> tuple[date, ...]:
        """The days of a repetition that no rule can say, in order."""
        return tuple(map(date.fromisoformat, self.days.split()))

    def dated(self) -> bool:
        """Whether there is a day, or a repetition, to be checked on."""
        return self.due_on is not None or self.repeats()

    def undated_cause(self) -> UndatedCause | None:
        """Why there is no day to be checked on, or None where there is one."""
        if self.dated():
            return None
        if self.masked:
            return UndatedCause.MASKED
        by_kind = {DeadlineKind.EVENT: UndatedCause.EVENT, DeadlineKind.CONTINUOUS: UndatedCause.CONTINUOUS}
        return by_kind.get(DeadlineKind(self.kind), UndatedCause.UNRESOLVED)
