"""What the reader adds to the front page of the record."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from extraction.models import Proposal
from extraction.rights import looks
from tracker.figures.cards import Card


def pending_proposals(user: AbstractUser, on: date) -> Card | None:
    """The proposals that await a decision, for those who may open the work list; the day makes no difference."""
    if not (user.is_staff and looks(user)):
        return None
    count = Proposal.objects.pending().count()
    return Card("pending", _("proposals to review"), count, reverse("admin:extraction_work_list"))
