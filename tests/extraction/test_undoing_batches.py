"""What was accepted together is taken back together, but for what somebody has built on since."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from extraction.actions import accept, accept_many, merge, reject, undo, undo_batch
from extraction.models import Decision, Undone
from tests.builders import SOME_MOMENT, SOMEBODY, a_proposal, a_speech, a_user
from tests.pages import cost_of, page, words
from tracker.actions import Refused, report
from tracker.models import Directive, Speech
from tracker.people.signatures import signature

pytestmark = pytest.mark.django_db

TOGETHER = {"by": SOMEBODY, "at": SOME_MOMENT}
LATER = {"by": SOMEBODY, "at": SOME_MOMENT + timedelta(minutes=5)}
LINES = [f"县水利局要在6月{day}日前完成第{day}段堤防加固。" for day in range(11, 15)]


@pytest.fixture
def speech() -> Speech:
    speech = a_speech("\n".join(LINES))
    for line in LINES:
        a_proposal(speech, line, deadlines=[], targets=[])
    return speech


def accepted(speech: Speech, **who) -> list[Directive]:
    return accept_many(speech.proposals.in_reading_order(), **who or TOGETHER).directives


def test_all_of_a_batch_await_a_decision_again(speech):
    accepted(speech)

    done = undo_batch(SOME_MOMENT, **LATER)

    assert (len(done.undone), done.left) == (len(LINES), [])
    assert speech.proposals.pending().count() == len(LINES)
    assert not Directive.objects.exists()
    assert Undone.objects.count() == len(LINES)


def test_what_somebody_has_followed_since_stays_with_its_reason_and_the_others_go(speech):
    followed, *_others = accepted(speech)
    report(followed, "已开工", by="刘芳 (liufang)", at=LATER["at"])

    done = undo_batch(SOME_MOMENT, **LATER)

    assert len(done.undone) == len(LINES) - 1
    [left] = done.left
    assert left.proposal.decision.directive == followed
    assert "liufang" in left.why
    assert Directive.objects.get() == followed


def test_what_was_decided_by_itself_by_others_or_otherwise_is_no_part_of_a_batch(speech):
    first, second, third, fourth = speech.proposals.in_reading_order()
    accept_many([first, second], **TOGETHER)
    accept(third, by="刘芳 (liufang)", at=SOME_MOMENT)
    reject(fourth, "past", **TOGETHER)

    undo_batch(SOME_MOMENT, **LATER)

    assert set(Decision.objects.values_list("proposal", flat=True)) == {third.pk, fourth.pk}


def test_a_batch_over_several_speeches_goes_as_one(speech):
    other = a_proposal(a_speech(LINES[0]), LINES[0])
    accept_many([*speech.proposals.all(), other], **TOGETHER)

    assert len(undo_batch(SOME_MOMENT, **LATER).undone) == len(LINES) + 1


def test_one_that_was_taken_back_alone_is_passed_over(speech):
    accepted(speech)
    undo(speech, **LATER)

    assert len(undo_batch(SOME_MOMENT, **LATER).undone) == len(LINES) - 1


@pytest.mark.parametrize(("hours", "is_refused"), [(24, False), (25, True)])
def test_after_a_day_a_batch_stands(speech, hours, is_refused):
    accepted(speech)
    later = {"by": SOMEBODY, "at": SOME_MOMENT + timedelta(hours=hours)}

    if is_refused:
        with pytest.raises(Refused, match="2026-03-02 09:30"):
            undo_batch(SOME_MOMENT, **later)
    else:
        undo_batch(SOME_MOMENT, **later)
    assert Directive.objects.exists() == is_refused


@pytest.mark.parametrize("by", ["别人 (bieren)", SOMEBODY])
def test_where_nothing_is_left_that_is_said(speech, by):
    if by != SOMEBODY:
        accepted(speech)

    with pytest.raises(Refused):
        undo_batch(SOME_MOMENT, by=by, at=LATER["at"])


def test_one_that_another_proposal_was_merged_into_stays(speech):
    first, *_others = accepted(speech)
    merge(a_proposal(a_speech(LINES[0]), LINES[0]), first, by="刘芳 (liufang)", at=LATER["at"])

    assert [left.proposal.decision.directive for left in undo_batch(SOME_MOMENT, **LATER).left] == [first]


def test_right_after_accepting_many_the_way_back_is_offered_and_leads_there(client, reviewer, speech):
    ticked = {"proposal": [proposal.pk for proposal in speech.proposals.all()]}

    shown = page(client.post(reverse("admin:extraction_accept_many", args=[speech.pk]), ticked, follow=True))

    [link] = shown.xpath("//ul[@class='told']//a/@href")
    listed = client.get(link)
    assert all(f"第{day}段堤防加固" in words(listed) for day in range(11, 15))
    told = client.post(link, follow=True)
    assert speech.proposals.pending().count() == len(LINES)
    assert f"{len(LINES)}" in page(told).xpath("//ul[@class='told']/li")[0].text_content()


def test_the_desk_offers_it_beside_the_single_undo_as_long_as_it_is_the_last(client, reviewer, speech):
    desk = reverse("admin:extraction_review", args=[speech.pk])
    first, *others = speech.proposals.in_reading_order()
    accept_many(others, by=signature(reviewer), at=timezone.now())
    assert keys(client, desk) == {"u", "v"}

    accept(first, by=signature(reviewer), at=timezone.now())
    assert keys(client, desk) == {"u"}


def keys(client, address: str) -> set[str]:
    """The keys that take something back."""
    return {"u", "v"} & {button.get("data-key") for button in page(client.get(address)).iter("button")}


def test_what_stays_is_told_as_so_many_of_so_many(client, reviewer, speech):
    made_at = timezone.now()
    followed, *_others = accepted(speech, by=signature(reviewer), at=made_at)
    report(followed, "已开工", by="刘芳 (liufang)", at=timezone.now())

    told = words(client.post(address(made_at), follow=True))

    assert "3" in told
    assert "4" in told
    assert "刘芳 (liufang)" in told


@pytest.mark.parametrize("made_at", ["", "nonsense", "2026-13-45T00:00:00+00:00", "2026-03-02T01:30:00", "\0"])
def test_an_address_that_names_no_moment_says_that_nothing_is_left(client, reviewer, made_at):
    where = reverse("admin:extraction_undo_batch")

    for answer in (client.get(where, {"made_at": made_at}), client.post(where)):
        assert answer.status_code == 200
        assert page(answer).xpath("//*[@role='status']")


def test_nobody_takes_back_what_somebody_else_accepted(client, reviewer, speech):
    accepted(speech)

    client.post(address(SOME_MOMENT))

    assert Directive.objects.count() == len(LINES)


def test_whoever_may_not_decide_may_not_take_back(client, speech):
    client.force_login(a_user(is_staff=True, permissions=("extraction.view_proposal",)))

    assert client.get(address(SOME_MOMENT)).status_code == 403
    assert client.post(address(SOME_MOMENT)).status_code == 403


def test_the_number_of_questions_does_not_grow_with_the_batch(client, reviewer):
    costs = []
    for count in (2, 12):
        speech = a_speech("\n".join(LINES))
        moment = timezone.now()
        accept_many([a_proposal(speech, LINES[0]) for _each in range(count)], by=signature(reviewer), at=moment)
        client.get(address(moment))
        costs.append(cost_of(client, address(moment)))

    assert costs[0] == costs[1]


def address(made_at) -> str:
    from extraction.admin.pages import batch_address

    return batch_address(made_at)
