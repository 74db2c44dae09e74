"""Who sees what of the ledger: everything, what the own unit has to do, or nothing and whom to ask."""

from datetime import date

import pytest

from tests.builders import a_directive, a_group, a_liaison, a_party, a_supervisor, a_user, in_group
from tests.pages import english_reader, words
from tracker.actions import AssignmentDraft
from tracker.models import Directive, Membership, ResponsibleParty
from tracker.people import groups

pytestmark = pytest.mark.django_db

DUE = date(2026, 6, 30)


@pytest.fixture
def bureau():
    return a_party("县水利局")


@pytest.fixture
def officer(bureau):
    return a_liaison(bureau)


def seen_by(user) -> list[str]:
    return [directive.text for directive in Directive.objects.visible_to(user)]


def test_who_may_look_at_the_ledger_sees_all_of_it():
    a_directive("甲")
    a_directive("乙", owner=a_party())
    assert seen_by(in_group(groups.SUPERVISOR)) == ["甲", "乙"]


@pytest.mark.parametrize("role", ["lead", "support", "supervisor"])
def test_a_liaison_officer_sees_what_the_party_has_to_do_in_any_role(officer, bureau, role):
    a_directive("自己的", assignments=(AssignmentDraft(bureau.name, role, bureau),))
    a_directive("别人的", owner=a_party())
    a_directive("没有人的")
    assert seen_by(officer) == ["自己的"]


def test_a_directive_the_party_has_twice_to_do_with_is_seen_once(officer, bureau):
    station = a_party("县防汛站", parent=bureau)
    a_directive("两次", owner=bureau, assignments=(AssignmentDraft(station.name, "support", station),))
    assert seen_by(officer) == ["两次"]


def test_a_liaison_officer_sees_what_sub_units_have_to_do_at_any_depth_but_not_the_superior(bureau):
    county = a_party("县政府")
    bureau.parent = county
    bureau.save()
    a_directive("上级的", owner=county)
    a_directive("下级的", owner=a_party("防汛值班室", parent=a_party("县防汛站", parent=bureau)))
    assert seen_by(a_liaison(bureau)) == ["下级的"]


def test_what_a_dissolved_party_had_to_do_is_its_successor_s(officer, bureau):
    a_directive("前身的", owner=a_party("县水利水电局", successor=a_party("县水务局", successor=bureau)))
    assert seen_by(officer) == ["前身的"]


def test_what_a_successor_has_to_do_is_not_the_predecessor_s(bureau):
    former = a_party("县水利水电局", successor=bureau)
    a_directive("后来的", owner=bureau)
    assert seen_by(a_liaison(former)) == []


def test_what_a_collective_has_to_do_each_of_its_members_sees(officer, bureau):
    collective = a_party("各部门", kind="collective")
    Membership.objects.create(collective=collective, member=bureau)
    a_directive("大家的", owner=collective)
    a_directive("另一些人的", owner=a_party("各乡镇", kind="collective"))
    assert seen_by(officer) == ["大家的"]


def test_parties_that_are_each_other_s_parent_end_the_search(bureau):
    branch = a_party("县防汛站", parent=bureau)
    ResponsibleParty.objects.filter(pk=bureau.pk).update(parent=branch)
    assert ResponsibleParty.objects.part_ids(bureau) == {bureau.pk, branch.pk}


def test_a_party_s_parts_are_its_sub_units_and_not_whom_it_succeeded(bureau):
    branch = a_party("县防汛站", parent=bureau)
    a_party("县水利水电局", successor=bureau)
    assert ResponsibleParty.objects.part_ids(bureau) == {bureau.pk, branch.pk}


def test_an_account_that_was_closed_or_speaks_for_nobody_sees_nothing(officer, bureau):
    a_directive("自己的", owner=bureau)
    officer.is_active = False
    assert seen_by(officer) == []
    assert seen_by(in_group(groups.LIAISON)) == []
    assert seen_by(a_user()) == []


def test_the_cards_and_the_list_of_a_liaison_officer_count_the_same_rows(officer, bureau):
    client = english_reader(officer)
    a_directive("自己的", owner=bureau, due_on=DUE)
    a_directive("别人的", owner=a_party(), due_on=DUE)

    for card in client.get("/", {"on": "2026-07-01"}).context["cards"]:
        listed = client.get(card.address)
        assert listed.context["paginator"].count == card.count
        assert "别人的" not in listed.content.decode()
    assert client.get("/directives/").context["paginator"].count == 1


def test_another_s_directive_is_not_found_by_a_liaison_officer(officer, bureau):
    client = english_reader(officer)
    assert client.get(f"/directives/{a_directive(owner=bureau).public_id}/").status_code == 200
    assert client.get(f"/directives/{a_directive(owner=a_party()).public_id}/").status_code == 404


def test_the_filters_offer_a_liaison_officer_no_meeting_speaker_or_party_of_others(officer, bureau):
    own, others = a_directive(owner=bureau), a_directive(owner=a_party("县信访局"))
    page = english_reader(officer).get("/directives/").content.decode()

    assert own.speech.meeting.title in page
    assert others.speech.meeting.title not in page
    assert "县信访局" not in page


def test_a_meeting_of_others_cannot_be_asked_for_by_its_key_or_its_title(officer, bureau):
    a_directive(owner=bureau)
    meeting = a_directive(owner=a_party()).speech.meeting
    client = english_reader(officer)

    by_key = client.get("/directives/", {"meeting": str(meeting.public_id)})
    assert meeting.title not in by_key.content.decode()
    # As if there were no such meeting.
    assert by_key.status_code == client.get("/directives/", {"meeting": meeting.title}).status_code == 400


@pytest.mark.parametrize("address", ["/directives.csv", "/directives/print/", "/feeds/"])
def test_no_file_print_or_calendar_names_a_meeting_of_others(officer, bureau, address):
    a_directive(owner=bureau)
    meeting = a_directive(owner=a_party()).speech.meeting
    answer = english_reader(officer).get(address, {"meeting": str(meeting.public_id)})
    assert meeting.title not in b"".join(answer).decode()


def test_a_file_and_the_print_hold_a_liaison_officer_s_own_rows_alone(officer, bureau):
    a_directive("自己的", owner=bureau)
    a_directive("别人的", owner=a_party())
    for address in ("/directives.csv", "/directives/print/"):
        said = b"".join(english_reader(officer).get(address)).decode()
        assert "自己的" in said
        assert "别人的" not in said


def test_the_filters_offer_a_supervisor_all_meetings(bureau):
    own, others = a_directive(owner=bureau), a_directive(owner=a_party("县信访局"))
    page = english_reader(in_group(groups.SUPERVISOR)).get("/directives/").content.decode()
    assert own.speech.meeting.title in page
    assert others.speech.meeting.title in page
    assert "县信访局" in page


@pytest.mark.parametrize("address", ["/", "/directives/"])
def test_an_account_without_rights_is_told_whom_to_ask(address):
    in_group(groups.ADMINISTRATOR, first_name="王建国")
    answer = english_reader(a_user()).get(address)

    assert answer.status_code == 403
    assert "No rights have been given to your account yet." in words(answer)
    assert "王建国" in words(answer)


def test_without_administrators_by_group_those_who_set_it_up_are_named():
    a_user("root", is_superuser=True)
    assert "root" in words(english_reader(a_user()).get("/"))


def test_administrators_whose_accounts_are_closed_are_not_named():
    in_group(groups.ADMINISTRATOR, first_name="王建国", is_active=False)
    in_group(groups.ADMINISTRATOR, first_name="李卫东")
    said = words(english_reader(a_user()).get("/"))
    assert "李卫东" in said
    assert "王建国" not in said


def test_a_liaison_officer_of_no_party_is_told_so():
    answer = english_reader(in_group(groups.LIAISON)).get("/")
    assert answer.status_code == 403
    assert "does not speak for any party" in words(answer)


def test_who_has_no_rights_may_still_log_out_and_choose_the_language():
    client = english_reader(a_user())
    assert client.post("/i18n/setlang/", {"language": "en", "next": "/"}).status_code == 302
    assert client.post("/accounts/logout/").status_code == 302


def test_a_liaison_officer_costs_a_list_the_same_number_of_queries_for_one_row_and_for_thirty(
    officer, bureau, django_assert_max_num_queries, django_assert_num_queries
):
    client = english_reader(officer)
    a_directive(owner=bureau)
    with django_assert_max_num_queries(40) as first:
        client.get("/directives/")
    for _ in range(29):
        a_directive(owner=bureau)
    with django_assert_num_queries(len(first)):
        client.get("/directives/")


def test_a_single_permission_does_what_a_group_does():
    a_directive("甲")
    assert seen_by(a_supervisor()) == ["甲"]
    assert a_group(groups.SUPERVISOR).user_set.count() == 0
