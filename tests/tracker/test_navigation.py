"""The way around at the top of every page: the same in site and admin, and only to where somebody may go."""

import pytest

from tests import access
from tests.builders import a_reviewer, a_supervisor
from tests.pages import english_reader, marked, page
from tracker.navigation import Entry, current

RECORD = ["Overview", "Directives", "Meetings", "Responsible parties"]
WORK = ["To review", "Import", "Administration"]


def places(response) -> dict[str, str]:
    """The entries of the header: what each is called, and where it leads."""
    [bar] = marked(page(response), "bar")
    return {link.text_content(): link.get("href") for link in bar.find("nav").iter("a")}


def here(response) -> list[str]:
    """The entries that say one is there already."""
    [bar] = marked(page(response), "bar")
    return [link.text_content() for link in bar.iter("a") if link.get("aria-current")]


def test_site_and_admin_offer_the_same_ways(db):
    client = english_reader(a_reviewer())

    assert list(places(client.get("/"))) == [*RECORD, *WORK]
    assert places(client.get("/")) == places(client.get("/admin/")) == places(client.get("/admin/tracker/speech/"))


@pytest.mark.parametrize("name", ["reviewer", "supervisor", "liaison", "auditor", "administrator"])
def test_every_way_that_is_offered_is_open(name, db, settings):
    client = english_reader(access.a_world()["visitors"][name])

    offered = places(client.get("/"))
    assert {label: client.get(address).status_code for label, address in offered.items()} == dict.fromkeys(offered, 200)


def test_who_works_on_the_site_alone_is_offered_the_ledger_alone(db):
    assert list(places(english_reader(a_supervisor()).get("/"))) == RECORD


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/", "Overview"),
        ("/directives/", "Directives"),
        ("/meetings/", "Meetings"),
        ("/parties/", "Responsible parties"),
        ("/admin/tracker/speech/?review=pending", "To review"),
        ("/admin/tracker/sourcefile/add/", "Import"),
        ("/admin/", "Administration"),
        ("/admin/tracker/meeting/", "Administration"),
    ],
)
def test_a_page_says_which_way_led_to_it(address, label, db):
    assert here(english_reader(a_reviewer()).get(address)) == [label]


def test_of_two_that_hold_a_page_the_more_exact_one_counts():
    wide, narrow = Entry("wide", "/", ("admin:",)), Entry("narrow", "/n/", ("admin:tracker_",))

    assert current([wide, narrow], "admin:tracker_speech_changelist") is narrow
    assert current([wide, narrow], "admin:index") is wide
    assert current([wide, narrow], "front-page") is None


def test_what_was_sent_cannot_be_asked_for_again_in_another_language(db):
    client = english_reader(a_reviewer())

    assert marked(page(client.get("/admin/tracker/meeting/add/")), "language")
    assert not marked(page(client.post("/admin/tracker/meeting/add/", {})), "language")
