"""A proposal that demands again what is on the ledger already: another source of that directive, not a second one."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from extraction.actions.contrasting import contrasts, may_be_taken
from extraction.actions.deciding import claim, decide
from extraction.actions.drafting import draft_of
from extraction.choices import Outcome, ProposalState
from extraction.models import Decision, Proposal
from tracker.actions import Refused, restate
from tracker.models import Directive


@transaction.atomic
def merge(
    proposal: Proposal, into: Directive, *, by: str, at: datetime, take: Collection[str] = (), note: str = ""
) -> Decision:
    """Add the proposal's words to an open directive as another source; nothing new goes on the ledger.

    ``take`` names what differs and is from now on as the proposal says, by the keys of ``contrasts``.  Raises
    ``AlreadyDecided``, or ``Refused`` where the directive is closed, gone or quotes these words already, and where
    something cannot be taken over.
    """
    claim(proposal, ProposalState.MERGED)
    try:
        restatement = restate(into, proposal.speech, proposal.start, proposal.end, by=by, at=at)
    except Directive.DoesNotExist:
        raise Refused(_("This directive is no longer on the ledger; choose another one.")) from None
    if take:
        _take_over(restatement.directive, proposal, take, by=by, at=at)
    return decide(proposal, Outcome.MERGED, merged_into=into, note=note, by=by, at=at)


def _take_over(directive: Directive, proposal: Proposal, keys: Collection[str], *, by: str, at: datetime) -> None:
    """What is the same by now need not be taken."""
    draft = draft_of(proposal)
    differing = contrasts(draft, directive)
    if not set(keys) <= may_be_taken(draft):
        raise Refused(_("These words do not say what was to be taken over; check again, then merge."))
    reason = _("Demanded again at %(meeting)s: “%(words)s”")
    reason %= {"meeting": proposal.speech.meeting, "words": proposal.text.strip()}
    for contrast in differing:
        if contrast.key in keys:
            contrast.take(directive, by=by, at=at, reason=reason)
