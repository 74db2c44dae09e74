"""Whether words fit where they are to be kept: PostgreSQL refuses what does not, SQLite would take it in silence."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import DataError
from django.db.models import Model
from django.utils.translation import gettext as _

# NUL, and halves of characters: no database keeps both as they are.
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
Row = TypeVar("Row", bound=Model)


class DoesNotFit(DataError):
    """``str()`` is one translated sentence that names the field."""


def fitting(rows: Iterable[Row]) -> list[Row]:
    """The rows, where all words in them fit.  Raises ``DoesNotFit``."""
    rows = list(rows)
    for row in rows:
        must_fit(row)
    return rows


def must_fit(row: Model) -> None:
    """Raises ``DoesNotFit`` for a text that is too long for its field, or holds what cannot be stored."""
    for field in row._meta.concrete_fields:
        value = row.__dict__.get(field.attname)
        if not isinstance(value, str):
            continue
        said = {"field": field.verbose_name, "most": field.max_length}
        if field.max_length and len(value) > field.max_length:
            raise DoesNotFit(_("“%(field)s” takes %(most)d characters at most. Shorten it and submit again.") % said)
        if _NO_CHARACTER.search(value):
            raise DoesNotFit(
                _("“%(field)s” holds a character that cannot be stored. Remove it and submit again.") % said
            )


def look_before_saving(sender: Any, instance: Model, *, raw: bool = False, **kwargs: Any) -> None:
    """What Django calls before a row is saved; fixtures, which are ``raw``, are taken as they are."""
    if not raw:
        must_fit(instance)
