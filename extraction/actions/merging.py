"""A proposal that demands again what is on the ledger already: another source of that directive, not a second one."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from extraction.actions.deciding import claim, decide
from extraction.actions.drafting import draft_of
from extraction.choices import Outcome, ProposalState
from extraction.models import Decision, Proposal
from tracker.actions import DirectiveDraft, Refused, extend, restate
from tracker.models import Directive, KnownParties


@transaction.atomic
def merge(
    proposal: Proposal, into: Directive, *, by: str, at: datetime, take_deadline: bool = False, note: str = ""
) -> Decision:
    """Add the proposal's words to an open directive as another source; nothing new goes on the ledger.

    With ``take_deadline`` the directive is from now on due when the proposal says.  Raises ``AlreadyDecided``, or
    ``Refused`` where the directive is closed, gone or quotes these words already, and where no day is to be taken.
    """
    claim(proposal, ProposalState.MERGED)
    try:
        restatement = restate(into, proposal.speech, proposal.start, proposal.end, by=by, at=at)
    except Directive.DoesNotExist:
        raise Refused(_("This directive is no longer on the ledger; choose another one.")) from None
    if take_deadline:
        _move_deadline(restatement.directive, proposal, by=by, at=at)
    return decide(proposal, Outcome.MERGED, merged_into=into, note=note, by=by, at=at)


def day_named(draft: DirectiveDraft) -> date | None:
    """The day a draft would be due if it were recorded: the earliest it names."""
    return min((deadline.due_on for deadline in draft.deadlines if deadline.due_on), default=None)


def _move_deadline(directive: Directive, proposal: Proposal, *, by: str, at: datetime) -> None:
    day = day_named(draft_of(proposal, known=KnownParties()))
    if day is None:
        raise Refused(_("These words name no day to take over; merge them without the deadline."))
    if day != directive.due_on():
        reason = _("Demanded again at %(meeting)s: “%(words)s”")
        words = {"meeting": proposal.speech.meeting, "words": proposal.text.strip()}
        extend(directive, day, reason=reason % words, by=by, at=at)
