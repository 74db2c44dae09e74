"""The periods that something can be owed in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    """A period, as offices count them."""

    DAY = "day", _("day(s)")
    WEEK = "week", _("week(s)")
    MONTH = "month", _("month(s)")
    QUARTER = "quarter", _("quarter(s)")
    HALF = "half", _("half-year(s)")
    YEAR = "year", _("year(s)")

    @property
    def months(self) -> int:
        """How many months it has; 0 for one that is not counted in months."""
        return {"month": 1, "quarter": 3, "half": 6}.get(self.value, 0)
