"""A part of the record goes with all that stands behind it, and with nothing else."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from extraction.actions import merge
from tests.builders import WHO, a_directive, a_meeting, a_party, a_proposal, a_speech
from tests.records import delete_the_record, record_a_little_of_everything
from tracker.actions import (
    AssignmentDraft,
    Refused,
    change_meeting,
    change_party,
    change_speaker,
    give_to_meeting,
    leave_name,
)
from tracker.exports.fixtures import Scope, export_fixture, exported_models
from tracker.exports.fixtures.belonging import references
from tracker.models import Amendment, Meeting, Membership, ResponsibleParty, Speaker

pytestmark = pytest.mark.django_db

SPRING, SUMMER = date(2026, 3, 2), date(2026, 7, 14)


@pytest.fixture
def written(tmp_path):
    """A function that exports a scope and gives the rows, by the names of their models."""

    def rows(scope: Scope) -> dict[str, list[dict]]:
        path = tmp_path / "part.json"
        count, found = export_fixture(path, scope), {}
        listed = json.loads(path.read_text(encoding="utf-8"))
        assert len(listed) == count
        for row in listed:
            found.setdefault(row["model"].partition(".")[2], []).append(row["fields"])
        return found

    return rows


def names(rows: dict[str, list[dict]]) -> set[str]:
    """The parties among the rows."""
    return {row["name"] for row in rows.get("responsibleparty", [])}


def assert_stands_by_itself(scope: Scope, tmp_path) -> None:
    """It loads into an empty database, whose whole record it is then."""
    part, whole, again = (tmp_path / f"{name}.json" for name in ("part", "whole", "again"))
    export_fixture(part, scope)

    delete_the_record()
    call_command("loaddata", part, verbosity=0)

    export_fixture(whole)
    export_fixture(again, scope)
    assert whole.read_bytes() == part.read_bytes()
    assert again.read_bytes() == part.read_bytes()


def test_every_exported_model_says_how_it_comes_into_a_part():
    """Whoever adds a model names in ``belongs_by`` or ``comes_with`` the relations that lead to a meeting."""
    models = exported_models()
    in_by_others = {model for model in models for other in models if list(references(other, model))}

    lost = {m for m in models if not m.belongs_by and not m.comes_with} - in_by_others - {Meeting}
    assert lost == set()


@pytest.mark.parametrize("place", range(5))
def test_the_part_of_a_meeting_is_a_whole_record(tmp_path, place):
    record_a_little_of_everything()
    assert Meeting.objects.count() == 5
    assert_stands_by_itself(Scope(meeting=Meeting.objects.order_by("pk")[place].public_id), tmp_path)


def test_the_part_of_a_period_is_a_whole_record(tmp_path):
    record_a_little_of_everything()
    a_directive(speech=a_speech(held_on=SUMMER))
    assert_stands_by_itself(Scope(first=SPRING, last=SPRING), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("place", range(11))
def test_each_meeting_of_the_seeds_is_a_whole_record(settings, tmp_path, place):
    call_command("loaddata", settings.ROOT / "fixtures" / "seeds.json", verbosity=0)
    assert_stands_by_itself(Scope(meeting=Meeting.objects.order_by("pk")[place].public_id), tmp_path)


def test_every_model_has_rows_in_the_part_of_a_meeting(written):
    record_a_little_of_everything()
    speech = a_speech(meeting=Meeting.objects.order_by("pk").first())
    give_to_meeting(speech, a_meeting(), reason="归错会议", **WHO)
    station = ResponsibleParty.objects.get(name="阿溪镇水利站")
    a_directive(speech=speech, owner=station, assignments=(AssignmentDraft("各有关方面"),))
    leave_name("各有关方面", **WHO)

    found = {name for meeting in Meeting.objects.all() for name in written(Scope(meeting=meeting.public_id))}
    assert found == {model._meta.model_name for model in exported_models()}


def test_another_meeting_is_left_out_with_all_that_is_its_own(written):
    here, there = a_speech(), a_speech()
    a_directive("这次的", speech=here, due_on=SUMMER, owner=a_party("县水利局", aliases=("水利局",)))
    other = a_directive("那次的", speech=there, due_on=SUMMER, owner=a_party("县财政局", aliases=("财政局",)))
    a_proposal(there)
    Speaker.objects.create(name="无言", post="副县长")

    rows = written(Scope(meeting=here.meeting.public_id))

    assert [row["text"] for row in rows["directive"]] == ["这次的"]
    assert [row["name"] for row in rows["partyalias"]] == ["水利局"]
    assert names(rows) == {"县水利局"}
    assert {name: len(rows[name]) for name in ("meeting", "speech", "sourcefile", "speaker", "deadline", "event")} == {
        "meeting": 1, "speech": 1, "sourcefile": 1, "speaker": 1, "deadline": 1, "event": 1,
    }  # fmt: skip
    assert "proposal" not in rows
    assert str(other.public_id) not in json.dumps(rows)


def test_a_directive_goes_with_the_meeting_that_demanded_it_again_and_that_with_the_first(written):
    directive = a_directive("先说的", due_on=SUMMER, owner=a_party("县水利局"))
    beside = a_directive("同次会议别的", speech=directive.speech)
    again = a_speech("县水利局要在6月30日前完成清河堤防加固。")
    merge(a_proposal(again), directive, **WHO)

    later = written(Scope(meeting=again.meeting.public_id))
    assert [row["text"] for row in later["directive"]] == ["先说的"]
    assert len(later["event"]) == directive.events.count()
    assert {len(later[name]) for name in ("meeting", "speech", "restatement")} == {2, 1}
    assert len(later["decision"]) == 1
    assert names(later) == {"县水利局"}

    first = written(Scope(meeting=directive.speech.meeting.public_id))
    assert {row["text"] for row in first["directive"]} == {"先说的", beside.text}
    assert {len(first[name]) for name in ("meeting", "speech")} == {2}
    assert "decision" not in first


def test_a_party_goes_with_its_superiors_successors_and_collectives_and_their_history(written):
    county = a_party("青屏县")
    heir = a_party("县水务局", parent=county)
    bureau = a_party("县水利局", parent=a_party("县农口"), successor=heir)
    collective, beside = a_party("各涉水部门", kind="collective"), a_party("县住建局")
    for member in (bureau, beside):
        Membership.objects.create(collective=collective, member=member)
    change_party(heir, {"name": "县水务与河长局"}, **WHO)
    change_party(a_party("县邮政局"), {"name": "县邮政分公司"}, **WHO)
    speech = a_directive(owner=bureau).speech

    rows = written(Scope(meeting=speech.meeting.public_id))

    assert names(rows) == {"县水利局", "县农口", "县水务与河长局", "青屏县", "各涉水部门", "县住建局"}
    assert len(rows["membership"]) == 2
    assert {row["name"] for row in rows["amendment"]} <= names(rows) | {"县水务局"}
    assert len(rows["amendment"]) == 1


def test_a_speaker_goes_with_the_own_history(written):
    speech, nobody = a_speech(), Speaker.objects.create(name="无言", post="副县长")
    for speaker in (speech.speaker, nobody):
        change_speaker(speaker, {"post": "县委书记"}, **WHO)

    rows = written(Scope(meeting=speech.meeting.public_id))

    assert [row["name"] for row in rows["speaker"]] == [speech.speaker.name]
    assert [row["speaker"] for row in rows["amendment"]] == [["林某", "县委书记"]]


def test_a_circle_in_the_registry_is_walked_through_once(written):
    one, other = a_party("甲局"), a_party("乙局")
    ResponsibleParty.objects.filter(pk=one.pk).update(successor=other)
    ResponsibleParty.objects.filter(pk=other.pk).update(successor=one)
    speech = a_directive(owner=one).speech

    assert names(written(Scope(meeting=speech.meeting.public_id))) == {"甲局", "乙局"}


def test_a_speech_that_was_given_away_is_part_of_the_history_of_both_meetings(written):
    speech, former, kept = a_speech(), a_meeting(), a_speech()
    first = speech.meeting
    give_to_meeting(speech, former, reason="归错会议", **WHO)
    change_meeting(kept.meeting, {"title": "另一会议"}, **WHO)

    for meeting in (first, former):
        rows = written(Scope(meeting=meeting.public_id))
        assert {row["public_id"] for row in rows["meeting"]} == {str(first.public_id), str(former.public_id)}
        assert [row["reason"] for row in rows["amendment"]] == ["归错会议"]
    assert Amendment.objects.count() == 2


def test_a_period_includes_both_its_days_and_no_meeting_whose_day_is_unknown(written):
    for day in (date(2026, 3, 1), SPRING, SUMMER, date(2026, 7, 15), None):
        a_meeting(day)

    def days(scope: Scope) -> list[str]:
        return sorted(row["held_on"] for row in written(scope)["meeting"])

    assert days(Scope(first=SPRING, last=SUMMER)) == ["2026-03-02", "2026-07-14"]
    assert days(Scope(first=SUMMER)) == ["2026-07-14", "2026-07-15"]
    assert days(Scope(last=SPRING)) == ["2026-03-01", "2026-03-02"]
    assert len(written(Scope())["meeting"]) == 5


def test_the_number_of_questions_does_not_grow_with_the_rows(written, django_assert_max_num_queries):
    owner = a_party()
    for few in (2, 20):
        for _ in range(few):
            a_directive(due_on=SUMMER, owner=owner)
        with django_assert_max_num_queries(len(exported_models()) + 5):
            assert len(written(Scope(first=SPRING))["directive"]) >= few


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"meeting": "第一次会议"}, "“第一次会议” is no public id of a meeting"),
        ({"meeting": "00000000-0000-0000-0000-000000000000"}, "There is no meeting with the public id 00000000"),
        ({"first": "2026-02-30"}, "There is no day “2026-02-30”."),
        ({"first": "2026-03-02", "last": "2026-03-01"}, "from 2026-03-02 to 2026-03-01 ends before it begins"),
        ({"first": "2030-01-01"}, "No meeting was held in this period."),
        ({"meeting": "{id}", "last": "2026-03-01"}, "Name either one meeting or a period, not both."),
    ],
)
def test_what_is_no_part_is_refused_in_one_sentence_and_no_file_is_written(tmp_path, options, told):
    meeting = a_meeting()
    options = {name: words.format(id=meeting.public_id) for name, words in options.items()}

    with translation.override("en"), pytest.raises(CommandError, match=told):
        call_command("export_fixture", tmp_path / "part.json", **options)

    assert list(tmp_path.iterdir()) == []


def test_a_part_is_asked_for_on_the_command_line(tmp_path, capsys):
    meeting, path = a_speech().meeting, tmp_path / "part.json"
    a_speech(held_on=SUMMER)

    for words in (["--meeting", str(meeting.public_id)], ["--from", "2026年3月1日", "--to", "2026-06-30"]):
        call_command("export_fixture", str(path), *words)
        rows = json.loads(path.read_text(encoding="utf-8"))
        assert [row["fields"]["title"] for row in rows if row["model"] == "tracker.meeting"] == [meeting.title]


def test_an_unknown_meeting_is_refused():
    with pytest.raises(Refused):
        Scope(meeting=uuid4()).meetings()
