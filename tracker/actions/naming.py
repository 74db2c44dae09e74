"""Names that were said and stand for nobody: each becomes a party's, or is left, and what waits for it follows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.journal import Step, note_each
from tracker.actions.refusals import Refused
from tracker.actions.registering import add_party, change_party, lock_registry
from tracker.choices import EventKind, PartyKind
from tracker.models import Assignment, Directive, KnownParties, LeftName, PartyAlias, ResponsibleParty


@dataclass(frozen=True)
class Resolved:
    """How many open directives have got a party for a name, and how many names stand for somebody now."""

    directives: int
    names: int


@transaction.atomic
def join_name(name: str, party: ResponsibleParty, *, by: str, at: datetime) -> Resolved:
    """Make a name that was said another name of a party, and give the party to every open directive that waits for it.

    On the day of each meeting it means whom the party stands for then.  Raises ``Refused`` where the registry has the
    name already.
    """
    lock_registry()
    _must_be_unknown(name)
    aliases = [*PartyAlias.objects.filter(party=party).values_list("name", flat=True), name]
    change_party(party, {"aliases": aliases}, by=by, at=at)
    return resolve([name], by=by, at=at)


@transaction.atomic
def add_name(name: str, kind: PartyKind, *, by: str, at: datetime) -> Resolved:
    """Take a name that was said into the registry as a party; the directives follow as in ``join_name``."""
    lock_registry()
    _must_be_unknown(name)
    add_party(ResponsibleParty(name=name, kind=kind), by=by, at=at)
    return resolve([name], by=by, at=at)


@transaction.atomic
def leave_name(name: str, *, by: str, at: datetime) -> None:
    """Let a name stand for nobody; it is not asked about again.  Raises ``Refused`` where the registry has it."""
    lock_registry()
    _must_be_unknown(name)
    LeftName.objects.get_or_create(name=name, defaults={"made_by": by, "made_at": at})


def take_up_name(name: str) -> None:
    """Ask about a name again that was left."""
    LeftName.objects.filter(name=name).delete()


def resolvable() -> Resolved:
    """What ``resolve`` would do now: names that the registry has got since they were said."""
    rows = set(Assignment.objects.waiting().known().values_list("directive", "name"))
    return Resolved(len({directive for directive, _name in rows}), len({name for _directive, name in rows}))


@transaction.atomic
def resolve(names: Collection[str] | None = None, *, by: str, at: datetime) -> Resolved:
    """Give every open directive the party that a name said of it means by now, each with its event.

    All names, or these.  Where it has the party in the role already, the row with the name goes into that one.
    """
    waiting = Assignment.objects.waiting().known()
    if names is not None:
        waiting = waiting.filter(name__in=names)
    found = set(waiting.values_list("directive", flat=True))
    # Locked in one order, and asked again once nobody else can take a step.
    locked = {each.pk: each for each in Directive.objects.select_for_update().filter(pk__in=found).order_by("pk")}
    said = waiting.filter(directive__in=locked).select_related("directive__speech__meeting")
    rows = list(said.defer("directive__speech__text").order_by("pk"))
    known = KnownParties(row.name for row in rows)
    held = _held(locked)
    tied = [(row, party) for row in rows if (party := known.meant_by(row.name, row.directive.speech.meeting.held_on))]
    note_each((_tied(row, party, held) for row, party in tied), by=by, at=at)
    resolved = {row.name for row, _party in tied}
    LeftName.objects.filter(name__in=resolved).delete()
    return Resolved(len({row.directive_id for row, _party in tied}), len(resolved))


def _held(directives: Collection[int]) -> set[tuple[int, int, str]]:
    """Which party has which role in which of these directives."""
    rows = Assignment.objects.filter(directive__in=directives, party__isnull=False)
    return set(rows.values_list("directive", "party", "role"))


def _tied(row: Assignment, party: ResponsibleParty, held: set[tuple[int, int, str]]) -> Step:
    """Tie the assignment to the party, or drop it beside one that the party has already; what the history tells."""
    step = Step(
        row.directive, EventKind.ASSIGNED,
        before={"party": row.name, "role": str(row.role)}, after={"party": party.name, "role": str(row.role)},
    )  # fmt: skip
    key = (row.directive_id, party.pk, row.role)
    if key in held:
        row.delete()
    else:
        held.add(key)
        row.party = party
        row.save(update_fields=["party"])
    return step


def _must_be_unknown(name: str) -> None:
    bearer = KnownParties([name]).named(name)
    if bearer:
        said = {"name": name, "party": bearer}
        raise Refused(_("“%(name)s” has become a name of %(party)s in the meantime; check again.") % said)
