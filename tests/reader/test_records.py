"""A record and its JSON form are two writings of one thing."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.reader import DeadlineMention, PartyMention, Proposal, SpeechReading, TargetMention, read
from seeds.build import SEEDS
from tests.reader.reading import SPRING

TEXTS = sorted(SEEDS.rglob("marked/*.txt"))
DAYS = st.none() | st.dates()
DEADLINES = st.builds(DeadlineMention, starts_on=DAYS, due_on=DAYS, anchor_on=DAYS)
PROPOSALS = st.builds(
    Proposal,
    parties=st.lists(st.builds(PartyMention)).map(tuple),
    deadlines=st.lists(DEADLINES).map(tuple),
    targets=st.lists(st.builds(TargetMention)).map(tuple),
    confidence=st.floats(0, 1),
)


def through_json(values):
    return json.loads(json.dumps(values))


@given(PROPOSALS)
def test_a_proposal_comes_back_from_its_json_as_it_was(proposal):
    assert Proposal.from_dict(through_json(proposal.as_dict())) == proposal
    assert Proposal.from_dict(proposal.as_dict()) == proposal


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_reading_of_every_seed_comes_back_from_its_json_as_it_was(path):
    for speech in read(path.read_text(encoding="utf-8"), held_on=SPRING).speeches:
        assert SpeechReading.from_dict(through_json(speech.as_dict())) == speech


def test_days_come_back_as_days_and_lists_as_tuples():
    deadline = DeadlineMention("6月底前", 0, 5, "by", due_on=date(2026, 6, 30), flags=("year-contradicts-meeting",))

    again = DeadlineMention.from_dict(through_json(deadline.as_dict()))

    assert (again.due_on, again.starts_on) == (date(2026, 6, 30), None)
    assert again.flags == ("year-contradicts-meeting",)
    assert hash(again) == hash(deadline)


def test_what_was_written_by_another_version_is_still_read():
    party = PartyMention("县水利局", 0, 4, liability="直接责任")
    values = party.as_dict()

    assert PartyMention.from_dict(values | {"colour": "red"}) == party
    del values["liability"]
    assert PartyMention.from_dict(values) == replace(party, liability="")
