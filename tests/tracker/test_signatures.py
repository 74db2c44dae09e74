"""How a person's name stands in the record."""

import pytest
from django.contrib.auth.models import User

from tracker.people import signature


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
