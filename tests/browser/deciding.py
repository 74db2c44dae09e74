"""Deciding at the desk what the labels of a speech say, by the keys that the help card names."""

from collections.abc import Iterator

from playwright.sync_api import Page

from extraction.models import Proposal
from tests.browser.hands import Hands
from tests.browser.labelled import Judgement, Labelled


def review(page: Page, speech: Labelled) -> Iterator[tuple[Proposal, str, int]]:
    """Decide one proposal after the other at the desk that is open, to the last.

    Yields each with what was done, ``accepted``, ``corrected`` or ``rejected``, and how many keys that took.
    """
    while page.locator("article.card.pending").count():
        proposal = Proposal.objects.get(pk=page.locator("article.card").get_attribute("id").removeprefix("proposal-"))
        judgement, hands = speech.judged(proposal), Hands(page)
        decide(hands, judgement)
        yield proposal, judgement.outcome, hands.pressed


def decide(hands: Hands, judgement: Judgement) -> None:
    """Do at the desk what the labels say, by keys that the help card names."""
    if judgement.reason:
        hands.press("r")
        hands.lead(judgement.reason)
    elif judgement.is_right:
        hands.lead("Enter")
    else:
        correct(hands, judgement)
        hands.lead("Control+Enter")


def correct(hands: Hands, judgement: Judgement) -> None:
    """Put the rows of the form right, from the top of the form to its end: the keys lead straight to the fields."""
    for row in judgement.gone_owners:
        remove(hands, f"owners-{row}")
    first = int(hands.page.locator("[name=owners-INITIAL_FORMS]").input_value())
    for row, name in enumerate(judgement.new_owners, first):
        hands.jump_to("t", f"[name=owners-{row}-name]")
        hands.type(name)
    for row in sorted({*judgement.gone_deadlines, *judgement.days}):
        if row in judgement.days:
            hands.jump_to("d", f"[name=deadlines-{row}-due_on]")
            hands.type(judgement.days[row].replace("-", ""))
        else:
            remove_deadline(hands, row)


def remove_deadline(hands: Hands, row: int) -> None:
    """Of several the first has a key of its own."""
    if row:
        remove(hands, f"deadlines-{row}")
    else:
        hands.leave_field()
        hands.press("w")


def remove(hands: Hands, row: str) -> None:
    """Tick the box that removes a row."""
    hands.jump_to("y", f"[name={row}-DELETE]")
    hands.press("Space")
