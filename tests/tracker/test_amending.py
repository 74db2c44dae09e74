"""Every change of the registry, of meetings, speakers and speeches is kept, and nobody writes over another unseen."""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import translation

from tests.builders import SOME_MOMENT, WHO, a_meeting, a_party, a_reviewer, a_speech, in_group
from tests.pages import cost_of, filled_in, logged_in, words
from tracker.actions import (
    Refused,
    add_party,
    add_speaker,
    change_meeting,
    change_party,
    change_speaker,
    change_speech,
    register,
    remove_party,
    remove_speaker,
)
from tracker.models import Amendment, Membership, ResponsibleParty, Speaker, Speech
from tracker.models.amended_values import FIELDS, LABELS
from tracker.people import groups

pytestmark = pytest.mark.django_db

LIU = {"by": "刘芳 (liufang)", "at": SOME_MOMENT}


def kept(thing) -> list[tuple]:
    """Each change of a thing: its number, the values before and those after."""
    return [(one.number, one.before, one.after) for one in thing.amendments.all()]


def test_a_party_s_change_keeps_what_was_there_with_names_and_members():
    city, office, member = a_party("县政府"), a_party("各乡镇", kind="collective", aliases=("乡镇",)), a_party("阿溪镇")

    change_party(
        office,
        {"parent": city, "ends_on": date(2026, 3, 31), "aliases": ["各镇"], "members": [member]},
        reason=" 机构改革 ",
        **WHO,
    )

    [(number, before, after)] = kept(office)
    assert number == 1
    assert before == {"parent": "", "ends_on": "", "aliases": ["乡镇"], "members": []}
    assert after == {"parent": "县政府", "ends_on": "2026-03-31", "aliases": ["各镇"], "members": ["阿溪镇"]}
    assert office.amendments.get().reason == "机构改革"
    assert Membership.objects.get().member == member


def test_a_change_that_changes_nothing_is_not_kept():
    party = a_party("县水利局", aliases=("水务局",))

    assert change_party(party, {"name": "县水利局", "aliases": ["水务局"]}, **WHO) is None
    assert kept(party) == []


def test_what_was_added_has_all_its_values_and_what_was_deleted_had_them():
    add_party(ResponsibleParty(name="临时指挥部"), aliases=["指挥部"], **WHO)
    remove_party(ResponsibleParty.objects.get(), reason="误建", **LIU)

    added, removed = Amendment.objects.order_by("number")
    assert added.after == removed.before
    assert added.after["aliases"] == ["指挥部"]
    assert (added.before, removed.after, removed.party, removed.name) == ({}, {}, None, "临时指挥部")
    assert (added.made_by, removed.made_by) == (WHO["by"], LIU["by"])


def test_parties_that_a_decision_brings_into_the_registry_are_kept_too():
    register([ResponsibleParty(name="县信访局"), ResponsibleParty(name="县财政局")], **WHO)

    assert [(one.step, one.party.name, one.after["kind"]) for one in Amendment.objects.order_by("pk")] == [
        ("added", "县信访局", "unit"), ("added", "县财政局", "unit"),
    ]  # fmt: skip


def test_a_speaker_is_added_changed_and_deleted_with_what_was_there():
    speaker = Speaker(name="林某", post="县长")
    add_speaker(speaker, **WHO)
    change_speaker(speaker, {"post": "县委副书记、县长"}, **WHO)
    remove_speaker(speaker, **WHO)

    assert [one.step for one in Amendment.objects.order_by("number")] == ["added", "changed", "removed"]
    assert Amendment.objects.get(number=2).before == {"post": "县长"}


def test_a_speech_that_gets_another_title_and_meeting_at_once_keeps_both_in_one():
    speech, other = a_speech(), a_meeting(title="防汛会议")
    former = speech.meeting

    change_speech(speech, {"title": "在防汛会议上的讲话", "meeting": other}, **WHO)

    one = speech.amendments.get()
    assert (one.former_meeting, one.given_to, Speech.objects.get().meeting) == (former, other, other)
    assert one.before["title"] == "在工作会议上的讲话"


def test_a_speech_given_to_a_meeting_that_is_called_the_same_on_the_same_day_tells_of_both():
    speech = a_speech()
    twin = a_meeting(speech.meeting.held_on, title=speech.meeting.title)

    change_speech(speech, {"meeting": twin}, **WHO)

    assert speech.amendments.get().given_to == twin


@pytest.mark.parametrize("length", [2, 3, 5])
@pytest.mark.parametrize("link", ["parent", "successor"])
def test_a_circle_of_any_length_is_refused_with_the_names_in_it(link, length):
    parties = [a_party(f"第{number}层") for number in range(length)]
    for lower, upper in zip(parties, parties[1:], strict=False):
        change_party(lower, {link: upper}, **WHO)

    with pytest.raises(Refused, match=" → ".join(["第4层" if length == 5 else f"第{length - 1}层", "第0层"])):
        change_party(parties[-1], {link: parties[0]}, **WHO)
    assert getattr(ResponsibleParty.objects.get(pk=parties[-1].pk), link) is None


def test_a_party_below_a_circle_that_was_there_before_can_still_be_changed():
    one, other = a_party("甲局"), a_party("乙局")
    ResponsibleParty.objects.filter(pk=one.pk).update(parent=other)
    ResponsibleParty.objects.filter(pk=other.pk).update(parent=one)

    change_party(a_party("丙站"), {"parent": one}, **WHO)
    change_party(one, {"parent": None}, **WHO)

    assert dict(ResponsibleParty.objects.values_list("name", "parent__name")) == {
        "甲局": None,
        "乙局": "甲局",
        "丙站": "甲局",
    }


def test_whoever_does_not_know_the_last_change_is_told_of_it_and_changes_nothing():
    meeting = a_meeting(title="经济会议")
    change_meeting(meeting, {"title": "经济工作会议"}, **LIU)

    with (
        translation.override("en"),
        pytest.raises(Refused, match="刘芳.*title changed from “经济会议” to “经济工作会议”"),
    ):
        change_meeting(meeting, {"title": "经济形势会"}, seen=0, **WHO)
    change_meeting(meeting, {"title": "经济形势会"}, seen=1, **WHO)
    assert [before for _number, before, _after in kept(meeting)] == [{"title": "经济会议"}, {"title": "经济工作会议"}]


def test_a_party_that_answers_for_something_is_not_deleted_and_its_values_are_refused_in_words():
    party, other = a_party("县水利局"), a_party("县财政局", aliases=("财政局",))
    a_party("水利站", parent=party)

    with pytest.raises(Refused, match="县水利局"):
        remove_party(party, **WHO)
    for changes in ({"name": "财政局"}, {"aliases": ["县财政局"]}, {"members": [party]}, {"name": ""}):
        with pytest.raises(Refused):
            change_party(party, changes, **WHO)
    assert not Amendment.objects.exists()
    assert other.aliases.get().name == "财政局"


def test_a_last_day_before_the_first_is_refused_in_the_words_of_the_registry():
    party = a_party(starts_on=date(2026, 3, 2))

    with translation.override("en"), pytest.raises(Refused, match="A party cannot end before it begins."):
        change_party(party, {"ends_on": date(2026, 3, 1)}, **WHO)


# What a row is known by and what is evidence never changes.
NEVER_CHANGES = {"id", "public_id", "source", "start", "end", "text", "text_sha256"}


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_every_field_that_can_change_is_kept_and_has_a_word(model):
    assert {field.name for field in model._meta.fields} - NEVER_CHANGES == set(FIELDS[model])
    assert set(FIELDS[model]) <= set(LABELS)


class TestInTheAdmin:
    """Two people who have the same page open, and what the pages tell."""

    def address(self, thing) -> str:
        return reverse(f"admin:tracker_{thing._meta.model_name}_change", args=[thing.pk])

    @pytest.mark.parametrize(
        ("make", "field", "mine", "yours", "shown"),
        [
            (lambda: a_party("县水利局"), "name", "县水务局", "县水利水电局", "“县水利局” to “县水务局”"),
            (lambda: a_party("县水利局"), "aliases", "水利局", "水务局", "“水利局” added"),
            (lambda: a_meeting(place="一楼"), "place", "二楼", "三楼", "“一楼” to “二楼”"),
            (lambda: a_speech().speaker, "post", "副县长", "县委书记", "“县长” to “副县长”"),
            (a_speech, "title", "讲话稿", "讲话要点", "“在工作会议上的讲话” to “讲话稿”"),
        ],
        ids=["party", "aliases", "meeting", "speaker", "speech"],
    )
    def test_the_second_is_told_what_the_first_changed_keeps_what_was_typed_and_may_send_again(
        self, make, field, mine, yours, shown, reviewer
    ):
        address = self.address(thing := make())
        first, second = logged_in(reviewer, "en"), logged_in(a_reviewer("liufang"), "en")
        seen = second.get(address)
        assert first.post(address, filled_in(first.get(address), **{field: mine})).status_code == 302

        told = second.post(address, filled_in(seen, **{field: yours}))

        assert told.status_code == 409
        assert "Changed in the meantime by 周敏 (zhoumin)" in words(told)
        assert shown in words(told)
        assert filled_in(told)[field] == yours
        assert len(kept(thing)) == 1
        assert second.post(address, filled_in(told)).status_code == 302
        assert [one.made_by for one in thing.amendments.all()] == ["周敏 (zhoumin)", "liufang"]

    def test_what_the_other_changed_elsewhere_stays_and_is_shown_in_the_form_that_comes_back(self, reviewer):
        address = self.address(party := a_party("县水利局"))
        first, second = logged_in(reviewer), logged_in(a_reviewer("liufang"))
        seen = second.get(address)
        first.post(address, filled_in(first.get(address), name="县水务局", aliases="水利局", ends_on="2030-01-01"))

        told = second.post(address, filled_in(seen, name="县水电局"))
        assert told.status_code == 409
        assert (filled_in(told)["aliases"], filled_in(told)["ends_on"]) == ("水利局", "2030-01-01")
        second.post(address, filled_in(told))

        party.refresh_from_db()
        assert (party.name, party.ends_on) == ("县水电局", date(2030, 1, 1))
        assert party.aliases.get().name == "水利局"

    def test_a_circle_is_refused_with_what_was_typed(self, client, reviewer):
        upper, lower = a_party("县政府"), a_party("县水利局")
        change_party(lower, {"parent": upper}, **WHO)

        told = client.post(
            self.address(upper), filled_in(client.get(self.address(upper)), parent=lower.pk, aliases="政府")
        )

        assert told.status_code == 409
        assert "县政府 → 县水利局 → 县政府" in words(told)
        assert filled_in(told)["aliases"] == "政府"
        assert not upper.amendments.exists()

    def test_a_party_is_added_and_deleted_on_its_pages_with_a_trace(self, client):
        client.force_login(in_group(groups.ADMINISTRATOR))
        address = reverse("admin:tracker_responsibleparty_add")
        sent = filled_in(client.get(address), name="各乡镇", kind="collective", aliases="乡镇\n镇街")
        assert client.post(address, sent).status_code == 302
        party = ResponsibleParty.objects.get()
        client.post(reverse("admin:tracker_responsibleparty_delete", args=[party.pk]), {"post": "yes"})

        assert [(one.step, one.name) for one in Amendment.objects.order_by("number")] == [
            ("added", "各乡镇"), ("removed", "各乡镇"),
        ]  # fmt: skip
        listed = words(client.get(reverse("admin:tracker_amendment_changelist"), headers={"accept-language": "en"}))
        assert "deleted (name “各乡镇”; party kind collective; alias 乡镇, 镇街)" in listed

    def test_members_that_the_registry_does_not_have_are_named(self, client, reviewer):
        address = self.address(a_party("各乡镇", kind="collective"))

        told = client.post(address, filled_in(client.get(address), members="无此镇"))

        assert "“无此镇”" in words(told)

    def test_changes_are_told_in_sentences_on_the_admin_page_and_the_party_s_own(self, client, reviewer):
        party = a_party("县水利局")
        change_party(party, {"name": "县水务局", "kind": "collective"}, reason="更名", **WHO)

        told = "名称由“县水利局”改为“县水务局”；类型由单位改为泛指：更名"
        for address in (self.address(party), reverse("party", args=[party.pk])):
            assert f"2026-03-02 09:30 周敏 (zhoumin)：{told}" in words(client.get(address))

    @pytest.mark.parametrize("group", [groups.SUPERVISOR, groups.AUDITOR])
    def test_who_may_only_look_sees_names_members_and_changes_and_no_field(self, group):
        party = a_party("各乡镇", kind="collective", aliases=("乡镇",))
        change_party(party, {"members": [a_party("阿溪镇")]}, **WHO)

        shown = words(logged_in(in_group(group), "en").get(self.address(party)))

        assert "member “阿溪镇” added" in shown
        assert "乡镇" in shown
        assert "Why it is changed" not in shown

    def test_nobody_changes_a_change(self):
        model_admin = admin.site.get_model_admin(Amendment)
        assert not model_admin.has_change_permission(None)
        assert not model_admin.has_delete_permission(None)

    def test_a_page_with_many_changes_costs_what_one_with_few_does(self, client, reviewer):
        party = a_party("县水利局")

        def cost(changes: int) -> int:
            for number in range(changes):
                change_party(party, {"name": f"县水利局{number}"}, **WHO)
            return cost_of(client, self.address(party))

        assert cost(2) == cost(20)
