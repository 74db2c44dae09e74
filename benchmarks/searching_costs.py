"""What the index costs: bytes, the time to record a directive, the time to make it anew; and the page of the list."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from benchmarks.page_list import browsers
from benchmarks.searching_ratios import like, processor_time
from tracker.actions import AssignmentDraft, DirectiveDraft, record, unrecord
from tracker.models import Directive, ResponsibleParty, Speech
from tracker.search import rebuild
from tracker.search.index import INDEXES, Index

ROUNDS = 9
RECORDED = 60
WORDS = ("防汛", "水库", "校舍", "企业", "月底前", "企业 月底", "堤防", "巡查")
MOMENT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def tell() -> None:
    """Print each cost beside what is asked for."""
    for index in INDEXES.values():
        _bytes(index)
    _recording()
    _rebuilding()
    _pages()


def _bytes(index: Index) -> None:
    columns = " + ".join(f"octet_length({field})" for field in index.fields)
    if connection.vendor == "sqlite":
        columns = " + ".join(f"length(CAST({field} AS BLOB))" for field in index.fields)
        size = f"SELECT SUM(pgsize) FROM dbstat WHERE name GLOB '{index.table.name}*'"
    else:
        size = f"SELECT pg_total_relation_size('{index.table.name}')"
    index_bytes, text = (_number(sql) for sql in (size, f"SELECT SUM({columns}) FROM {index.model._meta.db_table}"))
    said = f"{index_bytes / 1e6:.1f} MB / {text / 1e6:.1f} MB = {index_bytes / text:.2f}"
    print(f"{index.model._meta.label}: index / text {said} (asked: 0.35)", flush=True)


def _recording() -> None:
    """By turns without and with, each directive in a transaction of its own, as people record them."""
    drafts = list(_drafts())
    without, with_index = [], []
    for _round in range(ROUNDS):
        with ExitStack() as stack:
            for name in ("make_findable", "make_unfindable"):
                stack.enter_context(patch(f"tracker.actions.recording.{name}"))
            without.append(_seconds_to_record(drafts))
        with_index.append(_seconds_to_record(drafts))
    bare, whole = (min(seconds) / RECORDED * 1000 for seconds in (without, with_index))
    print(f"recording a directive: {whole:.2f} ms / without index {bare:.2f} ms = {whole / bare:.2f} (asked: 1.3)")


def _drafts() -> Iterator[DirectiveDraft]:
    party = ResponsibleParty.objects.earliest("pk")
    for directive in Directive.objects.select_related("speech").order_by("pk")[:RECORDED]:
        yield DirectiveDraft(
            speech=directive.speech, start=directive.start, end=directive.end, kind=directive.kind,
            strength=directive.strength, text=directive.text, assignments=(AssignmentDraft(party.name, party=party),),
        )  # fmt: skip


def _seconds_to_record(drafts: list[DirectiveDraft]) -> float:
    """What is recorded is taken back again, which is not measured."""
    begun = processor_time()
    recorded = [record(draft, by="周敏 (zhoumin)", at=MOMENT) for draft in drafts]
    seconds = processor_time() - begun
    for directive in recorded:
        unrecord(directive)
    return seconds


def _rebuilding() -> None:
    """Of the directives alone, and with the texts of the speeches."""
    rebuild_seconds = min(_seconds(rebuild) for _round in range(3))
    with _without(Speech):
        alone = min(_seconds(rebuild) for _round in range(3))
    print(f"rebuild: {alone:.2f} s (asked: 3), with the speeches {rebuild_seconds:.2f} s, of the processor")


@contextmanager
def _without(model: type) -> Iterator[None]:
    index = INDEXES.pop(model)
    try:
        yield
    finally:
        INDEXES[model] = index


def _pages() -> None:
    """The whole page of the list, asked for words, with the former filter and with this one."""
    browser = browsers()["supervisor"]
    print(f"{'page of the list':14} {'rows':>6} {'former ms':>9} {'now ms':>7} {'ratio':>6}")
    ratios = []
    for words in WORDS:
        rows = like(Directive.objects.all(), words).count()
        with patch("tracker.filtering.filters.holding", like):
            former = _seconds_for_the_page(browser, words)
        now = _seconds_for_the_page(browser, words)
        ratios.append(former / now)
        print(f"{words:14} {rows:6} {former * 1000:9.1f} {now * 1000:7.1f} {former / now:6.2f}", flush=True)
    print(f"the median: {statistics.median(ratios):.2f} (asked: 1.7)")


def _seconds_for_the_page(browser: Client, words: str) -> float:
    address = f"{reverse('directives')}?{urlencode({'words': words})}"
    return min(_seconds(lambda: browser.get(address)) for _round in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    begun = processor_time()
    work()
    return processor_time() - begun


def _number(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
