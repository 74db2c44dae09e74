"""Eight people record and take back, one searches and one makes the index anew, all at the same moment, on either
database: nobody fails, and afterwards everything on the ledger is found and nothing else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connections

from tests.builders import a_directive, a_speech
from tracker.actions import unrecord
from tracker.models import Directive, Speech
from tracker.search import holding, out_of_step, rebuild

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, EACH = 8, 12
# Without a pause SQLite's one lock would be taken again before anybody else looks for it.
A_MOMENT = 0.05


def found(words: str) -> list[str]:
    return list(holding(Directive.objects.order_by("pk"), words).values_list("text", flat=True))


def signs_of(writer: int, number: int) -> str:
    """Two characters that no other text has."""
    return chr(0x5000 + 0x100 * writer + number) + chr(0x6000 + 0x100 * writer + number)


def write(writer: int) -> list[str]:
    """Record some directives, and take each third back; the texts that stay."""
    kept, speech = [], Speech.objects.get()
    for number in range(EACH):
        directive = a_directive(f"完成{signs_of(writer, number)}水库除险加固", speech=speech)
        if number % 3:
            kept.append(directive.text)
        else:
            unrecord(directive)
    return kept


def search(done: Event) -> list[str]:
    """Search until it is done; the texts that were found and do not hold the words."""
    wrong = []
    while not done.wait(A_MOMENT):
        wrong += [text for text in found("水库除险 完成") if "水库除险" not in text]
    return wrong


def make_anew(done: Event) -> list[str]:
    """Make the index anew until it is done; nothing."""
    while not done.wait(A_MOMENT):
        rebuild()
    return []


def test_all_is_found_that_eight_wrote_while_one_searched_and_one_made_the_index_anew():
    a_speech()
    together, done = Barrier(WRITERS + 2), Event()

    def at_once(work: Callable[[Any], list[str]], what: Any) -> list[str]:
        together.wait(timeout=120)
        try:
            return work(what)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS + 2) as pool:
        others = [pool.submit(at_once, work, done) for work in (search, make_anew)]
        writing = [pool.submit(at_once, write, writer) for writer in range(WRITERS)]
        try:
            kept = sorted(text for one in writing for text in one.result())
        finally:
            done.set()
        assert [one.result() for one in others] == [[], []]

    everything = sorted(Directive.objects.values_list("text", flat=True))
    assert out_of_step() == []
    assert sorted(found("水库除险")) == sorted(found("水 库")) == everything == kept
    assert sorted(found("水库")) == everything, "a pair is found by the index alone"
    for writer, number in product(range(WRITERS), range(EACH)):
        assert len(found(signs_of(writer, number))) == bool(number % 3)
