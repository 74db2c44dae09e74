"""The questions asked of names as they were said."""

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Min, Q


class AssignmentQuerySet(models.QuerySet[Any]):
    """Who has what to do, asked by the names that were said."""

    def waiting(self) -> Self:
        """Those of open directives whose name stands for nobody in the registry."""
        return self.filter(party__isnull=True, directive__closed_on__isnull=True)

    def known(self) -> Self:
        """Those whose name as said is a party's name or alias by now."""
        return self.filter(_in_registry())

    def unknown(self) -> Self:
        """Those whose name the registry does not have."""
        return self.exclude(_in_registry())

    def by_name(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """Each name with how many directives it is said of and one of them, the most often said first."""
        named = self.order_by().values("name")
        counted = named.annotate(directives=Count("directive", distinct=True), example=Min("directive"))
        rows: models.QuerySet[Any, dict[str, Any]] = counted.order_by("-directives", "name")
        return rows


def _in_registry() -> Q:
    names = apps.get_model("tracker", "ResponsibleParty").objects.order_by().values("name")
    aliases = apps.get_model("tracker", "PartyAlias").objects.order_by().values("name")
    return Q(name__in=names) | Q(name__in=aliases)
