"""The tables in which words are looked up; `post_migrate` fills them.  See `tracker/search/pair_table.py`."""

from typing import Any

from django.db import migrations

INDEXED = ["tracker_directive_pairs", "tracker_speech_pairs"]
VERSIONS = "tracker_search"
# `ascii` takes everything that is not ASCII for part of a word, and the pairs hold no ASCII but letters and digits.
ON_SQLITE = (
    "CREATE VIRTUAL TABLE {name} USING fts5(pairs, content='', detail='none', columnsize=1, tokenize='ascii')",
)
# Each search passes over the entries that are pending, so these may fill the fewest kilobytes there can be; with none
# each row that is recorded would take half as long again.
ON_POSTGRESQL = (
    "CREATE TABLE {name} (id bigint PRIMARY KEY, pairs tsvector NOT NULL)",
    "ALTER TABLE {name} ALTER COLUMN pairs SET STATISTICS 1000",
    "CREATE INDEX {name}_gin ON {name} USING gin (pairs) WITH (gin_pending_list_limit = 64)",
)


def make(apps: Any, schema_editor: Any) -> None:
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for name in INDEXED:
        for sql in ON_SQLITE if on_sqlite else ON_POSTGRESQL:
            schema_editor.execute(sql.format(name=name))
    schema_editor.execute(f"CREATE TABLE {VERSIONS} (name varchar(100) PRIMARY KEY, version varchar(100) NOT NULL)")


def drop(apps: Any, schema_editor: Any) -> None:
    for name in [*INDEXED, VERSIONS]:
        schema_editor.execute(f"DROP TABLE {name}")


class Migration(migrations.Migration):
    dependencies = [("tracker", "0019_say_what_a_party_cannot_be_in_plain_words")]

    operations = [migrations.RunPython(make, drop)]
