"""Before a speech is read again stands what that would change; decided items stay."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from extraction.actions import Outdated, ReaderChanged, accept, adopt, difference, read_speech, reject
from extraction.models import Proposal
from tests.builders import WHO, a_proposal, a_speech, deadline_found, party_found
from tests.pages import filled_in, marked, page, words
from tracker.models import Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

FIRST, SECOND = "县水利局要在6月30日前完成清河堤防加固。", "县教育局要在8月31日前完成校舍安全排查。"
TEXT = f"同志们：\n{FIRST}\n{SECOND}\n散会。"


@pytest.fixture
def speech():
    return a_speech(TEXT, held_on=date(2026, 3, 2))


def address(speech) -> str:
    return reverse("admin:extraction_read_again", args=[speech.pk])


def set_day(day: date | None) -> None:
    Meeting.objects.update(held_on=day)


def test_what_was_never_read_would_all_be_new(speech):
    found = difference(speech)

    assert [proposal.text for proposal in found.new] == [FIRST, SECOND]
    assert (found.gone, found.altered, found.is_empty) == ([], [], False)
    assert not Proposal.objects.exists()


def test_on_another_day_the_deadlines_would_change_and_nothing_else(speech):
    read_speech(speech, **WHO)
    set_day(date(2027, 3, 2))

    found = difference(speech)

    assert (found.new, found.gone, found.same) == ([], [], 0)
    [first, _second] = found.altered
    assert first.before.text == FIRST
    [change] = first.changes
    assert change["field"] == "deadline"
    assert "2026-06-30" in change["proposed"]
    assert "2027-06-30" in change["recorded"]
    assert {p.state for p in Proposal.objects.all()} == {"pending"}


def test_what_the_rules_find_no_longer_would_be_gone_and_what_stands_elsewhere_new(speech):
    a_proposal(speech, "散会。", parties=[], deadlines=[], targets=[])

    found = difference(speech)

    assert [proposal.text for proposal in found.gone] == ["散会。"]
    assert [proposal.text for proposal in found.new] == [FIRST, SECOND]


def test_every_value_that_would_change_is_named_before_and_after(speech):
    start = TEXT.index("6月30日前")
    a_proposal(
        speech, FIRST, kind="prohibition", strength="must", confidence=0.11, targets=[],
        parties=[party_found("县农业农村局")], deadlines=[deadline_found("6月30日前", start, date(2025, 6, 30))],
    )  # fmt: skip

    [altered] = difference(speech).altered

    assert {change["field"] for change in altered.changes} == {"text", "kind", "strength", "party", "deadline"}
    assert altered.confidences[0] == "0.11"


def test_a_quote_that_grew_is_a_change_and_neither_new_nor_gone(speech):
    a_proposal(speech, FIRST[:-5], deadlines=[], targets=[])

    found = difference(speech)

    assert "quote" in {change["field"] for change in found.altered[0].changes}
    assert (found.gone, [each.text for each in found.new]) == ([], [SECOND])


def test_what_was_decided_is_counted_and_compared_with_nothing(speech):
    read_speech(speech, **WHO)
    first, second = speech.proposals.in_reading_order()
    accept(first, **WHO)
    reject(second, "past", **WHO)
    set_day(date(2027, 3, 2))

    found = difference(speech)

    assert (found.decided, found.new, found.gone, found.altered) == (2, [], [], [])


def test_by_the_same_rules_on_the_same_day_nothing_would_change_and_the_page_says_so(client, speech):
    read_speech(speech, **WHO)

    answer = client.get(address(speech))

    assert difference(speech).is_empty
    assert "不会有任何变化" in words(answer)
    assert not [button for button in page(answer).iter("input") if button.get("type") == "submit"]


def test_the_page_shows_before_and_after_side_by_side_and_stores_nothing(client, speech):
    read_speech(speech, **WHO)
    set_day(date(2027, 3, 2))

    answer = client.get(address(speech))

    assert "2026-06-30" in marked(page(answer), "before")[0].text_content()
    assert "2027-06-30" in marked(page(answer), "after")[0].text_content()
    assert speech.runs.count() == 1


def test_taking_it_over_keeps_exactly_what_was_shown(client, speech):
    read_speech(speech, **WHO)
    accept(speech.proposals.in_reading_order().first(), **WHO)
    set_day(date(2027, 3, 2))
    [shown] = [each.after for each in difference(speech).altered]

    client.post(address(speech), filled_in(client.get(address(speech))))

    [kept] = Proposal.objects.pending()
    assert kept.as_read == replace(shown, evidence={})
    assert Proposal.objects.decided().count() == 1


def test_a_day_that_changed_after_the_page_was_drawn_has_it_shown_again(client, speech):
    read_speech(speech, **WHO)
    set_day(date(2027, 3, 2))
    sent = filled_in(client.get(address(speech)))
    set_day(date(2028, 3, 2))

    answer = client.post(address(speech), sent)

    assert answer.status_code == 409
    assert "2028-06-30" in words(answer)
    assert speech.runs.count() == 1
    [told] = marked(page(answer), "warning")
    assert "会议日期已变动" in told.text_content()


def test_a_day_that_changed_is_not_told_as_other_rules(speech):
    shown = difference(speech)
    set_day(date(2028, 3, 2))

    with pytest.raises(Outdated) as refusal:
        adopt(speech, rules_hash=shown.rules_hash, anchor_on=shown.anchor_on, **WHO)

    assert not isinstance(refusal.value, ReaderChanged)
    assert not speech.runs.exists()


def test_rules_that_changed_keep_nothing(speech):
    with pytest.raises(ReaderChanged):
        adopt(speech, rules_hash="0" * 64, anchor_on=date(2026, 3, 2), **WHO)

    assert not speech.runs.exists()


def test_rules_that_changed_after_the_page_was_drawn_are_named_and_it_is_shown_again(client, speech):
    shown, rules_hash = filled_in(client.get(address(speech))), difference(speech).rules_hash
    sent = {name: value.replace(rules_hash, "0" * 64) for name, value in shown.items()}

    answer = client.post(address(speech), sent)

    assert answer.status_code == 409
    [told] = marked(page(answer), "warning")
    assert "提取程序或规则已变动" in told.text_content()
    assert not speech.runs.exists()


@pytest.mark.parametrize("sent", [{}, {"reading": "x"}, {"reading": "abc.2026-99-99"}])
def test_a_page_that_was_never_drawn_takes_nothing_over(client, speech, sent):
    sent = {f"reading-{speech.pk}": value for value in sent.values()}

    assert client.post(address(speech), sent).status_code == 409
    assert not speech.runs.exists()


def test_several_speeches_chosen_in_the_list_are_shown_with_counts_before_they_are_read(client, speech):
    other = a_speech(f"{SECOND}\n散会。")
    action = {"action": "read_selected_again", "_selected_action": [speech.pk, other.pk]}

    preview = client.post(reverse("admin:tracker_speech_changelist"), action, follow=True)
    assert not speech.runs.exists()
    links = {link.get("href") for link in page(preview).iter("a")}
    assert {address(speech), address(other)} <= links

    client.post(preview.redirect_chain[-1][0], filled_in(preview), follow=True)
    assert (speech.runs.count(), other.runs.count()) == (1, 1)
    assert Proposal.objects.count() == 3


def test_of_several_speeches_the_one_whose_day_changed_meanwhile_is_shown_again(client, speech):
    other = a_speech(f"{SECOND}\n散会。")
    preview = client.get(reverse("admin:extraction_read_many"), {"keys": f"{speech.pk},{other.pk}"})
    Meeting.objects.filter(speeches=other).update(held_on=date(2028, 3, 2))

    answer = client.post(reverse("admin:extraction_read_many") + f"?keys={speech.pk},{other.pk}", filled_in(preview))

    assert (speech.runs.count(), other.runs.count()) == (1, 0)
    assert answer.url.endswith(f"?keys={other.pk}")


@pytest.mark.parametrize("keys", ["", "x,,-1", "99999999999999999999999999"])
def test_nothing_chosen_is_said_plainly(client, keys):
    answer = client.get(reverse("admin:extraction_read_many"), {"keys": keys})

    assert answer.status_code == 200
    assert "未选择讲话" in words(answer)


def test_comparing_takes_as_many_queries_for_many_proposals(django_assert_num_queries):
    def speech_of(items: int):
        lines = [f"县水利局要在6月{day}日前完成第{day}段堤防加固。" for day in range(1, items + 1)]
        speech = a_speech("同志们：\n" + "\n".join(lines), held_on=date(2026, 3, 2))
        read_speech(speech, **WHO)
        Meeting.objects.filter(speeches=speech).update(held_on=date(2027, 3, 2))
        return type(speech).objects.select_related("meeting").get(pk=speech.pk)

    few, many = speech_of(3), speech_of(30)
    with CaptureQueriesContext(connection) as asked:
        assert len(difference(few).altered) == 3
    with django_assert_num_queries(len(asked)):
        assert len(difference(many).altered) == 30
