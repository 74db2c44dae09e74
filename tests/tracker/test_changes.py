"""What an event changed is told in words, whichever action wrote it."""

import inspect
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from tests.builders import SOME_DAY, WHO, a_party, a_speech
from tracker import actions
from tracker.actions import AssignmentDraft, DeadlineDraft, DirectiveDraft, TargetDraft
from tracker.choices import EventKind, PartyKind
from tracker.models import Deadline, Directive, Event
from tracker.rows.changes import LABELS, changes_of

pytestmark = pytest.mark.django_db

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def recorded(said: str = "某专班") -> Directive:
    """A directive with a stage that waits, whose owner was said and is not tied to the registry."""
    draft = DirectiveDraft(
        a_speech(), 4, 12, "directive", "must",
        assignments=(AssignmentDraft(said),),
        deadlines=(DeadlineDraft("by", due_on=JUNE), DeadlineDraft("by", due_on=SEPTEMBER)),
    )  # fmt: skip
    return actions.record(draft, **WHO)


def tied() -> Directive:
    """One whose owner was tied to the registry, and another was added."""
    said, added = a_party(), a_party()
    directive = recorded(said.name)
    for party in (said, added):
        actions.assign(directive, party, "lead", **WHO)
    return directive


def restated() -> Directive:
    """One that was demanded again."""
    directive = recorded()
    actions.restate(directive, a_speech(), 0, 4, **WHO)
    return directive


def moved() -> Directive:
    """One that was given another day."""
    directive = recorded()
    actions.extend(directive, date(2026, 12, 31), reason="汛期停工", **WHO)
    return directive


def retargeted() -> Directive:
    """One whose target was raised."""
    directive = recorded()
    lower = TargetDraft("80%以上", ">=", Decimal(80), "%")
    held = actions.retarget(directive, lower, reason="会议明确", **WHO)
    actions.retarget(
        directive, replace(lower, text="90%以上", value=Decimal(90)), instead_of=held, reason="加码", **WHO
    )
    return directive


def released() -> Directive:
    """One from which a party was taken that was said by another name, in a heading."""
    directive = tied()
    directive.assignments.update(inherited=True)
    held = directive.assignments.last()
    held.name = "某专班"
    held.save()
    actions.release(held, reason="分工调整", **WHO)
    return directive


def closed() -> Directive:
    """One that is struck off."""
    return actions.close(recorded(), on=SOME_DAY, reason="已验收", **WHO)


def owed_each_year() -> Deadline:
    """One that is owed on single days."""
    draft = DirectiveDraft(
        a_speech(), 4, 12, "directive", "must", deadlines=(DeadlineDraft("recurring", days="2027-02-05"),)
    )
    return actions.record(draft, **WHO).deadlines.get()


def waiting_for(name: str) -> str:
    """The name, which a directive on the ledger says of its owner and the registry does not have."""
    recorded(name)
    return name


def known_since() -> None:
    """A name that the registry has got since it was said."""
    a_party(waiting_for("县粮食局"))


def inspected() -> Directive:
    """One that is owed each week, and each month beside that."""
    draft = DirectiveDraft(
        a_speech(), 4, 12, "directive", "must",
        deadlines=(DeadlineDraft("recurring", rrule="FREQ=WEEKLY"), DeadlineDraft("recurring", rrule="FREQ=MONTHLY")),
    )  # fmt: skip
    return actions.record(draft, **WHO)


# Every action that notes an event, each on a directive with something for it to change.
STEPS = {
    "record": recorded,
    "assign": tied,
    "restate": restated,
    "extend": moved,
    "close": closed,
    "release": released,
    "retarget": retargeted,
    "take_back": lambda: actions.take_back(retargeted().events.last(), reason="误改", **WHO),
    "separate": lambda: actions.separate(restated().restatements.get(), reason="并非一事", **WHO),
    "move_back": lambda: actions.move_back(moved(), reason="误延", **WHO),
    "advance": lambda: actions.advance(recorded(), reason="一阶段验收", **WHO),
    "report": lambda: actions.report(recorded(), "完成过半", **WHO),
    "let_count": lambda: actions.let_count(inspected().deadlines.last(), reason="按月考核", **WHO),
    "renew": lambda: actions.renew(owed_each_year(), days="2027-02-05 2028-01-25", explanation="", **WHO),
    "join_name": lambda: actions.join_name(waiting_for("水务办"), a_party(), **WHO),
    "add_name": lambda: actions.add_name(waiting_for("县城管办"), PartyKind.UNIT, **WHO),
    "resolve": lambda: (known_since(), actions.resolve(**WHO)),
    "reopen": lambda: actions.reopen(closed(), reason="回潮", **WHO),
}


@pytest.fixture
def events():
    """The events that all actions together write."""
    for step in STEPS.values():
        step()
    return list(Event.objects.all())


# What they change is no directive's: what was there before is kept in a row of its own.
WITHOUT_EVENT = {
    "add_meeting", "add_party", "add_speaker", "change_meeting", "change_party", "change_speaker", "change_speech",
    "correct_day", "give_to_meeting", "leave_name", "register", "remove_meeting", "remove_party", "remove_speaker",
}  # fmt: skip


def test_every_action_that_is_signed_is_among_these_steps(events):
    functions = {name for name in actions.__all__ if inspect.isfunction(getattr(actions, name))}
    signed = {name for name in functions if "by" in inspect.signature(getattr(actions, name)).parameters}
    assert set(STEPS) == signed - WITHOUT_EVENT
    assert {event.kind for event in events} == set(EventKind)


def test_whatever_an_action_writes_into_an_event_has_a_label_and_every_label_is_used(events):
    assert {name for event in events for name in (*event.before, *event.after)} == set(LABELS)


def test_every_change_is_told_in_chinese(events):
    with translation.override("zh-hans"):
        said = {str(change.label) for event in events for change in changes_of(event)}
    assert not [label for label in said if label.isascii()]
