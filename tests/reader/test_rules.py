"""Every rule is tried on its own examples and counter-examples, in the company of the whole family."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from edtf import parse_edtf

from extraction.reader.results import DeadlineMention
from extraction.reader.rulebook import Example, Rule
from extraction.reader.rulebooks import shipped
from tests.reader.reading import find

BOOK = shipped()
MONDAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Hit:
    rule: str
    text: str
    values: frozenset[str] = frozenset()


def matches(rule: Rule, example: Example) -> Iterator[Hit]:
    for match in BOOK.family(rule.family).scan(example.text):
        yield Hit(match.rule.id, match.text)


def deadlines(rule: Rule, example: Example) -> Iterator[Hit]:
    """Times are tried with the words around them, because those decide what they mean."""
    for mention in find(example.text, held_on=example.expected.get("held_on", MONDAY)):
        yield Hit(mention.rule, mention.text, frozenset(values_of(mention)))


def values_of(mention: DeadlineMention) -> Iterator[str]:
    yield from (mention.edtf, mention.rrule, mention.duration, mention.kind)
    yield from map(str, mention.days)
    if mention.masked:
        yield "masked"
    if mention.vague:
        yield "vague"


def reading(rule: Rule) -> Callable[[Rule, Example], Iterator[Hit]]:
    return deadlines if rule.family == "time" and rule.value != "nothing" else matches


def each(field: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule.family}-{rule.id}-{example.text[:12]}")
        for rule in BOOK.rules
        for example in getattr(rule, field)
    ]


@pytest.mark.parametrize(("rule", "example"), each("examples"))
def test_a_rule_finds_its_example(rule: Rule, example: Example) -> None:
    hits = [hit for hit in reading(rule)(rule, example) if hit.rule == rule.id]
    if example.match:
        hits = [hit for hit in hits if hit.text == example.match]
    assert hits, f"{rule.id} finds nothing of this in “{example.text}”"
    if rule.family == "time" and "value" in example.expected:
        assert any(example.expected["value"] in hit.values for hit in hits), hits


@pytest.mark.parametrize("held_on", [MONDAY, None])
def test_every_date_of_the_time_examples_is_edtf(held_on: date | None) -> None:
    examples = [example for rule in BOOK.rules if rule.family == "time" for example in rule.examples]
    dates = {mention.edtf for example in examples for mention in find(example.text, held_on=held_on)} - {""}
    assert len(dates) > 20
    for one in dates:
        assert parse_edtf(one)


@pytest.mark.parametrize(("rule", "example"), each("counter_examples"))
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, example: Example) -> None:
    hits = [hit for hit in reading(rule)(rule, example) if hit.rule == rule.id]
    if example.match:
        hits = [hit for hit in hits if hit.text == example.match]
    assert not hits
