"""A person decides a proposal: once, and whoever comes second is told so."""

import logging
from datetime import datetime
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from extraction.actions.comparing import Comparison
from extraction.actions.drafting import draft_of
from extraction.choices import Outcome, ProposalState, RejectReason
from extraction.models import Decision, Proposal
from tracker.actions import DirectiveDraft, Refused, record, register
from tracker.models import Directive, ResponsibleParty
from tracker.moments import to_the_minute

logger = logging.getLogger(__name__)


class AlreadyDecided(Refused):
    """Somebody else was first; ``str()`` says who, when and what."""


def accept(proposal: Proposal, *, by: str, at: datetime, note: str = "") -> Directive:
    """Record the proposal as it stands.  Raises ``AlreadyDecided``, or ``Refused`` where it cannot be recorded so."""
    draft = draft_of(proposal)
    return _decide(Comparison(proposal, draft, draft), Outcome.ACCEPTED, by=by, at=at, note=note)


def correct(proposal: Proposal, draft: DirectiveDraft, *, by: str, at: datetime, note: str = "") -> Directive:
    """Record the draft instead; the proposal keeps the machine's values, and the decision what differs.

    Raises ``AlreadyDecided``, or ``Refused`` where the draft cannot be recorded.
    """
    compared = Comparison(proposal, draft_of(proposal), draft)
    return _decide(compared, Outcome.CORRECTED, by=by, at=at, note=note)


def accept_or_correct(compared: Comparison, *, by: str, at: datetime, note: str = "") -> Directive:
    """The same for whoever has compared already: correct what differs, accept what is left as it stands."""
    return _decide(compared, compared.outcome, by=by, at=at, note=note)


@transaction.atomic
def _decide(compared: Comparison, outcome: Outcome, *, by: str, at: datetime, note: str) -> Directive:
    draft = compared.corrected if outcome == Outcome.CORRECTED else compared.proposed
    claim(compared.proposal, ProposalState(outcome))
    directive = recorded(draft, by=by, at=at)
    decide(compared.proposal, outcome, directive=directive, note=note, changes=compared.changes, by=by, at=at)
    return directive


@transaction.atomic
def reject(proposal: Proposal, reason: RejectReason, *, by: str, at: datetime, note: str = "") -> Decision:
    """Keep the proposal off the ledger.  Raises ``AlreadyDecided``, or ``Refused`` without a known reason."""
    if reason not in RejectReason.values:
        raise Refused(_("Choose a reason for rejecting."))
    claim(proposal, ProposalState.REJECTED)
    return decide(proposal, Outcome.REJECTED, reason=reason, note=note, by=by, at=at)


def claim(proposal: Proposal, state: ProposalState) -> None:
    """Take the proposal if it is still pending: one conditional UPDATE, so that of two people exactly one wins."""
    if not Proposal.objects.pending().filter(pk=proposal.pk).update(state=state):
        raise AlreadyDecided(_outcome_so_far(proposal))
    proposal.state = state


def recorded(draft: DirectiveDraft, *, by: str, at: datetime) -> Directive:
    """The draft on the ledger, and in the registry the parties that are not there yet.

    What the database would refuse (by a faulty rule, say) is refused in words.
    """
    new = _new_parties(draft)
    if new:
        register(new, by=by, at=at)
    try:
        return record(draft, by=by, at=at)
    except (DataError, IntegrityError) as error:
        logger.exception("not recorded: %r", draft.quote)
        raise Refused(_("The ledger cannot accept these values as they are; correct them.")) from error


def _new_parties(draft: DirectiveDraft) -> list[ResponsibleParty]:
    """The parties that are not in the registry yet; one with two roles once."""
    new: dict[int, ResponsibleParty] = {}
    for each in draft.assignments:
        if each.party and each.party.pk is None:
            new[id(each.party)] = each.party  # which has no hash before it has a key
    return list(new.values())


def decide(proposal: Proposal, outcome: Outcome, *, by: str, at: datetime, **values: Any) -> Decision:
    """Keep the decision about a proposal that is claimed; ``values`` are the other fields of ``Decision``."""
    decision: Decision = Decision.objects.create(
        proposal=proposal, outcome=outcome, decided_by=by, decided_at=at, **values
    )
    return decision


def _outcome_so_far(proposal: Proposal) -> str:
    decision = Decision.objects.filter(proposal=proposal).first()
    if decision is None:
        return _("This proposal was replaced when the speech was read again; nothing was changed.")
    return _("%(who)s already decided this at %(when)s: %(outcome)s. Nothing was changed.") % {
        "who": decision.decided_by,
        "when": to_the_minute(decision.decided_at),
        "outcome": decision.get_outcome_display(),
    }
