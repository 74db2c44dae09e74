"""The form of the desk, over HTTP: filled in as a browser would send it, then changed; unchanged it accepts."""

from datetime import date
from decimal import Decimal

import pytest

from extraction.actions import accept
from extraction.models import Decision, Proposal
from tests.builders import (
    SOME_MOMENT,
    a_party,
    a_proposal,
    a_speech,
    deadline_found,
    party_found,
    target_found,
)
from tests.extraction.reviewing import as_shown, decide, send
from tests.pages import filled_in, words
from tracker.models import Directive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reviewer")]

TEXT = "同志们：\n县水利局牵头，县财政局配合，6月30日前完成清河堤防加固，合格率100%。各乡镇要每月排查一次。\n散会。"
LEVEE = "县水利局牵头，县财政局配合，6月30日前完成清河堤防加固，合格率100%。"


@pytest.fixture
def bureau():
    return a_party("县水务局", aliases=("县水利局",))


@pytest.fixture
def proposal(bureau):
    return a_proposal(
        a_speech(TEXT),
        LEVEE,
        parties=[
            party_found("县水利局", TEXT.index("县水利局")),
            party_found("县财政局", TEXT.index("县财政局"), "support"),
        ],
        deadlines=[deadline_found("6月30日前", TEXT.index("6月30日前"), date(2026, 6, 30))],
        targets=[target_found("合格率100%", TEXT.index("合格率"))],
    )


def contents(directive) -> dict:
    """What a directive records, without the rows' own numbers and moments."""
    rows = {"assignments": ("directive",), "targets": ("directive",), "deadlines": ("directive", "set_at", "set_by")}
    own = {name: getattr(directive, name) for name in ("text", "quote", "start", "end", "kind", "strength")}
    for name, left_out in rows.items():
        own[name] = [
            {key: value for key, value in row.items() if key not in ("id", "directive_id", *left_out)}
            for row in getattr(directive, name).values()
        ]
    return own


def test_sent_unchanged_it_records_what_accepting_would(client, proposal):
    twin = a_proposal(
        a_speech(TEXT), LEVEE, parties=proposal.parties, deadlines=proposal.deadlines, targets=proposal.targets
    )
    accepted = accept(twin, by="周敏", at=SOME_MOMENT)

    assert send(client, proposal).status_code == 302

    assert contents(Directive.objects.exclude(pk=accepted.pk).get()) == contents(accepted)
    assert Decision.objects.get(proposal=proposal).outcome == "accepted"


def test_the_corrected_values_are_recorded_and_the_machine_s_stay_on_the_proposal(client, proposal):
    before = Proposal.objects.filter(pk=proposal.pk).values().get()

    send(
        client,
        proposal,
        **{
            "text": "清河堤防加固工程完工",
            "kind": "commitment",
            "strength": "must",
            "remark": "按会后会商意见",
            "owners-1-role": "supervisor",
            "deadlines-0-due_on": "2026-07-15",
            "targets-0-value": "98.5",
            "targets-0-comparator": ">=",
        },
    )

    directive = Directive.objects.get()
    assert (directive.text, directive.kind, directive.strength) == ("清河堤防加固工程完工", "commitment", "must")
    assert [(a.name, a.role) for a in directive.assignments.all()] == [("县水利局", "lead"), ("县财政局", "supervisor")]
    assert [(d.words, d.due_on, d.edtf) for d in directive.deadlines.all()] == [
        ("6月30日前", date(2026, 7, 15), "../2026-07-15")
    ]
    assert [(t.comparator, t.value) for t in directive.targets.all()] == [(">=", Decimal("98.5"))]
    after = Proposal.objects.filter(pk=proposal.pk).values().get()
    assert after == before | {"state": "corrected"}
    decision = Decision.objects.get()
    assert (decision.outcome, decision.note, decision.decided_by) == ("corrected", "按会后会商意见", "周敏 (zhoumin)")


def test_rows_can_be_removed_and_added(client, proposal):
    finance = a_party("县财政局（国资办）")

    send(
        client,
        proposal,
        **{
            "owners-1-DELETE": "on",
            "owners-2-registered": finance.name,
            "owners-2-role": "support",
            "owners-3-name": "清河镇",
            "deadlines-0-DELETE": "on",
            "deadlines-1-kind": "within",
            "deadlines-1-starts_on": "2026-05-01",
            "deadlines-1-due_on": "2026-05-31",
            "targets-0-DELETE": "on",
        },
    )

    directive = Directive.objects.get()
    assert [(a.name, a.party, a.role) for a in directive.assignments.all()] == [
        ("县水利局", Directive.objects.get().assignments.first().party, "lead"),
        (finance.name, finance, "support"),
        ("清河镇", None, "lead"),
    ]
    assert [(d.kind, d.edtf, d.words) for d in directive.deadlines.all()] == [("within", "2026-05-01/2026-05-31", "")]
    assert not directive.targets.exists()


def test_a_name_newly_typed_is_looked_up_in_the_registry(client, proposal, bureau):
    send(client, proposal, **{"owners-0-DELETE": "on", "owners-2-name": "县水利局"})

    assert Directive.objects.get().assignments.get(role="lead").party == bureau


def test_a_wrong_party_can_be_taken_off_a_name(client, proposal):
    send(client, proposal, **{"owners-0-registered": ""})

    assert Directive.objects.get().assignments.get(name="县水利局").party is None


def test_a_name_that_stands_for_two_parties_in_one_role_is_said_and_none_is_lost(client, proposal, bureau):
    other = a_party("县河长办")

    response = send(client, proposal, **{"owners-2-name": "县水利局", "owners-2-registered": other.name})

    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    assert filled_in(response)["owners-2-registered"] == other.name
    assert not Directive.objects.exists()


# What is chosen from a list is not typed, and no list offers a forged value again.
CHOSEN = {"kind", "targets-0-comparator", "deadlines-0-kind", "owners-0-role"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("quote", "县水利局牵头，六月底完成"),
        ("quote", "散会。"),
        ("kind", "wish"),
        ("owners-0-registered", "县不存在局"),
        ("owners-0-name", "长" * 101),
        ("deadlines-0-due_on", "2026-02-30"),
        ("deadlines-0-due_on", "0001-01-01"),
        ("deadlines-0-starts_on", "2026-07-01"),
        ("targets-0-value", "许多"),
        ("targets-0-value", "sNaN"),
        ("targets-0-value", "1e999999999"),
        ("targets-0-value", "99999999999999999.9"),
        ("targets-0-comparator", "!="),
        ("deadlines-0-kind", "someday"),
        ("owners-0-role", "onlooker"),
        ("targets-0-text", ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(client, proposal, field, value):
    typed = {"text": "清河堤防加固工程完工", "remark": "按会后会商意见"} | {field: value}

    response = send(client, proposal, **typed)

    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    again = filled_in(response)
    assert {name: again[name] for name in typed if name not in CHOSEN} == {
        k: v for k, v in typed.items() if k not in CHOSEN
    }
    assert not Directive.objects.exists()
    assert Proposal.objects.get().state == "pending"


@pytest.mark.parametrize("forged", ["", "many", "1000000"])
def test_a_forged_number_of_rows_records_nothing(client, proposal, forged):
    assert send(client, proposal, **{"owners-TOTAL_FORMS": forged}).status_code == 422
    assert not Directive.objects.exists()


def test_correcting_what_somebody_else_has_decided_says_who_and_keeps_what_was_typed(client, proposal):
    sent = as_shown(client, proposal, text="清河堤防加固工程完工")
    accept(proposal, by="何强 (heqiang)", at=SOME_MOMENT)

    response = decide(client, proposal, "correct", **sent)

    assert response.status_code == 409
    assert "何强 (heqiang)" in words(response)
    assert "2026-03-02 09:30" in words(response)
    assert filled_in(response)["text"] == "清河堤防加固工程完工"
    assert Directive.objects.get().text == LEVEE
