"""What the reader adds to the front page of the record."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from extraction.models import Proposal
from tracker.figures.cards import Card


def pending_proposals(user: AbstractUser, on: date) -> Card | None:
    """The proposals that await a decision, for those who may open their list; the day makes no difference."""
    if not (user.is_staff and user.has_perm("extraction.view_proposal")):
        return None
    address = f"{reverse('admin:extraction_proposal_changelist')}?state__exact=pending"
    return Card("pending", _("proposals to review"), Proposal.objects.pending().count(), address)
