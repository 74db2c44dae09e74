"""One row of the ledger as it reads on a day: what the list shows, the terminal prints and a file exports."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.choices import Role
from tracker.models import Assignment, Deadline, Directive
from tracker.states import DUE_SOON_DAYS


class Light(TextChoices):
    """How a directive stands at a glance; the words go wherever the colour goes."""

    RED = "red", gettext_lazy("red: overdue")
    YELLOW = "yellow", gettext_lazy("yellow: due soon")
    GREEN = "green", gettext_lazy("green: in time")
    GREY = "grey", gettext_lazy("grey: no date")
    OUT = "out", gettext_lazy("closed")


def light(directive: Directive, on: date) -> Light:
    """The light of a directive on a day; yellow begins ``DUE_SOON_DAYS`` before it is due."""
    if directive.closed():
        return Light.OUT
    if directive.undated():
        return Light.GREY
    if directive.overdue(on):
        return Light.RED
    return Light.YELLOW if directive.due_within(on, DUE_SOON_DAYS) else Light.GREEN


@dataclass(frozen=True)
class LedgerRow:
    """A directive seen on a day; prefetch it with ``for_list`` so that a page of rows costs no further queries."""

    directive: Directive
    on: date

    def light(self) -> Light:
        """Its light on the day."""
        return light(self.directive, self.on)

    def deadline(self) -> Deadline | None:
        """The deadline that counts."""
        return self.directive.current_deadline()

    def deadline_words(self) -> str:
        """What was said of the time, if anything."""
        deadline = self.deadline()
        return deadline.words if deadline else ""

    def names(self, role: Role) -> str:
        """The parties with this role, by their names in the registry, or as said where it does not know them."""
        return "、".join(a.party.name if a.party else a.name for a in self._assigned(role))

    def leads(self) -> list[Assignment]:
        """Who answers for it."""
        return self._assigned(Role.LEAD)

    def supports(self) -> list[Assignment]:
        """Who helps."""
        return self._assigned(Role.SUPPORT)

    def supervisors(self) -> list[Assignment]:
        """Who checks on it."""
        return self._assigned(Role.SUPERVISOR)

    def days_left(self) -> int | None:
        """Days until it is due, negative once overdue; None where it is closed or has no day."""
        due_on = self.directive.due_on()
        return (due_on - self.on).days if due_on and self.directive.open() else None

    def days_in_words(self) -> str:
        """``days_left`` for people; empty where there is nothing to count."""
        days = self.days_left()
        if days is None:
            return ""
        if days == 0:
            return _("due today")
        if days < 0:
            return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}
        return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}

    def _assigned(self, role: Role) -> list[Assignment]:
        return [a for a in self.directive.assignments.all() if a.role == role]
