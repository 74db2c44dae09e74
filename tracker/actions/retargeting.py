"""Setting the measurable level of a directive; the history keeps the former one."""

from dataclasses import asdict, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.drafts import TargetDraft
from tracker.actions.journal import locked_open, note
from tracker.actions.numbering import last_number
from tracker.actions.refusals import Refused
from tracker.choices import EventKind
from tracker.decimals import plain
from tracker.models import Directive, Target

# In the history the words of a target go by this name: ``text`` is what is to be done.
_WORDS = "target"


@transaction.atomic
def retarget(
    directive: Directive, draft: TargetDraft, *, instead_of: Target | None = None, by: str, at: datetime, reason: str
) -> Target:
    """Give an open directive a target: in the place of one it has, or beside those.

    Raises ``Refused`` without a reason, for a closed directive, where the former target is gone, and where it has
    just this one already.
    """
    directive = locked_open(directive)
    if not reason.strip():
        raise Refused(_("Give a reason for changing the target."))
    former = _held(directive, instead_of) if instead_of else None
    if any(as_draft(target) == draft for target in directive.targets.all()):
        raise Refused(_("The directive already has this target: %(words)s.") % {"words": draft.text})
    before = as_draft(former) if former else None
    target = _set(former or Target(directive=directive, number=last_number(directive.targets) + 1), draft)
    _note_change(directive, before, draft, by=by, at=at, reason=reason)
    return target


def set_back(directive: Directive, before: dict[str, Any], after: dict[str, Any], **who: Any) -> None:
    """Have a target of a ``locked_open`` directive be again what an event of its says that it was.

    Where the target has changed since, or is gone, nothing is left to be set back.
    """
    now, then = _from_history(after), _from_history(before) if before else None
    target = next((each for each in directive.targets.order_by("-number") if as_draft(each) == now), None)
    if target is None:
        return
    if then:
        _set(target, then)
    else:
        target.delete()
    _note_change(directive, now, then, **who)


def as_draft(target: Target) -> TargetDraft:
    """The target as it would be recorded."""
    return TargetDraft(**{each.name: getattr(target, each.name) for each in fields(TargetDraft)})


def _held(directive: Directive, target: Target) -> Target:
    held: Target | None = directive.targets.filter(pk=target.pk).first()
    if held is None:
        raise Refused(_("The target “%(words)s” no longer exists; nothing was changed.") % {"words": target.text})
    return held


def _set(target: Target, draft: TargetDraft) -> Target:
    for name, value in vars(draft).items():
        setattr(target, name, value)
    target.save()
    return target


def _note_change(
    directive: Directive, before: TargetDraft | None, after: TargetDraft | None, *, by: str, at: datetime, reason: str
) -> None:
    former, latter = _in_history(before), _in_history(after)
    note(directive, EventKind.RETARGETED, by=by, at=at, reason=reason.strip(), before=former, after=latter)


def _in_history(draft: TargetDraft | None) -> dict[str, Any]:
    """All columns, so that the target can be set back."""
    if draft is None:
        return {}
    values = asdict(draft) | {"value": plain(draft.value) or None}
    return {_WORDS: values.pop("text")} | values


def _from_history(values: dict[str, Any]) -> TargetDraft:
    value = values["value"]
    named = {name: said for name, said in values.items() if name != _WORDS}
    return TargetDraft(**named | {"text": values[_WORDS], "value": None if value is None else Decimal(value)})
