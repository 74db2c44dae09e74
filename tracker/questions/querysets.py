"""The questions asked of the record.  Each that depends on the calendar takes the day it is asked for.

The same words are methods on ``Directive``; ``tests/tracker/test_words_agree.py`` holds the two together.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Count, F, FilteredRelation, Prefetch, Q

from tracker.choices import DeadlineStanding, UndatedCause, UnownedCause
from tracker.questions import conditions

# So many directives fill a large ledger, one that pages are measured on.
LEDGER = 50_000


class DirectiveQuerySet(models.QuerySet):
    """Directives, asked as a supervision office asks."""

    def open(self) -> Self:
        """Those still to be followed: not yet closed."""
        return self.filter(conditions.OPEN)

    def closed(self) -> Self:
        """Those struck off (销号)."""
        return self.filter(~conditions.OPEN)

    def with_current(self) -> Self:
        """Join the one current deadline as ``current`` so that it can be filtered and sorted by; no row is lost."""
        return self.alias(
            current=FilteredRelation("deadlines", condition=Q(deadlines__standing=DeadlineStanding.CURRENT))
        )

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

    def by_due_day(self) -> Self:
        """Soonest due first, undated last, then in the order of recording."""
        return self.with_current().order_by(F("current__due_on").asc(nulls_last=True), "pk")

    def soonest(self, part: slice, of: int | None = None) -> list[int]:
        """The primary keys of a part of the rows ``by_due_day``; ``of`` says how many there are, where it is known.

        The dated ones stand in an index in their order, and are taken from there unless sorting is the shorter way:
        much fewer rows than ``LEDGER`` are sorted, of more the middle, from about half of it on only those of one day.
        """
        count = self.count() if of is None else of
        if _sooner_sorted(part, count):
            return list(self.by_due_day().values_list("pk", flat=True)[part])
        if part.stop <= count // 4:  # so near the front that counting the dated ones would be the longer way
            keys = list(self._dated().values_list("pk", flat=True)[part])
            if len(keys) == part.stop - part.start:
                return keys
        return self._from_nearer_end(part, count)

    def _from_nearer_end(self, part: slice, count: int) -> list[int]:
        """``soonest`` of so many rows, the dated and the undated ones apart: only those of one day are sorted then."""
        dated_count = self.with_current().aggregate(dated=Count("current__due_on"))["dated"]
        undated = self._with_due().filter(due__isnull=True).order_by("pk")
        return [
            *_keys(self._dated(), dated_count, part.start, part.stop),
            *_keys(undated, count - dated_count, part.start - dated_count, part.stop - dated_count),
        ]

    def _dated(self) -> Self:
        # Not `isnull`: it is by comparing that SQLite knows to begin with the deadlines.
        return self._with_due().filter(due__gte=date.min).order_by("due", "pk")

    def _with_due(self) -> Self:
        return self.with_current().alias(due=F("current__due_on"))

    def as_said(self) -> Self:
        """Meeting by meeting, the latest first, and within one in the order of the words."""
        day = F("speech__meeting__held_on").desc(nulls_last=True)
        return self.order_by(day, "speech__meeting_id", "speech_id", "start", "pk")

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


def _sooner_sorted(part: slice, count: int) -> bool:
    """Whether ``count`` rows are fewer to sort than to pass over along the index of all, from the nearer end."""
    distance = min(part.stop, count - part.start)
    return distance * LEDGER > count * count  # for each row of the list LEDGER / count stand in the index


def _keys(rows: DirectiveQuerySet, count: int, start: int, stop: int) -> list[int]:
    """The primary keys of the rows from ``start`` to ``stop``, of so many; from the end where that is nearer."""
    start, stop = max(start, 0), min(stop, count)
    if start >= stop:
        return []
    if start <= count - stop:
        return list(rows.values_list("pk", flat=True)[start:stop])
    return list(rows.reverse().values_list("pk", flat=True)[count - stop : count - start])[::-1]


def given_to(parties: Collection[int], **values: object) -> models.QuerySet:
    """The directives with an assignment of these values to one of the parties, as keys for another question."""
    assignments = apps.get_model("tracker", "Assignment").objects
    return assignments.filter(party__in=parties, **values).order_by().values("directive")


def answers_for(user: Any) -> set[int]:
    """The parties for which the person answers; remembered as Django remembers permissions, as long as the object is.

    A page asks for them up to ten times.
    """
    if not hasattr(user, "_answered_for"):
        liaison = apps.get_model("tracker", "Liaison").objects.filter(user=user.pk).select_related("party").first()
        registry = apps.get_model("tracker", "ResponsibleParty").objects
        user._answered_for = registry.answered_for_by(liaison.party) if liaison and user.is_active else set()
    return user._answered_for


def _counts(on: date) -> dict[str, Count]:
    asked = {
        "open": conditions.OPEN,
        "overdue": conditions.overdue(on),
        "due_7": conditions.due_within(on, 7),
        "closed": ~conditions.OPEN,
    }
    return {name: Count("pk", filter=condition, distinct=True) for name, condition in asked.items()}


class ResponsiblePartyQuerySet(models.QuerySet):
    """The registry, asked by name."""

    def named(self, name: str) -> Self:
        """The party with this name or alias, exactly as written; none or one, since no alias is another's name."""
        return self.filter(Q(name=name) | Q(aliases__name=name)).distinct()

    def part_ids(self, party: models.Model) -> set[int]:
        """The party and all its sub-units, at any depth, by primary key."""
        return _reached({party.pk}, self.model._default_manager.values_list("parent", "pk"))

    def answered_for_by(self, party: models.Model) -> set[int]:
        """The parties whose tasks are this one's: its sub-units, whom they succeeded, and their collectives."""
        registry = self.model._default_manager.order_by()
        links = [*registry.values_list("parent", "pk"), *registry.values_list("successor", "pk")]
        own = _reached({party.pk}, links)
        memberships = apps.get_model("tracker", "Membership").objects
        return own | set(memberships.filter(member__in=own).values_list("collective", flat=True))

    def valid(self, on: date) -> Self:
        """Those that exist on the day; an open end (NULL) is no end."""
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
        not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        return self.filter(begun & not_ended)


def _reached(start: set[int], links: Iterable[tuple[int | None, int]]) -> set[int]:
    """``start`` and all that links ``(from, to)`` lead to from there, however far; a circle ends where it began."""
    links = list(links)
    reached, fresh = set(start), set(start)
    while fresh:
        fresh = {to for origin, to in links if origin in fresh} - reached
        reached |= fresh
    return reached
