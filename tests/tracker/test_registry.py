"""A name as said finds the party it means."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.builders import a_party
from tracker.models import KnownParties, PartyAlias, ResponsibleParty

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


def test_a_successor_that_has_ended_stands_for_its_own():
    last = a_party("县应急管理局")
    middle = a_party("县安全生产监督管理局", ends_on=date(2019, 3, 31), successor=last)
    a_party("县安办", ends_on=date(2010, 12, 31), successor=middle)

    assert meant_by("县安办", date(2015, 1, 1)) == middle
    assert meant_by("县安办", date(2026, 1, 1)) == last


def test_parties_that_succeed_each_other_are_still_answered():
    one = a_party("甲局", ends_on=date(2019, 3, 31))
    other = a_party("乙局", ends_on=date(2019, 3, 31), successor=one)
    ResponsibleParty.objects.filter(pk=one.pk).update(successor=other)

    assert meant_by("甲局", date(2026, 1, 1)) is not None


def test_many_names_are_looked_up_in_one_query_whether_name_or_alias(django_assert_num_queries):
    parties = [a_party(f"青屏县第{number}局", aliases=(f"第{number}局", f"{number}局")) for number in range(6)]
    names = [f"第{number}局" for number in range(6)] + ["青屏县第0局", "0局", "无此局", ""]

    with django_assert_num_queries(1):
        known = KnownParties(names)
        found = [known.meant_by(name, date(2026, 1, 1)) for name in names]

    assert found == [*parties, parties[0], parties[0], None, None]


def test_the_successors_of_many_parties_cost_one_query_for_each_generation(django_assert_num_queries):
    last = a_party("县应急管理局")
    middle = [a_party(f"第{n}安监局", ends_on=date(2019, 3, 31), successor=last) for n in range(4)]
    former = [a_party(f"第{n}安办", ends_on=date(2010, 12, 31), successor=heir) for n, heir in enumerate(middle)]
    names = [party.name for party in former]

    with django_assert_num_queries(2):
        known = KnownParties(names)
        assert [known.meant_by(name, date(2026, 1, 1)) for name in names] == [last] * 4


def test_a_name_is_looked_up_once(django_assert_num_queries):
    bureau = a_party("县水利局")
    known = KnownParties(["县水利局", "无此局"])

    with django_assert_num_queries(0):
        known.look_up(["无此局", "县水利局"])
    assert known.named("县水利局") == bureau
    with django_assert_num_queries(1):
        known.look_up(["县水利局", "县财政局"])


def test_no_alias_is_another_party_s_name():
    party = a_party("县水利局", aliases=("水务局",))

    with pytest.raises(ValidationError, match="水务局"):
        ResponsibleParty(name="水务局").full_clean()
    with pytest.raises(ValidationError, match="县水利局"):
        PartyAlias(party=a_party("县河长办"), name="县水利局").full_clean()
    party.full_clean()
    party.aliases.get().full_clean()


@pytest.mark.parametrize("link", ["parent", "successor"])
def test_a_party_is_neither_a_part_nor_the_heir_of_itself(link):
    party = a_party()
    setattr(party, link, party)

    with pytest.raises(ValidationError):
        party.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        party.save()


def test_validity_counts_both_its_days():
    party = a_party(starts_on=date(2019, 4, 1), ends_on=date(2024, 3, 31))

    def valid(day):
        return party in ResponsibleParty.objects.valid(day)

    assert [valid(date(2019, 3, 31)), valid(date(2019, 4, 1))] == [False, True]
    assert [valid(date(2024, 3, 31)), valid(date(2024, 4, 1))] == [True, False]
