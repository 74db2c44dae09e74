"""Directives: what somebody must do, who that is, and what measure shows it was done."""

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from tracker.choices import (
    Comparator,
    DeadlineStanding,
    DirectiveKind,
    EventKind,
    PartyKind,
    Role,
    Strength,
    UndatedCause,
    UnownedCause,
    one_of,
)
from tracker.models.keys import NaturalKeyed, NaturalKeyManager
from tracker.models.meetings import Speech
from tracker.models.names import LeftName
from tracker.models.numbering import NumberedYear
from tracker.models.parties import ResponsibleParty
from tracker.numbers import Number
from tracker.questions.directives import DirectiveQuerySet
from tracker.questions.names import AssignmentQuerySet
from tracker.questions.states import STATES

if TYPE_CHECKING:
    from tracker.models.deadlines import Deadline


class DirectiveManager(NaturalKeyManager.from_queryset(DirectiveQuerySet)):  # type: ignore[misc]
    """The ledger's questions, and rows by public id."""


class Directive(NaturalKeyed):
    """One thing to follow up, pointing at its own words: ``quote`` stands at ``start``..``end`` of the speech.

    ``text`` says what is to be done as the office words it.  Whether it is overdue, unowned or undated is asked,
    never stored; it is open until ``closed_on`` is set.  Its ``year`` and ``serial`` are the number that people say
    on the telephone, given when it is recorded.
    """

    natural_key_fields = ("public_id",)
    belongs_by = ("speech", "restatements__speech")  # whoever demanded it again has it too
    named_rows = {"year": NumberedYear}

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year of recording"))
    serial = models.PositiveIntegerField(_("number in the year"))
    # The speech is the proof that this was demanded.
    speech = models.ForeignKey(Speech, verbose_name=_("speech"), on_delete=models.PROTECT, related_name="directives")
    text = models.TextField(_("what is to be done"))
    quote = models.TextField(_("quote"))
    start = models.PositiveIntegerField(_("start in the speech"))
    end = models.PositiveIntegerField(_("end in the speech"))
    kind = models.CharField(_("kind"), max_length=20, choices=DirectiveKind)
    strength = models.CharField(_("strength"), max_length=10, choices=Strength)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_note = models.TextField(_("closing note"), blank=True)

    objects = DirectiveManager()

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        ordering = ["pk"]
        permissions = [
            ("export_directive", "Can take the ledger away as a file"),
            ("export_record", "Can take the whole record away as a file"),
        ]
        # What is open and falls due is counted without opening the rows, which are long; in their order, since with
        # the kind before it each kind passes through all deadlines anew, which took a fifth longer.
        indexes = [models.Index(fields=["closed_on", "id", "kind"], name="directive_asked")]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="directive_number_once"),
            models.CheckConstraint(name="directive_counted_from_one", condition=Q(serial__gte=1)),
            one_of("kind", DirectiveKind),
            one_of("strength", Strength),
            models.CheckConstraint(
                name="directive_quote_fills_its_span", condition=Q(end=F("start") + Length("quote"))
            ),
            models.CheckConstraint(name="directive_quotes_something", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="directive_closed_with_a_note",
                condition=Q(closed_on__isnull=True, closing_note="") | Q(closed_on__isnull=False) & ~Q(closing_note=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 40 else f"{self.text[:39]}…"

    @property
    def number(self) -> str:
        """What it is called on the telephone: 〔2026〕017."""
        return str(Number(self.year, self.serial))

    def in_state(self, key: str, on: date) -> bool:
        """Whether it is in the state of `states.STATES` on the day; raises ``KeyError`` where there is none."""
        return STATES[key].holds(self, on)

    def open(self) -> bool:
        """Still to be followed."""
        return self.closed_on is None

    def closed(self) -> bool:
        """Struck off (销号)."""
        return self.closed_on is not None

    def current_deadline(self) -> "Deadline | None":
        """The deadline that counts today; reads the prefetched ones where there are any."""
        return next((d for d in self.deadlines.all() if d.standing == DeadlineStanding.CURRENT), None)

    def due_on(self) -> date | None:
        """The day of the current deadline, if it has one."""
        deadline = self.current_deadline()
        return deadline.due_on if deadline else None

    def falls_due(self) -> bool:
        """Whether it can be late: a prohibition and an accountability rule hold, and no day makes them so."""
        return DirectiveKind(self.kind).falls_due()

    def overdue(self, on: date) -> bool:
        """Open, falling due, and that before ``on``."""
        due_on = self.due_on()
        return self.open() and self.falls_due() and due_on is not None and due_on < on

    def due_within(self, on: date, days: int) -> bool:
        """Open, falling due, and that from ``on`` to ``days`` later, both included."""
        due_on = self.due_on()
        return self.open() and self.falls_due() and due_on is not None and on <= due_on <= on + timedelta(days=days)

    def undated(self) -> bool:
        """Open, falling due, with no day and no repetition to be checked on."""
        deadline = self.current_deadline()
        return self.open() and self.falls_due() and (deadline is None or not deadline.dated())

    def repeating(self) -> bool:
        """Open, and owed again and again."""
        deadline = self.current_deadline()
        return self.open() and deadline is not None and deadline.repeats()

    def reported_on(self) -> date | None:
        """The day of the last report, or of recording where there was none; None where neither is in the history."""
        heard_of = (EventKind.RECORDED, EventKind.REPORTED)
        last = max((event.made_at for event in self.events.all() if event.kind in heard_of), default=None)
        return localtime(last).date() if last else None

    def stale(self, on: date, days: int) -> bool:
        """Open, falling due, and nothing was reported for so many days."""
        reported_on = self.reported_on()
        return self.open() and self.falls_due() and (reported_on is None or (on - reported_on).days >= days)

    def extended(self, times: int = 1) -> bool:
        """Open, and its day was moved to a later one at least so many times."""
        return self.open() and sum(event.moves_later() for event in self.events.all()) >= times

    def led_by_a_collective(self) -> bool:
        """Open, and a collective leads it, alone or with others."""
        return self.open() and any(a.role == Role.LEAD and a.names_a_collective() for a in self.assignments.all())

    def undated_cause(self) -> UndatedCause | None:
        """Why it is undated, or None where it is not."""
        if not self.undated():
            return None
        deadline = self.current_deadline()
        return deadline.undated_cause() if deadline else UndatedCause.NOT_STATED

    def unowned(self) -> bool:
        """Open, and led by no registered party that is more than a collective."""
        return self.open() and not any(a.names_an_owner() for a in self.assignments.all())

    def unowned_cause(self) -> UnownedCause | None:
        """Why it is unowned, or None where it is not."""
        if not self.unowned():
            return None
        assignments = list(self.assignments.all())
        leads = [a for a in assignments if a.role == Role.LEAD]
        if not assignments:
            return UnownedCause.NOT_STATED
        if not leads:
            return UnownedCause.NO_LEAD
        return UnownedCause.UNREGISTERED if any(a.party is None for a in leads) else UnownedCause.GENERIC


class AssignmentManager(NaturalKeyManager.from_queryset(AssignmentQuerySet)):  # type: ignore[misc]
    """Finds assignments by their natural key, and by whether their names stand for anybody."""


class Assignment(NaturalKeyed):
    """Who has what to do with a directive: the name as said, and the party of the registry it means, if known."""

    natural_key_fields = ("directive__public_id", "name", "role")
    belongs_by = ("directive",)
    named_rows = {"name": LeftName}

    # Part of the directive's own record.
    directive = models.ForeignKey(
        Directive, verbose_name=_("directive"), on_delete=models.CASCADE, related_name="assignments"
    )
    # A party that answers for something cannot be struck from the registry; it ends, and has a successor.
    party = models.ForeignKey(
        ResponsibleParty, verbose_name=_("responsible party"), on_delete=models.PROTECT, related_name="assignments",
        null=True, blank=True,
    )  # fmt: skip
    name = models.CharField(_("name as said"), max_length=100)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.LEAD)
    inherited = models.BooleanField(_("taken from the context"), default=False)

    objects = AssignmentManager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["pk"]
        # What somebody has to do is found without opening the rows; a bureau has thousands.
        indexes = [models.Index(fields=["party", "role", "directive"], name="assignment_of_party")]
        constraints = [
            one_of("role", Role),
            models.UniqueConstraint(fields=["directive", "name", "role"], name="assignment_once_per_name_and_role"),
            models.UniqueConstraint(fields=["directive", "party", "role"], name="assignment_once_per_party_and_role"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"

    def called(self) -> str:
        """The party's name in the registry, or as said where it does not know it."""
        return self.party.name if self.party else self.name

    def names_a_person(self) -> bool:
        """Whether the party is a person or a post; a name the registry does not know counts as a unit's."""
        return self.party is not None and self.party.kind in (PartyKind.PERSON, PartyKind.POST)

    def names_an_owner(self) -> bool:
        """Leads, is registered, and is no collective."""
        return self.role == Role.LEAD and self.party is not None and not self.names_a_collective()

    def names_a_collective(self) -> bool:
        """Whether the party is a collective of the registry."""
        return self.party is not None and self.party.kind == PartyKind.COLLECTIVE


class Target(NaturalKeyed):
    """A measurable level to reach or keep: comparator, value, unit, hedge, and the words."""

    natural_key_fields = ("directive__public_id", "number")
    belongs_by = ("directive",)

    # Part of the directive's own record.
    directive = models.ForeignKey(
        Directive, verbose_name=_("directive"), on_delete=models.CASCADE, related_name="targets"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("words"), max_length=200)
    comparator = models.CharField(_("comparator"), max_length=5, choices=Comparator, blank=True)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit of measure"), max_length=50, blank=True)
    hedge = models.CharField(_("hedge"), max_length=20, blank=True)

    objects = NaturalKeyManager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["number"]
        constraints = [
            one_of("comparator", Comparator, blank=True),
            models.UniqueConstraint(fields=["directive", "number"], name="target_number_once"),
        ]

    def __str__(self) -> str:
        return self.text
