"""The bytes are those that Django's serializer gave, however the rows are read now; and so are they for long texts."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.former_fixtures import as_json, export_formerly
from benchmarks.measuring import peak_bytes
from tests.builders import WHO, a_directive, a_meeting, a_party, a_proposal, a_run, a_speech
from tests.records import record_a_little_of_everything
from tracker.actions import change_meeting
from tracker.exports.fixtures import export_fixture
from tracker.exports.fixtures.values import written
from tracker.models import ResponsibleParty, Speaker

LEVELS = [True, False, None, 0, -7, 10**20, 0.1, 1e300, -0.0, "", '“引号”"\\\n\t\x7f\u2028😀', [], {}, [[]], {"": {}}]
DAYS = [
    date(2026, 3, 2), datetime(2026, 3, 2, 1, 30, tzinfo=UTC), UUID(int=7), Decimal("0.0000"),
    datetime(2026, 3, 2, 1, 30, 0, 342_007, tzinfo=UTC), Decimal("70.5000"), Decimal("1E+3"),
]  # fmt: skip
AWKWARD = [
    "a局", "B局", "á局", "Z局", "ａ局", "局a", "局-a", "局 a", "局。a", "一局", "丁局", "重庆局",
    "𠮷局", "\ue000局", "10局", "9局",
]  # fmt: skip
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
NESTED = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner))


def both(folder) -> tuple[bytes, bytes]:
    """What is written now, and what was."""
    now, formerly = folder / "now.json", folder / "formerly.json"
    export_fixture(now)
    export_formerly(formerly)
    return now.read_bytes(), formerly.read_bytes()


@pytest.mark.django_db
def test_the_seeds_are_written_as_before(settings, tmp_path):
    call_command("loaddata", settings.ROOT / "fixtures" / "seeds.json", verbosity=0)
    now, formerly = both(tmp_path)
    assert now == formerly


@pytest.mark.django_db
def test_a_record_with_rows_of_every_model_is_written_as_before(tmp_path):
    record_a_little_of_everything()
    now, formerly = both(tmp_path)
    assert now == formerly


@pytest.mark.django_db
def test_names_that_a_language_would_sort_otherwise_stand_as_before(tmp_path):
    for name in AWKWARD:
        a_party(name)
        Speaker.objects.create(name=name, post="")
        Speaker.objects.create(name=name, post="b")
    now, formerly = both(tmp_path)

    assert now == formerly
    names = list(ResponsibleParty.objects.values_list("name", flat=True))
    places = [now.index(f'"name": "{name}"'.encode()) for name in sorted(names)]
    assert places == sorted(places)


@pytest.mark.django_db
def test_numbers_of_events_are_sorted_as_numbers(tmp_path):
    meeting, speech = a_meeting(), a_speech()
    for number in range(11):
        change_meeting(meeting, {"title": f"第{number}稿"}, **WHO)
        a_run(speech)
    now, formerly = both(tmp_path)
    assert now == formerly


@pytest.mark.parametrize("value", [*LEVELS, *DAYS], ids=repr)
def test_a_value_is_written_as_before(value):
    values = [value, {"b": value, "a": [value]}]
    assert f"[\n {f',{chr(10)} '.join(written(values, chr(10) + ' '))}\n]" == as_json(values)


@given(NESTED)
def test_whatever_is_nested_is_written_as_before(value):
    assert written([value], "\n") == [json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)]


@pytest.mark.django_db
def test_a_speech_of_two_million_characters_is_held_once_whatever_was_recorded_from_it(tmp_path):
    """With its text joined to each row, these forty would hold it forty times."""
    speech = a_speech("县水利局要在6月30日前完成清河堤防加固。" + "汛" * 2_000_000)
    for _ in range(20):
        a_directive(speech=speech)
        a_proposal(speech)
    export_fixture(tmp_path / "first.json")  # what is loaded once is loaded now

    held = peak_bytes(lambda: export_fixture(tmp_path / "now.json"))
    assert held < 40 * len(speech.text)
    export_formerly(tmp_path / "formerly.json")
    assert (tmp_path / "now.json").read_bytes() == (tmp_path / "formerly.json").read_bytes()


@pytest.mark.django_db
@pytest.mark.slow
def test_what_is_written_is_not_held(tmp_path):
    def held_and_written() -> tuple[int, int]:
        path = tmp_path / "now.json"
        export_fixture(path)  # what is loaded once is loaded now
        return peak_bytes(lambda: export_fixture(path)), path.stat().st_size

    for number in range(60):
        a_directive(f"任务{number}")
    few, written_of_few = held_and_written()
    for number in range(420):
        a_directive(f"任务{number}")
    many, written_of_many = held_and_written()
    assert many - few < (written_of_many - written_of_few) / 10
