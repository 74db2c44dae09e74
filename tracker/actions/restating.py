"""The same demand made again in another place: a further source of a directive, not a second one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.actions.journal import locked_open, note
from tracker.actions.refusals import Refused
from tracker.choices import EventKind
from tracker.models import Directive, Restatement, Speech


@transaction.atomic
def restate(directive: Directive, speech: Speech, start: int, end: int, *, by: str, at: datetime) -> Restatement:
    """Add the words at ``start``..``end`` (code points) of a speech to an open directive as another source.

    Raises ``Refused`` for a closed directive, for words outside the speech, and for words it quotes already.
    """
    directive = locked_open(directive)
    if not 0 <= start < end <= len(speech.text):
        raise Refused(_("The quote must lie inside the speech; select the words again."))
    if _quotes(directive, speech, start, end):
        raise Refused(_("These words are already a source of this directive; nothing was changed."))
    restatement = directive.restatements.create(
        speech=speech, quote=speech.text[start:end], start=start, end=end, made_by=by, made_at=at
    )
    note(directive, EventKind.RESTATED, by=by, at=at, reason=str(speech.meeting), after={"source": restatement.quote})
    return restatement


@transaction.atomic
def separate(restatement: Restatement, *, by: str, at: datetime, reason: str) -> None:
    """Take a further source of an open directive back; the history keeps that it was one.

    Raises ``Refused`` without a reason, for a closed directive, and where somebody else has taken it back.
    """
    if not reason.strip():
        raise Refused(_("Give a reason for taking back the restatement."))
    directive = locked_open(restatement.directive)
    held = directive.restatements.filter(pk=restatement.pk).first()
    if held is None:
        raise Refused(_("The restatement has already been taken back; nothing was changed."))
    held.delete()
    note(directive, EventKind.SEPARATED, by=by, at=at, reason=reason.strip(), before={"source": held.quote})


def _quotes(directive: Directive, speech: Speech, start: int, end: int) -> bool:
    """Whether the directive's own words or those of a restatement touch this stretch."""
    own = directive.speech_id == speech.pk and directive.start < end and start < directive.end
    return own or directive.restatements.filter(speech=speech, start__lt=end, end__gt=start).exists()
