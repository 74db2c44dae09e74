"""What a correction costs the database, however many owners it names."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from extraction.models import Decision, Proposal
from tests.builders import (
    a_directive,
    a_party,
    a_permission,
    a_proposal,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tests.extraction.reviewing import as_shown, decide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer", "ledger")]


@pytest.fixture
def ledger(db):
    """Not the first directive of its year, which begins the count of numbers."""
    a_directive()


def led_by(owners: list[str]) -> Proposal:
    """A proposal with these owners, each an alias of its name in the registry, with a day and a target."""
    for name in owners:
        a_party(aliases=(name,))
    return to_be_led_by(owners)


def to_be_led_by(owners: list[str]) -> Proposal:
    """The same without anything in the registry."""
    words = "、".join(owners) + "要在6月30日前完成清河堤防加固，合格率100%。"
    text = f"同志们：\n{words}\n散会。"
    return a_proposal(
        a_speech(text),
        words,
        parties=[party_found(name, text.index(name)) for name in owners],
        deadlines=[deadline_found("6月30日前", text.index("6月30日前"), date(2026, 6, 30))],
        targets=[target_found("合格率100%", text.index("合格率"))],
    )


def asked_by_correcting(client, owners: list[str]) -> list[str]:
    """The queries by which the first owner, the day and the wording are changed at once."""
    proposal, other = led_by(owners), a_party(f"{owners[0]}办公室")
    sent = as_shown(
        client,
        proposal,
        text="清河堤防加固工程完工",
        **{"owners-0-name": other.name, "owners-0-registered": other.name, "deadlines-0-due_on": "2026-07-15"},
    )

    with CaptureQueriesContext(connection) as asked:
        assert decide(client, proposal, "correct", **sent).status_code == 302

    decision = Decision.objects.get(proposal=proposal)
    assert {change["field"] for change in decision.changes} == {"text", "party", "deadline"}
    assigned = decision.directive.assignments.all()
    assert (len(assigned), assigned[0].party) == (len(owners), other)
    return [query["sql"] for query in asked.captured_queries]


def test_owner_day_and_wording_are_corrected_by_at_most_23_queries_however_many_owners(client):
    owners = ["县水利局", "县财政局", "县住建局", "县教育局", "县公安局", "县民政局"]

    one, three, six = (
        asked_by_correcting(client, each) for each in (["县信访局"], ["县审计局", "县统计局", "县林业局"], owners)
    )

    assert len(one) == len(three) == len(six), "\n".join(six)
    assert len(six) <= 23, "\n".join(six)


def asked_by_adding(client, owners: list[str]) -> list[str]:
    """The queries by which all these owners are added to the registry, each under a longer name than was said."""
    proposal, in_full = to_be_led_by(owners), [f"青屏县{name}" for name in owners]
    ticked = {f"owners-{number}-create": "on" for number in range(len(owners))}
    named = {f"owners-{number}-registered": name for number, name in enumerate(in_full)}
    sent = as_shown(client, proposal, **ticked, **named)

    with CaptureQueriesContext(connection) as asked:
        assert decide(client, proposal, "correct", **sent).status_code == 302

    assigned = Decision.objects.get(proposal=proposal).directive.assignments.all()
    assert [each.party.name for each in assigned] == in_full
    return [query["sql"] for query in asked.captured_queries]


def test_parties_are_added_to_the_registry_by_as_many_queries_however_many(client, reviewer):
    reviewer.user_permissions.add(a_permission("tracker.add_responsibleparty"))
    one, three, six = (
        asked_by_adding(client, each)
        for each in (
            ["县信访局"],
            ["县审计局", "县统计局", "县林业局"],
            [f"县第{number}局" for number in "一二三四五六"],
        )
    )

    assert len(one) == len(three) == len(six), "\n".join(six)
    assert len(six) <= 28, "\n".join(six)


def test_each_name_is_looked_up_once(client):
    asked = asked_by_correcting(client, ["县水利局", "县财政局"])

    proposed, typed = (sql for sql in asked if "tracker_partyalias" in sql)
    assert "县财政局" in proposed
    assert "县水利局办公室" in typed
    assert "县财政局" not in typed


def test_what_is_sent_as_it_was_shown_asks_the_registry_once(client):
    proposal = led_by(["县水利局", "县财政局"])
    sent = as_shown(client, proposal)

    with CaptureQueriesContext(connection) as asked:
        decide(client, proposal, "correct", **sent)

    assert Decision.objects.get().outcome == "accepted"
    assert len([each for each in asked.captured_queries if "tracker_partyalias" in each["sql"]]) == 1
