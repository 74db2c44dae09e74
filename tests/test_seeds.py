"""The seeds agree with themselves: words with labels, files with their sources, decisions with speeches."""

import itertools
import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

from extraction.intake import open_document
from extraction.reader import read
from seeds.build import GOLD, HELDOUT, MARKED, PRACTICE, SEEDS, SPEECHES
from seeds.marked import MarkedError, cut, gold, read_marked

MARKED_FILES = sorted(MARKED.glob("*.txt"))
UNPLANTED = sorted([*PRACTICE.glob("marked/*.txt"), *HELDOUT.glob("marked/*.txt")])
GOLD_FILES = sorted([*GOLD.glob("*.gold.json"), *PRACTICE.glob("gold/*.json"), *HELDOUT.glob("gold/*.json")])
REJECT_REASONS = {"exhortation", "past", "quotation", "duplicate", "not-ours", "misread", "other"}
TIME_SHAPES = {
    "by": {"due_on"},
    "within": {"starts_on", "due_on"},
    "phase": {"starts_on"},
    "recurring": {"rrule"},
    "duration": {"duration"},
}


def toml(name: str) -> dict:
    return tomllib.loads((SEEDS / name).read_text(encoding="utf-8"))


def text_of(file: str) -> str:
    """The speech file's text as its marked source has it."""
    return read_marked(MARKED / f"{Path(file).stem}.txt").text


def without_breaks(text: str) -> str:
    """A PDF has its own line breaks and page numbers; what remains must be the speech."""
    return re.sub(r"\s|—\d+—", "", text)


def labelled(path: Path) -> tuple[dict, str]:
    labels = json.loads(path.read_text(encoding="utf-8"))
    return labels, (path.parent / labels["source"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("marked", MARKED_FILES, ids=lambda p: p.stem)
def test_the_speech_file_says_what_its_marked_source_says(marked):
    speech = read_marked(marked)
    read = open_document(SPEECHES / speech.header["file"]).text
    assert without_breaks(read) == without_breaks(speech.text)


@pytest.mark.parametrize("marked", MARKED_FILES, ids=lambda p: p.stem)
def test_the_labels_are_those_of_the_marked_source(marked):
    labels, text = labelled(GOLD / f"{marked.stem}.gold.json")
    assert labels == gold(read_marked(marked), labels["source"])
    assert text == read_marked(marked).text


@pytest.mark.parametrize("marked", UNPLANTED, ids=lambda p: p.stem)
def test_the_labels_of_what_is_not_planted_are_those_of_their_marked_source(marked):
    labels, text = labelled(marked.parent.with_name("gold") / f"{marked.stem}.gold.json")
    assert labels == gold(read_marked(marked), labels["source"])
    assert text == read_marked(marked).text


def test_the_plain_files_differ_in_encoding_as_their_headers_say():
    gb18030 = [m.stem for m in MARKED_FILES if read_marked(m).header.get("encoding") == "gb18030"]
    assert gb18030 == ["04-work-safety"]
    with pytest.raises(UnicodeDecodeError):
        (SPEECHES / "04-work-safety.txt").read_text(encoding="utf-8")


def test_the_word_file_carries_a_deadline_as_a_tracked_insertion():
    read = open_document(SPEECHES / "03-flood-control.docx").text
    assert "4月28日前全部整改到位" in read
    assert "，4月底前全部整改到位" not in read


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda p: p.stem)
def test_every_label_quotes_its_own_segment(path):
    labels, text = labelled(path)
    for segment in labels["segments"]:
        words = text[segment["start"] : segment["end"]]
        for key, field in (("name", "parties"), ("text", "deadlines"), ("text", "targets")):
            for item in segment.get(field, []):
                assert item[key] in words


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda p: p.stem)
def test_the_segments_are_cut_as_the_guide_cuts_and_leave_nothing_out(path):
    labels, text = labelled(path)
    cuts = [piece.strip() for line in text.splitlines() for piece in cut(line)]
    assert [text[s["start"] : s["end"]] for s in labels["segments"]] == cuts
    assert labels["chars"] == len(text)


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda p: p.stem)
def test_every_deadline_says_its_time_in_the_shape_of_its_type(path):
    labels, _ = labelled(path)
    for found in itertools.chain.from_iterable(s.get("deadlines", []) for s in labels["segments"]):
        said = found.keys() - {"text", "type", "optional"}
        if said == {"masked"} or found.get("due_on", "some day") is None:
            continue
        assert said == TIME_SHAPES[found["type"]]
        for day in said & {"due_on", "starts_on"}:
            date.fromisoformat(found[day])
        if "rrule" in found:
            rrulestr(found["rrule"], dtstart=None)
        if "duration" in found:
            assert re.fullmatch(r"P(\d+[DMWY]|T\d+[HM])", found["duration"])


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda p: p.stem)
def test_a_due_day_comes_after_the_meeting(path):
    labels, _ = labelled(path)
    dues = [d["due_on"] for s in labels["segments"] for d in s.get("deadlines", []) if d.get("due_on")]
    assert all(due >= labels["held_on"] for due in dues)


def test_only_firm_segments_carry_facts():
    for path in GOLD_FILES:
        for segment in labelled(path)[0]["segments"]:
            assert ("kind" in segment) == (segment["label"] == "F")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("X 各乡镇要上报。", "starts with N, E or F"),
        ("F [县住建局要上报。", "not closed"),
        ("F 上报。再上报。", "holds 2"),
        ("F 各乡镇要上报，[乡镇]要复核。", "stands earlier"),
        ("E （一）县住建局\nF 要上报。", "without an end mark"),
        ("E 要重视。\n+ [县住建局]", "below a firm segment"),
        ("F 各乡镇要上报。\n+ [县住建局]", "do not stand in the segment"),
    ],
)
def test_a_line_that_breaks_the_form_is_named(tmp_path, line, fault):
    marked = tmp_path / "99-wrong.txt"
    marked.write_text(f"# held_on 2026-01-01\n{line}\n", encoding="utf-8")
    with pytest.raises(MarkedError, match=f"99-wrong.txt.*{fault}"):
        read_marked(marked)


def test_every_name_of_a_party_means_one_party():
    parties = toml("parties.toml")["party"]
    names = [name for party in parties for name in (party["name"], *party.get("aliases", []))]
    assert sorted(names) == sorted(set(names))


def test_the_registry_refers_only_to_parties_it_holds():
    parties = toml("parties.toml")["party"]
    names = {party["name"] for party in parties}
    for party in parties:
        referred = {party.get("parent"), party.get("successor"), *party.get("members", [])} - {None}
        assert referred <= names
        assert party.get("kind", "unit") in {"unit", "post", "person", "collective"}
        assert "members" not in party or party["kind"] == "collective"


def test_the_unit_that_was_abolished_has_a_successor_and_days():
    ended = [party for party in toml("parties.toml")["party"] if "ends_on" in party]
    assert [party["name"] for party in ended] == ["县乡村振兴局"]
    assert all(party["starts_on"] < party["ends_on"] and party["successor"] for party in ended)


def test_every_speech_file_belongs_to_one_meeting():
    files = [meeting["file"] for meeting in toml("meetings.toml")["meeting"]]
    assert sorted(files) == sorted(path.name for path in SPEECHES.iterdir())


@pytest.mark.parametrize("meeting", toml("meetings.toml")["meeting"], ids=lambda m: m["file"])
def test_a_meeting_knows_its_day_and_the_speeches_in_its_file(meeting):
    marked = read_marked(MARKED / f"{Path(meeting['file']).stem}.txt")
    assert ("held_on" in meeting) != ("held_days_ago" in meeting)
    assert "held_on" not in meeting or meeting["held_on"] == date.fromisoformat(marked.header["held_on"])
    assert meeting["level"] in {"province", "city", "county", "township", "other"}
    titles = [speech["title"] for speech in meeting["speeches"]]
    assert [title for title in titles if title in marked.text] == titles


@pytest.mark.parametrize("meeting", toml("meetings.toml")["meeting"], ids=lambda m: m["file"])
def test_a_meeting_counted_back_from_today_names_no_fixed_day(meeting):
    if "held_days_ago" not in meeting:
        return
    labels, _ = labelled(GOLD / f"{Path(meeting['file']).stem}.gold.json")
    said = [d["text"] for s in labels["segments"] for d in s.get("deadlines", [])]
    assert [words for words in said if re.search(r"\d+月", words) and not re.search(r"20\d\d年", words)] == []


def test_at_least_two_speeches_wait_for_the_visitor():
    undecided = toml("decisions.toml")["undecided"]
    assert len(undecided) >= 2
    assert set(undecided) <= {meeting["file"] for meeting in toml("meetings.toml")["meeting"]}


@pytest.mark.parametrize("step", ["reject", "correct", "merge", "missed", "close", "extend"])
def test_a_decision_quotes_words_that_stand_once_in_a_decided_speech(step):
    decisions = toml("decisions.toml")
    for decision in decisions[step]:
        assert decision["file"] not in decisions["undecided"]
        assert text_of(decision["file"]).count(decision["words"]) == 1


def test_decisions_give_the_reasons_and_parties_the_tracker_asks_for():
    decisions = toml("decisions.toml")
    names = {party["name"] for party in toml("parties.toml")["party"]}
    assert {decision["reason"] for decision in decisions["reject"]} <= REJECT_REASONS
    for decision in decisions["correct"]:
        assert {n for role in ("lead", "support", "supervisor") for n in decision.get(role, [])} <= names
    assert all(decision["note"] for decision in decisions["close"])
    assert all(decision["reason"] and decision["days_from_today"] > 0 for decision in decisions["extend"])


@pytest.mark.parametrize("meeting", toml("meetings.toml")["meeting"], ids=lambda m: m["file"])
def test_a_file_is_split_into_the_speeches_its_meeting_lists(meeting):
    text = open_document(SPEECHES / meeting["file"]).text
    assert len(read(text).speeches) == len(meeting["speeches"])


def labels_of(tmp_path: Path, lines: str) -> list[dict]:
    marked = tmp_path / "99-form.txt"
    marked.write_text(f"# held_on 2026-01-01\n{lines}\n", encoding="utf-8")
    return gold(read_marked(marked), "99-form.txt")["segments"]


def test_what_stands_inside_another_mark_is_marked_below(tmp_path):
    [segment] = labels_of(tmp_path, "F [县住建局]要{30分钟内}到场。\n+ <30分钟内=duration PT30M?>")
    assert segment["targets"] == [{"text": "30分钟内"}]
    assert segment["deadlines"] == [
        {"text": "30分钟内", "type": "duration", "duration": "PT30M", "optional": True}
    ]  # fmt: skip


def test_where_people_differ_on_a_segment_or_a_role_the_labels_say_so(tmp_path):
    disputed, firm = labels_of(tmp_path, "D 要严格把关。\nF [县住建局/lead|support]要上报。")
    assert (disputed["label"], disputed["disputed"]) == ("E", True)
    assert firm["parties"] == [{"name": "县住建局", "role": "lead", "role_alt": "support"}]


def test_an_event_has_no_day(tmp_path):
    [segment] = labels_of(tmp_path, "F <汛期前=by none>清淤一遍。")
    assert segment["deadlines"] == [{"text": "汛期前", "type": "by", "due_on": None}]
