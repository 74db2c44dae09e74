"""Natural keys: how a row is named in a fixture, where numbers given by one database mean nothing to another."""

from functools import reduce
from typing import Any, ClassVar, TypeVar

from django.db import models

Keyed = TypeVar("Keyed", bound="NaturalKeyed")


class NaturalKeyManager(models.Manager[Keyed]):
    """Finds a row by the fields its model lists in ``natural_key_fields``."""

    def get_by_natural_key(self, *values: Any) -> Keyed:
        """The one row with these key values; raises ``DoesNotExist`` where there is none."""
        return self.get(**dict(zip(self.model.natural_key_fields, values, strict=True)))


class NaturalKeyed(models.Model):
    """A model that is exported: ``natural_key_fields`` are the lookups (``source__sha256``) that name one row.

    The others say with which meeting a row is exported by itself: ``belongs_by`` the relations that lead to the rows
    it belongs to, on the way to a meeting, and ``comes_with`` those to rows that it accompanies wherever these go.
    What a row refers to goes with it in any case; ``named_rows`` are the fields that hold the natural key of a row
    without the database knowing.
    """

    natural_key_fields: tuple[str, ...] = ()
    belongs_by: tuple[str, ...] = ()
    comes_with: tuple[str, ...] = ()
    named_rows: ClassVar[dict[str, type["NaturalKeyed"]]] = {}

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        """The values of ``natural_key_fields`` for this row, in that order."""
        return tuple(reduce(getattr, path.split("__"), self) for path in self.natural_key_fields)
