"""Who else is at the desk of a speech, and what was decided there since the page was drawn.

The desk tells it when it is drawn; ``presence.js`` asks again now and then.  Asking leaves the session as it is, so
that a desk left open does not keep anybody logged in.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import user_passes_test
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from extraction.actions import show
from extraction.admin.pages import may_look
from extraction.models import Decision, Presence, Proposal
from tracker.models import Speech
from tracker.people.signatures import full_name, signature

SECONDS_BETWEEN = 20
STAYS = timedelta(seconds=60)
# A decision is dated before it is committed: one that a page could not yet see must not fall between two looks.
SLACK = timedelta(seconds=10)


def arrive(request: HttpRequest, speech: Speech) -> dict[str, Any]:
    """Show the visitor at the desk; what ``admin/extraction/presence.html`` needs, to be given as ``presence``."""
    now = timezone.now()
    show(speech, request.user, at=now)  # type: ignore[arg-type]
    return {
        "others": _others(request, speech, now),
        "since": now.isoformat(),
        "run": _run_number(speech),
        "seconds": SECONDS_BETWEEN,
    }


@require_POST
@user_passes_test(may_look)
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """As JSON: ``others`` in words, ``decisions`` made since the moment ``since``, ``progress``, and ``read_again``.

    ``read_again`` tells that the speech was read again after the run of that number, the one the page shows.
    """
    speech, now = get_object_or_404(Speech.objects.defer("text"), pk=pk), timezone.now()
    show(speech, request.user, at=now)  # type: ignore[arg-type]
    return JsonResponse(
        {
            "others": _others(request, speech, now),
            "decisions": _decisions(request, speech, _moment(request.POST.get("since", "")) or now),
            "progress": _progress(speech),
            "read_again": request.POST.get("run") != str(_run_number(speech)),
        }
    )


def _others(request: HttpRequest, speech: Speech, now: datetime) -> str:
    """Who else was seen here in the last minute, as one sentence; empty where nobody was."""
    here = Presence.objects.filter(speech=speech).seen_since(now - STAYS).exclude(user=request.user.pk)
    names = [full_name(seen.user) or seen.user.get_username() for seen in here.select_related("user").order_by("pk")]
    return _("Also reviewing this speech: %(names)s") % {"names": _(", ").join(names)} if names else ""


def _decisions(request: HttpRequest, speech: Speech, since: datetime) -> list[dict[str, Any]]:
    """What was decided since; one's own decision that led to the page is no news."""
    made = Decision.objects.filter(proposal__speech=speech).made_since(since - SLACK).select_related("proposal")
    made = made.exclude(decided_by=signature(request.user), decided_at__lt=since)
    return [
        {
            "proposal": decision.proposal_id,
            "state": decision.proposal.state,
            "what": str(decision.proposal),
            "words": _("%(when)s %(who)s: %(outcome)s")
            % {
                "when": date_format(timezone.localtime(decision.decided_at), "H:i"),
                "who": decision.decided_by,
                "outcome": decision.get_outcome_display(),
            },
        }
        for decision in made
    ]


def _progress(speech: Speech) -> dict[str, int]:
    decided = Proposal.objects.filter(speech=speech).decided().count()
    pending = Proposal.objects.filter(speech=speech).pending().count()
    return {"decided": decided, "total": decided + pending}


def _run_number(speech: Speech) -> int:
    return speech.runs.order_by("-number").values_list("number", flat=True).first() or 0


def _moment(said: str) -> datetime | None:
    """The moment a page names; None for anything else, since anybody can write there."""
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None
