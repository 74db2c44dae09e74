"""What the feed says is seen on the same days in every calendar program, and read by every parser.

The JavaScript ones want ``npm ci`` in ``tests/feeds_clients``, which ``.ci/run`` does.
"""

import json
import os
import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

import pytest
import recurring_ical_events
import vobject
from dateutil.rrule import rrulestr
from icalendar import Calendar

from extraction.actions.drafting import deadline_from
from extraction.reader import DeadlineMention, shipped
from tests.builders import a_directive
from tests.reader.reading import find
from tests.repeated_duties import HELD_ON, WORDINGS
from tracker.feeds.alike import said_alike
from tracker.feeds.calendar import calendar_parts
from tracker.rows.ledger import LedgerRow

pytestmark = pytest.mark.django_db

CLIENTS = Path(__file__).parents[1] / "feeds_clients"
COUNT = 6
DAY = timedelta(days=1)


def repeating() -> dict[tuple[str, str], DeadlineMention]:
    """Every repetition that the table of wordings and the examples of the rules are read as, each once."""
    texts = [words for words, _, _ in WORDINGS]
    texts += [example.text for rule in shipped().rules if rule.family == "time" for example in rule.examples]
    found = [mention for held_on in TOLD_ON for text in texts for mention in find(text, held_on=held_on)]
    return {
        (mention.rrule or mention.text, str(mention.anchor_on)): mention
        for mention in found
        if mention.rrule or mention.days
    }


# In the middle of a month, on its last day, in December: where a rule begins must not matter.
TOLD_ON = [HELD_ON, date(2026, 8, 31), date(2027, 12, 18)]


@pytest.fixture
def feeds() -> list[tuple[str, date, str, list[str]]]:
    """For each repetition: its name, the day it is told on, its calendar, and its first days as the list has them."""
    made = []
    for (name, _), mention in repeating().items():
        assert mention.anchor_on
        row = LedgerRow(a_directive(deadlines=(deadline_from(mention),)), mention.anchor_on)
        days = islice(row.repetition().from_day(row.on), COUNT)
        made.append((name, row.on, calendar_of(row), [str(day) for day in days]))
    assert len(made) > 150
    return made


def calendar_of(row: LedgerRow) -> str:
    parts = calendar_parts("督办时限", [[row]], lambda row: "http://testserver/directives/1/")
    return b"".join(parts).decode()


def seen_by_recurring_ical_events(calendar: str, on: date, last: date) -> list[str]:
    found = recurring_ical_events.of(Calendar.from_ical(calendar)).between(on, last + DAY)
    return sorted(str(event.start) for event in found)[:COUNT]


def seen_by_dateutil(calendar: str, on: date) -> list[str]:
    days = []
    for event in Calendar.from_ical(calendar).walk("VEVENT"):
        rule = event["RRULE"].to_ical().decode() if "RRULE" in event else "FREQ=DAILY;COUNT=1"
        moments = rrulestr(rule, dtstart=datetime.combine(event.decoded("DTSTART"), time.min))
        found = moments.xafter(datetime.combine(on, time.min), count=COUNT, inc=True)
        days += [str(moment.date()) for moment in found]
    return sorted(days)[:COUNT]


def seen_by_javascript(feeds) -> dict[str, list[list[str]]]:
    asked = [{"calendar": calendar, "from": str(on), "count": len(days)} for _, on, calendar, days in feeds]
    node = shutil.which("node")
    if node is None or not (CLIENTS / "node_modules").is_dir():
        assert "REQUIRE_NODE" not in os.environ, "node, or `npm ci` in tests/feeds_clients, is missing"
        pytest.skip("needs node, and `npm ci` in tests/feeds_clients: what ical.js and rrule.js see was NOT tried")
    run = subprocess.run(
        [node, CLIENTS / "expand.js"], input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=300
    )
    return json.loads(run.stdout)


@pytest.mark.slow
def test_python_clients_see_every_repetition_on_the_days_of_the_list(feeds):
    for name, on, calendar, days in feeds:
        last = date.fromisoformat(days[-1])
        assert seen_by_dateutil(calendar, on)[: len(days)] == days, name
        assert seen_by_recurring_ical_events(calendar, on, last)[: len(days)] == days, name


@pytest.mark.slow
def test_javascript_clients_see_every_repetition_on_the_days_of_the_list(feeds):
    seen = seen_by_javascript(feeds)

    for client, found in seen.items():
        wrong = {name: got for (name, _, _, days), got in zip(feeds, found, strict=True) if got != days}
        assert wrong == {}, client


@pytest.mark.parametrize(
    ("parts", "alike"),
    [
        ("FREQ=YEARLY;BYMONTH=12,6;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTH=1,4,7,10;BYMONTHDAY=10", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15", "FREQ=MONTHLY;BYMONTHDAY=15,-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", None),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", None),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6,12;BYMONTHDAY=-1", None),
    ],
)
def test_a_rule_that_some_program_reads_otherwise_is_said_in_a_way_that_all_read_alike(parts, alike):
    split = {name: value.split(",") for name, value in (part.split("=") for part in parts.split(";"))}
    found = said_alike(split)

    assert (found and ";".join(f"{name}={','.join(values)}" for name, values in found.items())) == alike


def test_two_parsers_read_a_name_with_signs_and_a_line_break_and_every_property():
    row = LedgerRow(a_directive('完成；甲,乙;丙\\丁"戊"', due_on=date(2030, 9, 30)), HELD_ON)
    name = "督办;时限,\r\n第二行\\"
    text = b"".join(calendar_parts(name, [[row]], lambda row: "http://testserver/directives/1/")).decode()

    by_icalendar, by_vobject = Calendar.from_ical(text), vobject.readOne(text)
    # icalendar hands the text of properties that it does not know on as it is written; vobject has a name of its own.
    assert by_icalendar["NAME"] == by_icalendar["X-WR-CALNAME"] == r"督办\;时限\,\n第二行\\"
    assert by_vobject.contents["name"][0].value == by_vobject.x_wr_calname.value == "督办;时限,\n第二行\\"
    assert by_vobject.refresh_interval.value == by_vobject.x_published_ttl.value == "PT4H"
    [event] = by_icalendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == by_vobject.vevent.summary.value
    assert str(event["DESCRIPTION"]) == by_vobject.vevent.description.value
    assert event.decoded("DTSTART") == by_vobject.vevent.dtstart.value == date(2030, 9, 30)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
