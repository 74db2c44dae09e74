"""How fixtures were written before: by Django's serializer and ``json``, with all rows of a model held as objects.

Its bytes are the yardstick of `tracker.exports.fixtures`, its time and memory what the benchmark compares by.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from tracker.exports.fixtures import exported_models
from tracker.models.keys import NaturalKeyed


@transaction.atomic
def export_formerly(path: Path) -> None:
    """Write all rows to ``path``."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, row in enumerate(_rows()):
            file.write(",\n" if number else "\n")
            file.write(as_json(row))
        file.write("\n]\n")


def _rows() -> Iterator[dict[str, Any]]:
    for model in exported_models():
        rows = sorted(_with_foreign_keys(model), key=_key)
        yield from serializers.serialize("python", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True)


def _key(row: NaturalKeyed) -> list[tuple[str, Any]]:
    """The natural key as something any two databases sort alike, whatever their collation."""
    return [(type(value).__name__, value if isinstance(value, int) else str(value)) for value in row.natural_key()]


def _with_foreign_keys(model: type[models.Model]) -> models.QuerySet[Any]:
    """All rows, with the rows their own and their neighbours' natural keys speak of fetched along."""
    keys: tuple[str, ...] = model.natural_key_fields  # type: ignore[attr-defined]  # exported models all have them
    paths = {path.rpartition("__")[0] for path in keys}
    for field in model._meta.fields:
        related = field.related_model
        if isinstance(related, type) and issubclass(related, NaturalKeyed):
            paths |= {field.name} | {f"{field.name}__{path}".rpartition("__")[0] for path in related.natural_key_fields}
    paths.discard("")
    return model._default_manager.select_related(*sorted(paths)) if paths else model._default_manager.all()


class _WholeMoments(DjangoJSONEncoder):
    """Django's own, which cuts a moment to milliseconds: what is left loads back as another moment."""

    def default(self, value: Any) -> Any:
        """A moment (in UTC, as read from the database) to the microsecond; everything else as Django writes it."""
        return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else super().default(value)


def as_json(row: Any) -> str:
    # Sorted keys: PostgreSQL keeps JSON objects in an order of its own.
    return json.dumps(row, cls=_WholeMoments, ensure_ascii=False, indent=1, sort_keys=True)
