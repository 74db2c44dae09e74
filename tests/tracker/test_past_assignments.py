"""Who answered for a directive on any day before can be told from who does now and the history alone."""

from collections import Counter
from contextlib import suppress
from random import Random

import pytest

from tests.builders import WHO, a_directive, a_party
from tracker.actions import AssignmentDraft, Refused, assign, release
from tracker.choices import Role
from tracker.models import Directive, ResponsibleParty

pytestmark = pytest.mark.django_db

STEPS = 30


def standing(directive: Directive) -> Counter:
    """Who has which role now, by the names people see."""
    return Counter((one.called(), one.role) for one in directive.assignments.select_related("party"))


def rebuilt(directive: Directive) -> list[Counter]:
    """The same after each event, found by going back from today: what an event brought goes, what it took returns."""
    seen = [standing(directive)]
    for event in directive.events.filter(kind__in=["assigned", "released"]).reverse():
        earlier = seen[-1].copy()
        if event.after:
            earlier.subtract([(event.after["party"], event.after["role"])])
        if event.before:
            earlier.update([(event.before["party"], event.before["role"])])
        seen.append(+earlier)
    return seen[::-1]


def take_a_step(directive: Directive, parties: list[ResponsibleParty], dice: Random) -> None:
    """Assign somebody or release somebody; what is refused changes nothing."""
    held = list(directive.assignments.all())
    with suppress(Refused):
        if held and dice.random() < 0.4:
            release(dice.choice(held), reason="职能划转", **WHO)
        else:
            assign(directive, dice.choice(parties), dice.choice(Role.values), **WHO)


@pytest.mark.parametrize("seed", range(8))
def test_every_former_assignment_is_rebuilt_backwards_from_the_rows_of_today_and_the_history(seed):
    dice = Random(seed)
    parties = [a_party(name, aliases=(f"{name}（旧称）",)) for name in ("县水利局", "县教育局", "县财政局", "县农业局")]
    said = [
        AssignmentDraft(dice.choice([party.name, f"{party.name}（旧称）"]), role) for party in parties for role in Role
    ]
    directive = a_directive(assignments=tuple(dice.sample(said, 6)))
    steps = {directive.events.count(): standing(directive)}

    for _ in range(STEPS):
        take_a_step(directive, parties, dice)
        steps[directive.events.count()] = standing(directive)

    assert rebuilt(directive) == list(steps.values())
    assert directive.events.filter(kind="assigned").exclude(before={}).exists(), "no walk without a name tied later"
