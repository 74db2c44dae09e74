"""Writing the record as a fixture: natural keys, readable Chinese, and the same bytes for the same data."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from tracker.models.keys import NaturalKeyed


def export_fixture(path: Path) -> int:
    """Write every exported row to ``path`` for ``loaddata`` and return how many there are.

    An existing file is replaced in one step or not at all.  Raises ``OSError`` where the folder cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    written = 0
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file, _one_moment():
            file.write("[")
            for written, row in enumerate(_rows(), 1):
                file.write(",\n" if written > 1 else "\n")
                file.write(_as_json(row))
            file.write("\n]\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return written


def exported_models() -> list[type[models.Model]]:
    """The models a fixture holds, each after those it refers to, in an order that never varies."""
    keyed = [model for model in apps.get_models() if issubclass(model, NaturalKeyed)]
    by_app: dict[str, list[type[models.Model]]] = {}
    for model in sorted(keyed, key=lambda model: model._meta.label_lower):
        by_app.setdefault(model._meta.app_label, []).append(model)
    apps_and_models = [(apps.get_app_config(label), by_app[label]) for label in sorted(by_app)]
    return serializers.sort_dependencies(apps_and_models, allow_cycles=True)


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


def _as_json(row: dict[str, Any]) -> str:
    # Sorted keys: PostgreSQL keeps JSON objects in an order of its own.
    return json.dumps(row, cls=_WholeMoments, ensure_ascii=False, indent=1, sort_keys=True)


@contextmanager
def _one_moment() -> Iterator[None]:
    """See the data as of one moment, however long the export takes."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
