"""Eight reviewers decide the same proposals at the same moment, over HTTP to a real server, on either database."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from extraction.actions import AlreadyDecided, accept, draft_of, read_speech
from extraction.choices import ProposalState
from extraction.models import Decision, Proposal
from tests.builders import SOME_MOMENT, a_proposal, a_reviewer, a_speech, deadline_found, party_found
from tests.extraction.reviewing import as_shown
from tests.pages import logged_in
from tracker.actions import record
from tracker.models import Directive, Event, Meeting

pytestmark = pytest.mark.django_db(transaction=True)

REVIEWERS, PROPOSALS = 8, 12


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an answer here, not a way to go."""

    def redirect_request(self, *args, **kwargs):
        return None


def some_proposals(number: int) -> list[Proposal]:
    lines = [f"第{n}项工作要在6月30日前完成。" for n in range(number)]
    speech = a_speech("\n".join(lines))
    found = {"parties": [party_found("县水利局")], "deadlines": [deadline_found("6月30日前", 0, date(2026, 6, 30))]}
    return [a_proposal(speech, line, **found, targets=[]) for line in lines]


def a_browser(user):
    """Something that posts as this user and gives back status and text."""
    client = Client()
    client.force_login(user)
    token = "a" * 32
    cookies = {settings.SESSION_COOKIE_NAME: client.session.session_key, settings.CSRF_COOKIE_NAME: token}
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    opener = build_opener(_NoRedirect)

    def post(url: str, **data: str) -> tuple[int, str]:
        body = urlencode(data | {"csrfmiddlewaretoken": token}).encode()
        try:
            answer = opener.open(Request(url, body, {"Cookie": header}), timeout=60)
        except HTTPError as error:
            answer = error
        return answer.status, answer.read().decode()

    return post


def test_of_eight_who_decide_at_once_one_wins_and_seven_are_told_who_and_when(live_server):
    proposals = some_proposals(PROPOSALS)
    users = [a_reviewer(f"reviewer{n}") for n in range(REVIEWERS)]
    shown = {proposal.pk: as_shown(logged_in(users[0]), proposal) for proposal in proposals}
    together = Barrier(REVIEWERS)

    def decide_all(number: int) -> list[tuple[int, int, str]]:
        """Half of the reviewers accept, half reject, all of them the same proposal at the same moment."""
        post, how = a_browser(users[number]), "correct" if number % 2 else "reject"
        answers = []
        for proposal in proposals:
            address = live_server.url + reverse(f"admin:extraction_{how}", args=[proposal.pk])
            together.wait(timeout=120)
            answers.append((proposal.pk, *post(address, **shown[proposal.pk], reason="past")))
        connections.close_all()
        return answers

    with ThreadPoolExecutor(REVIEWERS) as pool:
        answers = [answer for own in pool.map(decide_all, range(REVIEWERS)) for answer in own]

    assert Counter(status for _pk, status, _text in answers) == {302: PROPOSALS, 409: (REVIEWERS - 1) * PROPOSALS}
    decisions = {decision.proposal_id: decision for decision in Decision.objects.all()}
    assert len(decisions) == PROPOSALS
    for pk, status, text in answers:
        if status == 409:
            assert decisions[pk].decided_by in text
            assert timezone.localtime(decisions[pk].decided_at).strftime("%Y-%m-%d %H:%M") in text
    the_record_agrees_with_the_decisions()


def the_record_agrees_with_the_decisions() -> None:
    """Each accepted proposal has one directive and one event, each rejected none, and nothing else is there."""
    accepted = Decision.objects.filter(outcome="accepted").count()
    assert Directive.objects.count() == Event.objects.count() == accepted
    assert Directive.objects.filter(decision__isnull=False).count() == accepted
    states = Counter(Proposal.objects.values_list("state", flat=True))
    assert states == Counter(Decision.objects.values_list("outcome", flat=True))


@pytest.mark.parametrize("year", range(2027, 2033))
def test_what_is_decided_while_the_speech_is_read_again_stands_and_is_not_proposed_anew(year):
    speech = a_speech("\n".join(f"县水利局要在6月{day}日前完成第{day}段堤防加固。" for day in range(1, 13)))
    proposals = list(read_speech(speech, by="reader", at=SOME_MOMENT).proposals.in_reading_order())
    Meeting.objects.update(held_on=date(year, 3, 2))
    together = Barrier(2)

    def accept_all() -> int:
        together.wait(timeout=120)
        won = sum(carefully(proposal, "reviewer") for proposal in proposals)
        connections.close_all()
        return won

    def read_again() -> None:
        together.wait(timeout=120)
        read_speech(speech, by="reader", at=SOME_MOMENT)
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        accepting, reading = pool.submit(accept_all), pool.submit(read_again)
        won = accepting.result()
        reading.result()

    assert Decision.objects.count() == Directive.objects.count() == won
    decided = set(Proposal.objects.decided().values_list("start", flat=True))
    pending = set(Proposal.objects.pending().values_list("start", flat=True))
    assert decided | pending == {proposal.start for proposal in proposals}
    assert not decided & pending


def decided_at_once(decide, proposals) -> int:
    """How often ``decide`` claims to have won when all reviewers decide each proposal at the same moment."""
    together = Barrier(REVIEWERS)

    def one_reviewer(number: int) -> int:
        won = 0
        for proposal in proposals:
            together.wait(timeout=120)
            won += decide(Proposal.objects.get(pk=proposal.pk), f"reviewer{number}")
        connections.close_all()
        return won

    with ThreadPoolExecutor(REVIEWERS) as pool:
        return sum(pool.map(one_reviewer, range(REVIEWERS)))


def carefully(proposal: Proposal, who: str) -> bool:
    try:
        accept(proposal, by=who, at=SOME_MOMENT)
    except AlreadyDecided:
        return False
    return True


def by_looking_first(proposal: Proposal, who: str) -> bool:
    """The mutant: get, check, save, as one would write it without thinking of others."""
    if proposal.state != ProposalState.PENDING:
        return False
    record(draft_of(proposal), by=who, at=SOME_MOMENT)
    proposal.state = ProposalState.ACCEPTED
    proposal.save()
    return True


@pytest.mark.slow
def test_the_same_race_is_lost_by_looking_first():
    """Shows that the race above is a real one: the mutant records some directive more than once."""
    assert decided_at_once(carefully, some_proposals(PROPOSALS)) == PROPOSALS
    assert Directive.objects.count() == PROPOSALS

    assert decided_at_once(by_looking_first, some_proposals(PROPOSALS)) > PROPOSALS
    assert Directive.objects.count() > 2 * PROPOSALS
