"""The changelog says what each version brought, and when."""

import re
from datetime import date
from pathlib import Path

from tracker import __version__

CHANGELOG = (Path(__file__).resolve().parent.parent / "CHANGELOG.md").read_text()
HEADINGS = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
RELEASES = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) \((\d{4}-\d\d-\d\d)\)", heading) for heading in HEADINGS[1:]]


def test_what_is_not_released_stands_first_and_every_release_has_a_number_and_a_day():
    assert HEADINGS[0] == "Unreleased"
    assert all(RELEASES)


def test_releases_stand_newest_first():
    numbers = [tuple(map(int, release.groups()[:3])) for release in RELEASES]
    days = [date.fromisoformat(release[4]) for release in RELEASES]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)


def test_the_version_is_the_newest_release_or_on_the_way_to_the_next():
    released = tuple(map(int, RELEASES[0].groups()[:3]))
    number, on_the_way = re.fullmatch(r"([\d.]+?)(\.dev\d+)?", __version__).groups()
    version = tuple(map(int, number.split(".")))
    assert version > released if on_the_way else version == released


def test_what_is_not_released_is_wrapped_like_the_documents():
    unreleased, _ = CHANGELOG.split(f"## {HEADINGS[1]}")
    assert [line for line in unreleased.splitlines() if len(line) > 120] == []
