"""A name as said finds the party it means."""

from datetime import date

import pytest

from tests.builders import a_party
from tracker.models import ResponsibleParty

pytestmark = pytest.mark.django_db

meant_by = ResponsibleParty.objects.meant_by


def test_a_party_is_found_by_its_name_and_by_its_aliases():
    party = a_party("青屏县水利局", aliases=("水利局", "县水利局"))

    assert meant_by("青屏县水利局", None) == meant_by("水利局", None) == meant_by("县水利局", None) == party


def test_an_unknown_name_means_nobody():
    a_party("县水利局")

    assert meant_by("水利", None) is None


def test_a_party_that_has_ended_stands_for_its_successor():
    heir = a_party("县应急管理局")
    former = a_party("县安监局", ends_on=date(2019, 3, 31), successor=heir)

    assert meant_by("县安监局", date(2019, 3, 31)) == former
    assert meant_by("县安监局", date(2019, 4, 1)) == heir
    assert meant_by("县安监局", None) == former


def test_validity_counts_both_its_days():
    party = a_party(starts_on=date(2019, 4, 1), ends_on=date(2024, 3, 31))

    def valid(day):
        return party in ResponsibleParty.objects.valid(day)

    assert [valid(date(2019, 3, 31)), valid(date(2019, 4, 1))] == [False, True]
    assert [valid(date(2024, 3, 31)), valid(date(2024, 4, 1))] == [True, False]
