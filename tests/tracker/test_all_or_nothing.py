"""An act that fails at any one of its writes leaves all as it was: no change without its event, no event without it."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.builders import (
    SOME_DAY,
    WHO,
    a_directive,
    a_meeting,
    a_party,
    a_speech,
    recorded_from,
)
from tests.failing import half_done
from tracker.actions import (
    AssignmentDraft,
    DeadlineDraft,
    TargetDraft,
    add_meeting,
    add_name,
    add_party,
    add_speaker,
    advance,
    assign,
    change_meeting,
    change_party,
    change_speaker,
    change_speech,
    close,
    correct_day,
    extend,
    give_to_meeting,
    join_name,
    let_count,
    move_back,
    register,
    release,
    remove_meeting,
    remove_party,
    remove_speaker,
    renew,
    reopen,
    resolve,
    restate,
    retarget,
    separate,
    take_back,
    unrecord,
)
from tracker.models import Directive, Meeting, ResponsibleParty, Speaker, Speech

pytestmark = pytest.mark.django_db

Act = Callable[[], object]
JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)
WHY = {"reason": "据实更正", **WHO}
EIGHTY, NINETY = TargetDraft("80%", ">=", Decimal(80), "%"), TargetDraft("90%", ">=", Decimal(90), "%")
ACTS: dict[str, Callable[[], Act]] = {}


def an_act(prepare: Callable[[], Act]) -> Callable[[], Act]:
    """Something that is prepared, and then done as often as it is asked for, each time by what is stored."""
    ACTS[prepare.__name__] = prepare
    return prepare


def stored() -> Directive:
    return Directive.objects.get()


@an_act
def closing() -> Act:
    a_directive()
    return lambda: close(stored(), on=JUNE, **WHY)


@an_act
def reopening() -> Act:
    a_directive(closed_on=JUNE)
    return lambda: reopen(stored(), **WHY)


@an_act
def extending() -> Act:
    a_directive(due_on=JUNE)
    return lambda: extend(stored(), SEPTEMBER, **WHY)


@an_act
def moving_back() -> Act:
    extend(a_directive(due_on=JUNE), SEPTEMBER, **WHY)
    return lambda: move_back(stored(), **WHY)


@an_act
def advancing() -> Act:
    a_directive(due_on=JUNE, deadlines=(DeadlineDraft("by", due_on=SEPTEMBER),))
    return lambda: advance(stored(), **WHY)


@an_act
def letting_another_deadline_count() -> Act:
    a_directive(due_on=JUNE, deadlines=(DeadlineDraft("recurring", rrule="FREQ=MONTHLY"),))
    return lambda: let_count(stored().deadlines.get(standing="beside"), **WHY)


@an_act
def renewing() -> Act:
    a_directive(deadlines=(DeadlineDraft("recurring", days="2027-02-05"),))
    return lambda: renew(stored().deadlines.get(), days="2027-02-05 2028-01-25", explanation="春节前", **WHO)


@an_act
def assigning() -> Act:
    a_directive()
    party = a_party()
    return lambda: assign(stored(), party, "lead", **WHO)


@an_act
def releasing() -> Act:
    a_directive(owner=a_party())
    return lambda: release(stored().assignments.get(), **WHY)


@an_act
def retargeting() -> Act:
    a_directive(targets=(EIGHTY,))
    return lambda: retarget(stored(), NINETY, instead_of=stored().targets.get(), **WHY)


@an_act
def restating() -> Act:
    a_directive()
    again = a_speech("县水利局要抓紧。")
    return lambda: restate(stored(), again, 0, 8, **WHO)


@an_act
def separating() -> Act:
    restate(a_directive(), a_speech("县水利局要抓紧。"), 0, 8, **WHO)
    return lambda: separate(stored().restatements.get(), **WHY)


@an_act
def taking_a_target_back() -> Act:
    retarget(a_directive(targets=(EIGHTY,)), NINETY, instead_of=stored().targets.get(), **WHY)
    return lambda: take_back(stored().events.last(), **WHY)


@an_act
def taking_a_release_back() -> Act:
    release(a_directive(owner=a_party()).assignments.get(), **WHY)
    return lambda: take_back(stored().events.last(), **WHY)


@an_act
def recording() -> Act:
    speech, due = a_speech(), DeadlineDraft("by", due_on=JUNE)
    values = {"assignments": (AssignmentDraft("县水利局"),), "deadlines": (due,), "targets": (EIGHTY,)}
    return lambda: recorded_from(speech, "县水利局要在6月30日前完成清河堤防加固。", **values)


@an_act
def unrecording() -> Act:
    a_directive(due_on=JUNE, owner=a_party())
    return lambda: unrecord(stored())


@an_act
def joining_a_name() -> Act:
    party = a_party("县水务局")
    for _ in range(2):
        a_directive(assignments=(AssignmentDraft("水利局"),))
    return lambda: join_name("水利局", party, **WHO)


@an_act
def adding_a_name() -> Act:
    a_directive(assignments=(AssignmentDraft("水利局"),))
    return lambda: add_name("水利局", "unit", **WHO)


@an_act
def resolving_names() -> Act:
    for _ in range(2):
        a_directive(assignments=(AssignmentDraft("水利局"),))
    a_party("水利局")
    return lambda: resolve(**WHO)


@an_act
def registering_parties() -> Act:
    return lambda: register([ResponsibleParty(name=name, kind="unit") for name in ("县水利局", "县林业局")], **WHO)


@an_act
def adding_a_party() -> Act:
    member = a_party()
    return lambda: add_party(
        ResponsibleParty(name="各乡镇", kind="collective"), aliases=("各镇", "乡镇"), members=(member,), **WHO
    )


@an_act
def changing_a_party() -> Act:
    party, member = a_party(aliases=("水利局",)), a_party()
    changes = {"name": "各乡镇", "kind": "collective", "aliases": ["各镇"], "members": [member]}
    return lambda: change_party(party, changes, **WHO)


@an_act
def removing_a_party() -> Act:
    party = a_party(aliases=("水利局",))
    return lambda: remove_party(ResponsibleParty.objects.get(pk=party.pk), **WHO)


@an_act
def adding_a_meeting() -> Act:
    return lambda: add_meeting(Meeting(title="防汛会议", held_on=SOME_DAY), **WHO)


@an_act
def changing_a_meeting() -> Act:
    a_meeting()
    return lambda: change_meeting(Meeting.objects.get(), {"title": "防汛会议"}, **WHO)


@an_act
def correcting_a_day() -> Act:
    a_meeting()
    return lambda: correct_day(Meeting.objects.get(), SOME_DAY + timedelta(days=1), **WHO)


@an_act
def removing_a_meeting() -> Act:
    a_meeting()
    return lambda: remove_meeting(Meeting.objects.get(), **WHO)


@an_act
def changing_a_speech() -> Act:
    a_speech()
    return lambda: change_speech(Speech.objects.get(), {"title": "在防汛会议上的讲话"}, **WHO)


@an_act
def giving_a_speech_to_another_meeting() -> Act:
    a_speech()
    other = a_meeting()
    return lambda: give_to_meeting(Speech.objects.select_related("meeting").get(), other, **WHO)


@an_act
def adding_a_speaker() -> Act:
    return lambda: add_speaker(Speaker(name="林某", post="县长"), **WHO)


@an_act
def changing_a_speaker() -> Act:
    Speaker.objects.create(name="林某", post="县长")
    return lambda: change_speaker(Speaker.objects.get(), {"post": "县委书记"}, **WHO)


@an_act
def removing_a_speaker() -> Act:
    Speaker.objects.create(name="林某", post="县长")
    return lambda: remove_speaker(Speaker.objects.get(), **WHO)


@pytest.mark.parametrize("name", ACTS)
def test_whichever_write_fails_all_is_as_it_was(name):
    left, writes = half_done(ACTS[name]())

    assert left == []
    assert writes > 1, "an act writes what it changes, and that it did"
