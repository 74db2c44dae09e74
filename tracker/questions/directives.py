"""The questions asked of the directives: which rows.  Those of a standing, such as overdue, are `states`.

Each that depends on the calendar takes the day it is asked for.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Count, Prefetch, Q, Value

from tracker.numbers import Number
from tracker.questions import conditions
from tracker.questions.order import OrderedQuerySet
from tracker.questions.parties import answers_for
from tracker.questions.states import STATES, Scope


class DirectiveQuerySet(OrderedQuerySet):
    """Directives, asked as a supervision office asks."""

    def in_state(self, key: str, on: date) -> Self:
        """Those in the state of `states.STATES` on the day; raises ``KeyError`` where there is none with this key."""
        state = STATES[key]
        return self.among(state.among).filter(state.condition(on))

    def among(self, scope: Scope) -> Self:
        """Those of a scope, with their current deadline to ask about."""
        return self.with_current().filter(scope())

    def counts(self, asked: Mapping[str, tuple[Scope, Q]]) -> dict[str, int]:
        """How many of them are each of what is asked: among those of a scope, those of a condition.

        What is asked among the same is counted in one query: the ledger is passed through once, not once for each.
        """
        found: dict[str, int] = {}
        for scope in dict.fromkeys(scope for scope, condition in asked.values()):
            wanted = {key: condition for key, (other, condition) in asked.items() if other is scope}
            # A row is one directive, so rows are counted: for 30 conditions that is 3 ms less than counting keys.
            counting = {key: Count(Value(1), filter=condition) for key, condition in wanted.items()}
            found |= self.among(scope).aggregate(**counting)
        return found

    def open(self) -> Self:
        """Those still to be followed: not yet closed."""
        return self.filter(conditions.OPEN)

    def closed(self) -> Self:
        """Those struck off (销号)."""
        return self.filter(~conditions.OPEN)

    def due_within(self, on: date, days: int) -> Self:
        """Open, and due from ``on`` to ``days`` later, both included: as ``due-7``, for any number of days."""
        return self.with_current().open().filter(conditions.due_within(on, days))

    def stale(self, on: date, days: int) -> Self:
        """Open, and nothing was reported for so many days: as ``stale-30``, for any number from 1."""
        return self.open().filter(conditions.stale(on, days))

    def extended(self, times: int) -> Self:
        """Open, with a day that was moved to a later one at least so many times."""
        return self.open().filter(conditions.extended(times))

    def numbered(self, number: Number) -> Self:
        """The one with this number, if there is one."""
        return self.filter(year=number.year, serial=number.serial)

    def demanded_again_at(self, meeting: models.Model) -> Self:
        """Those that an earlier meeting brought on the ledger and a speech of this one demanded once more."""
        restatements = apps.get_model("tracker", "Restatement").objects
        again = restatements.filter(speech__meeting=meeting.pk).values("directive")
        return self.filter(pk__in=again).exclude(speech__meeting=meeting.pk)

    def assigned(self, **values: object) -> Self:
        """Those with an assignment of these values, all on the same one; several of them do not double the row."""
        return self.filter(conditions.assigned(**values))

    def of_parties(self, parties: Collection[int], **values: object) -> Self:
        """Those with an assignment to one of the parties; as `assigned`, but begun from the parties, who are few."""
        return self.filter(pk__in=given_to(parties, **values))

    def shares(self, parties: Mapping[str, Collection[int]], **values: object) -> dict[str, int]:
        """How many of them have an assignment of these values to one of each group; a row may be in several."""
        counting = {key: Count(Value(1), filter=Q(pk__in=given_to(ids, **values))) for key, ids in parties.items()}
        return self.order_by().aggregate(**counting)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Those the person may see: all with ``tracker.view_directive``, a liaison's own, else none."""
        if user.has_perm("tracker.view_directive"):  # type: ignore[union-attr]  # both kinds of user have it
            return self
        return self.answered_for_by(user)

    def reportable_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Those the person may report on: all with ``tracker.change_directive``, a liaison's own, else none."""
        if user.has_perm("tracker.change_directive"):  # type: ignore[union-attr]  # both kinds of user have it
            return self
        return self.answered_for_by(user)

    def answered_for_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Those the party has to do with for which the person is liaison officer; none for anybody else."""
        parties = answers_for(user)
        return self.of_parties(parties) if parties else self.none()

    def for_list(self) -> Self:
        """With all that a row of a list shows, in a fixed number of queries; the speech comes without its long text."""
        # The parties come along with the assignments: one query fewer.
        who = Prefetch("assignments", queryset=apps.get_model("tracker", "Assignment").objects.select_related("party"))
        rows = self.select_related("speech__meeting", "speech__speaker").defer("speech__text")
        return rows.prefetch_related("deadlines", who)

    def for_export(self) -> Self:
        """``for_list``, and what a file and a task table say besides (目标, 最近更新, 备注), for three queries more."""
        restatements = apps.get_model("tracker", "Restatement").objects.select_related("speech__meeting")
        again = Prefetch("restatements", queryset=restatements.defer("speech__text"))
        return self.for_list().prefetch_related("targets", "events", again)


def given_to(parties: Collection[int], **values: object) -> models.QuerySet[Any, Any]:
    """The directives with an assignment of these values to one of the parties, as keys for another question."""
    assignments = apps.get_model("tracker", "Assignment").objects
    rows: models.QuerySet[Any, Any] = assignments.filter(party__in=parties, **values).order_by().values("directive")
    return rows
