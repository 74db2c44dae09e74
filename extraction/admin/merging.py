"""Choosing the directive that a proposal demands again."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from extraction.actions import AlreadyDecided, draft_of, merge
from extraction.admin.pages import may_decide, page
from extraction.admin.review import find_proposal, onward, refused
from extraction.admin.speech_pane import address_of
from extraction.choices import Outcome, ProposalState
from extraction.models import Proposal
from extraction.similar.restating import Hint, compared, hints, holding
from tracker.actions import DirectiveDraft, Refused
from tracker.filtering.lookups import names_seen_by
from tracker.filtering.typed import LONGEST_TYPED
from tracker.models import Directive
from tracker.people.signatures import signature
from tracker.search import meant, worth_guessing

MOST_FOUND = 20
MOST_MEANT = 5
# The keys that choose one: the digits without nought.
KEYS = "123456789"
LONGEST_NOTE = 500


@may_decide
def merge_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The directives a proposal may be merged into, and the merging.

    ``words`` look for others on the ledger.  Sent are ``into`` (a public id), the ticked boxes ``take`` (a public id
    and what to take over, with a colon between) and ``note``; what is refused comes back with the reason: as 422, or
    as 409 where somebody else has decided meanwhile.  Sent with ``seek`` nothing is merged: the page comes as it was
    filled in, with what the words find, or, as ``all``, without them.
    """
    proposal = find_proposal(pk)
    if request.method == "POST" and "seek" not in request.POST:
        return _merged(request, proposal)
    if proposal.state != ProposalState.PENDING:
        return HttpResponseRedirect(address_of(proposal))
    return _shown(request, proposal, _filled_in(request.POST or request.GET))


def _merged(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    filled_in = _filled_in(request.POST)
    note = filled_in["note"]
    try:
        into = _chosen(request)
        take = _keys_beside(into, filled_in["ticked"])
        merge(proposal, into, by=signature(request.user), at=timezone.now(), take=take, note=note)
    except AlreadyDecided as refusal:
        return refused(request, proposal, refusal, outcome=Outcome.MERGED, merged_into=into, note=note)
    except Refused as refusal:
        return _shown(request, proposal, filled_in, refusal)
    messages.success(request, _("Merged into “%(into)s”: %(what)s") % {"into": into, "what": proposal})
    return onward(proposal)


def _filled_in(sent: QueryDict) -> dict[str, Any]:
    """What the page's fields hold, no longer than they may be, and which boxes are ticked."""
    return {
        "words": "" if sent.get("seek") == "all" else _text(sent, "words", LONGEST_TYPED),
        "ticked": set(sent.getlist("take")),
        "note": _text(sent, "note", LONGEST_NOTE),
    }


def _text(sent: QueryDict, name: str, longest: int) -> str:
    """What a field holds, but for the character that no browser sends and PostgreSQL cannot store."""
    return sent.get(name, "").replace("\0", "").strip()[:longest]


def _keys_beside(directive: Directive, ticked: Iterable[str]) -> set[str]:
    """What is to be taken over: a box beside another directive says nothing of this one."""
    beside = f"{directive.public_id}:"
    return {box.removeprefix(beside) for box in ticked if box.startswith(beside)}


def _chosen(request: HttpRequest) -> Directive:
    """The directive of the pressed button, if this person may see it."""
    try:
        chosen = UUID(request.POST.get("into", ""))
    except ValueError:
        raise Refused(_("Choose the directive that is demanded again.")) from None
    into: Directive | None = Directive.objects.visible_to(request.user).filter(public_id=chosen).first()
    if into is None:
        raise Refused(_("This directive is no longer on the ledger; choose another one."))
    return into


def _shown(
    request: HttpRequest, proposal: Proposal, filled_in: dict[str, Any], refusal: Refused | None = None
) -> HttpResponse:
    draft, wanted = draft_of(proposal), _with_words(request, filled_in["words"])
    perhaps = _perhaps(request, filled_in["words"], len(wanted))
    context = {
        "title": _("Merge"),
        "proposal": proposal,
        "speech": proposal.speech,
        "lists": _with_keys(_lists(request, proposal, draft, wanted[:MOST_FOUND], perhaps)),
        **filled_in,
        "is_cut": len(wanted) > MOST_FOUND,
        "refusal": refusal,
    }
    return page(request, "merge", context, status=422 if refusal else 200)


def _with_words(request: HttpRequest, words: str) -> list[Directive]:
    """The latest directives that hold the words; one more than is shown, since whether there are more is said."""
    return list(holding(words, request.user).for_list().order_by("-pk")[: MOST_FOUND + 1]) if words else []


def _perhaps(request: HttpRequest, words: str, found: int) -> list[Directive]:
    """The directives with most of the words, where few hold all of them."""
    if not worth_guessing(words, found):
        return []
    rows = Directive.objects.visible_to(request.user).for_list()
    return [one.row for one in meant(rows, words, names_seen_by(request.user), MOST_MEANT)]


def _lists(
    request: HttpRequest, proposal: Proposal, draft: DirectiveDraft, wanted: list[Directive], perhaps: list[Directive]
) -> dict[str, list[Hint]]:
    """What may be chosen, each directive once: what was looked for or perhaps meant, what is alike, what this speech
    has.
    """
    found = compared(draft, wanted)
    meant = _without(found, compared(draft, perhaps))
    like = _without([*found, *meant], hints(draft, request.user))
    near = _without([*found, *meant, *like], compared(draft, _of_speech(request, proposal)))
    return {"found": found, "meant": meant, "like": like, "near": near}


def _of_speech(request: HttpRequest, proposal: Proposal) -> list[Directive]:
    rows = Directive.objects.visible_to(request.user).filter(speech=proposal.speech_id)
    return list(rows.for_list().order_by("start", "pk"))


def _without(shown: Iterable[Hint], others: list[Hint]) -> list[Hint]:
    """The others that are not shown yet."""
    known = {hint.directive.pk for hint in shown}
    return [hint for hint in others if hint.directive.pk not in known]


def _with_keys(lists: dict[str, list[Hint]]) -> dict[str, list[tuple[str, Hint]]]:
    """Each hint with the key that chooses it, as long as there are keys; a closed directive needs none."""
    keys: Any = iter(KEYS)
    return {name: [(next(keys, "") if hint.can_take else "", hint) for hint in found] for name, found in lists.items()}
