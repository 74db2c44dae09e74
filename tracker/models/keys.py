"""Natural keys: how a row is named in a fixture, where numbers given by one database mean nothing to another."""

from functools import reduce
from typing import Any, TypeVar

from django.db import models

Keyed = TypeVar("Keyed", bound="NaturalKeyed")


class NaturalKeyManager(models.Manager[Keyed]):
    """Finds a row by the fields its model lists in ``natural_key_fields``."""

    def get_by_natural_key(self, *values: Any) -> Keyed:
        """The one row with these key values; raises ``DoesNotExist`` where there is none."""
        return self.get(**dict(zip(self.model.natural_key_fields, values, strict=True)))


class NaturalKeyed(models.Model):
    """A model that is exported: ``natural_key_fields`` are the lookups (``source__sha256``) that name one row."""

    natural_key_fields: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        """The values of ``natural_key_fields`` for this row, in that order."""
        return tuple(reduce(getattr, path.split("__"), self) for path in self.natural_key_fields)
