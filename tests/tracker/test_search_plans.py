"""How SQLite goes about a search: by the index and by keys, never past all rows of anything."""

import pytest
from django.db import connection

from tracker.models import Directive
from tracker.search import holding

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what it knows of the texts"),
]


@pytest.mark.parametrize("words", ["库", "水库", "水库除险", "水库 除险", "水库 除险加固 完成", "要 水库"])
def test_words_are_looked_up_and_no_table_is_passed_over(words):
    plan = holding(Directive.objects.all(), words).explain().splitlines()

    assert [step for step in plan if " SCAN " in f" {step} " and "VIRTUAL TABLE INDEX" not in step] == []
    assert any("VIRTUAL TABLE INDEX" in step for step in plan)
