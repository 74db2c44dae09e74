"""The questions asked of the directives.  Each that depends on the calendar takes the day it is asked for.

The same words are methods on ``Directive``; ``tests/tracker/test_words_agree.py`` holds the two together.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Count, Prefetch

from tracker.choices import UndatedCause, UnownedCause
from tracker.questions import conditions
from tracker.questions.order import OrderedQuerySet
from tracker.questions.parties import answers_for


class DirectiveQuerySet(OrderedQuerySet):
    """Directives, asked as a supervision office asks."""

    def open(self) -> Self:
        """Those still to be followed: not yet closed."""
        return self.filter(conditions.OPEN)

    def closed(self) -> Self:
        """Those struck off (销号)."""
        return self.filter(~conditions.OPEN)

    def overdue(self, on: date) -> Self:
        """Open, and due before ``on``; due on the day itself is not overdue, and no day (NULL) never is."""
        return self.with_current().filter(conditions.overdue(on))

    def due_within(self, on: date, days: int) -> Self:
        """Open, and due from ``on`` to ``days`` later, both included; what is overdue is not due soon."""
        return self.with_current().filter(conditions.due_within(on, days))

    def undated(self) -> Self:
        """Open, with no day and no repetition to be checked on."""
        return self.open().with_current().filter(conditions.UNDATED)

    def undated_because(self, cause: UndatedCause) -> Self:
        """The undated ones with this cause."""
        return self.undated().filter(conditions.undated_because(cause))

    def unowned(self) -> Self:
        """Open, and led by nobody who could be telephoned: a registered party that is no collective."""
        return self.open().filter(~conditions.has_owner())

    def unowned_because(self, cause: UnownedCause) -> Self:
        """The unowned ones with this cause."""
        return self.unowned().filter(conditions.unowned_because(cause))

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

    def tally(self, on: date) -> dict[str, int]:
        """How many of them are in each of the states that are counted: open, overdue, due_7, closed."""
        return self.with_current().aggregate(**_counts(on))

    def tallied(self, on: date, by: str) -> models.QuerySet[Any, dict[str, Any]]:
        """``tally`` per value of ``by``; a directive that meets a value twice through assignments counts once."""
        return self.with_current().order_by().values(by).annotate(**_counts(on))

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
    return assignments.filter(party__in=parties, **values).order_by().values("directive")


def _counts(on: date) -> dict[str, Count]:
    asked = {
        "open": conditions.OPEN,
        "overdue": conditions.overdue(on),
        "due_7": conditions.due_within(on, 7),
        "closed": ~conditions.OPEN,
    }
    return {name: Count("pk", filter=condition, distinct=True) for name, condition in asked.items()}
