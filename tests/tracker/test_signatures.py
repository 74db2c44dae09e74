"""How a person's name stands in the record."""

import pytest
from django.contrib.auth.models import User

from tests.builders import a_supervisor
from tests.pages import words
from tracker.models import Event
from tracker.people.signatures import signature


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("敏", "周", "周敏 (zm)"),
        ("周敏", "", "周敏 (zm)"),
        ("Min", "Zhou", "Min Zhou (zm)"),
        ("", "", "zm"),
    ],
)
def test_a_signature_writes_the_name_as_its_owner_would(first, last, written):
    assert signature(User(username="zm", first_name=first, last_name=last)) == written


def test_the_longest_signature_fits_the_record_and_names_the_account():
    longest = signature(User(username="u" * 150, first_name="f" * 150, last_name="l" * 150))
    assert len(longest) <= Event._meta.get_field("made_by").max_length
    assert longest.endswith(f" ({'u' * 150})")


@pytest.mark.django_db
def test_a_page_greets_a_person_by_the_name_the_record_is_signed_with(client):
    client.force_login(a_supervisor("zm", first_name="敏", last_name="周"))
    assert "周敏" in words(client.get("/"))
