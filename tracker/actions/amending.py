"""The one place where changes of parties, meetings, speakers and speeches are written, each with what was there before.

Whoever changes several of them locks the registry first, then speeches, then meetings by their key, then speakers.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from tracker.actions.numbering import last_number
from tracker.actions.refusals import Refused
from tracker.answers.kinds import sentence_of
from tracker.choices import AmendmentStep, Subject
from tracker.models import Amendable, Amendment, Meeting, ResponsibleParty, Speaker, Speech
from tracker.models.amended_values import values_of

SUBJECTS: dict[type[models.Model], Subject] = {
    ResponsibleParty: Subject.PARTY,
    Meeting: Subject.MEETING,
    Speaker: Subject.SPEAKER,
    Speech: Subject.SPEECH,
}


def version_of(thing: Amendable) -> int:
    """The number of its last change; 0 for what was never changed.  What a page brings back of what it showed."""
    return last_number(thing.amendments)


def must_be_as_seen(thing: Amendable, seen: int | None) -> None:
    """Raises ``Refused`` with what was changed since ``seen``, where that is not the last change of what is locked."""
    since = thing.amendments.filter(number__gt=seen) if seen is not None else ()
    if since:
        raise Refused(meanwhile(since))


def meanwhile(since: Iterable[Amendment]) -> str:
    """Who changed what meanwhile, and how to go on."""
    told = [_("%(who)s: %(step)s") % {"who": each.made_by, "step": each.what()} for each in since]
    return _("Changed in the meantime by %(steps)s. Your changes were not saved; check them and submit again.") % {
        "steps": _("; ").join(told)
    }


def change(
    thing: Amendable, changes: Mapping[str, Any], *, by: str, at: datetime, reason: str = "", seen: int | None = None,
    **moved: Meeting,
) -> Amendment | None:  # fmt: skip
    """Give the fields of a row that is locked these values, and keep the former ones; None where none is other.

    Raises ``Refused`` where it was changed since ``seen``, and where it cannot have these values.
    """
    must_be_as_seen(thing, seen)
    before = values_of(thing)
    write_over(thing, changes)
    return keep_changed(thing, before, by=by, at=at, reason=reason, **moved)


def write_over(thing: Amendable, changes: Mapping[str, Any]) -> None:
    """Give the fields of a row that is locked these values.  Raises ``Refused`` where they cannot be."""
    for field, value in changes.items():
        setattr(thing, field, value)
    with refusing():
        thing.full_clean(exclude=thing.get_deferred_fields())
        type(thing).objects.filter(pk=thing.pk).update(**changes)


def insert(thing: Amendable) -> None:
    """Store a new row.  Raises ``Refused`` where it cannot be."""
    with refusing():
        thing.full_clean()
        thing.save()


@contextmanager
def refusing() -> Iterator[None]:
    """What a model or the database has against values is ``Refused``, and the transaction around can go on."""
    try:
        with transaction.atomic():
            yield
    except ValidationError as mistakes:
        raise Refused(" ".join(mistakes.messages)) from mistakes
    except IntegrityError as error:
        raise Refused(sentence_of(error)) from error


def keep_added(thing: Amendable, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """The amendment of what has just been stored."""
    return _keep(thing, AmendmentStep.ADDED, {}, values_of(thing), by=by, at=at, reason=reason)


def keep_changed(
    thing: Amendable, before: Mapping[str, Any], *, by: str, at: datetime, reason: str = "", **moved: Meeting
) -> Amendment | None:
    """The amendment of a row that is locked and had the values ``before``; None where they are the same.

    ``moved`` are the two meetings of a speech that was given from one to the other, however alike they are called.
    """
    after = values_of(thing)
    told = {field for field in after if after[field] != before.get(field)}
    told |= {"meeting", "meeting_day"} if moved else set()
    if not told:
        return None
    former, given = ({field: state[field] for field in sorted(told)} for state in (before, after))
    return _keep(thing, AmendmentStep.CHANGED, former, given, by=by, at=at, reason=reason, **moved)


def remove(thing: Amendable, *, by: str, at: datetime, reason: str = "") -> Amendment:
    """Delete a row that is locked, and keep what it held.  Raises ``Refused`` where something still refers to it."""
    kept = _keep(thing, AmendmentStep.REMOVED, values_of(thing), {}, by=by, at=at, reason=reason)
    try:
        with transaction.atomic():
            thing.delete()
    except (ProtectedError, IntegrityError) as error:
        said = {"name": kept.name}
        raise Refused(_("“%(name)s” is still in use and cannot be deleted; nothing was changed.") % said) from error
    return kept


def _keep(
    thing: Amendable, step: AmendmentStep, before: dict[str, Any], after: dict[str, Any], *, by: str, at: datetime,
    reason: str, **moved: Meeting,
) -> Amendment:  # fmt: skip
    subject = SUBJECTS[type(thing)]
    kept: Amendment = Amendment.objects.create(
        subject=subject, number=version_of(thing) + 1, name=_called(thing), step=step, before=before, after=after,
        made_by=by, made_at=at, reason=reason.strip(), **{subject.value: thing}, **moved,
    )  # fmt: skip
    return kept


def _called(thing: Amendable) -> str:
    """Without the day of a meeting, which may be what changes."""
    return thing.title if isinstance(thing, Meeting | Speech) else str(thing)
