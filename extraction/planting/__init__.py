"""Planting ``seeds/``: a demo county whose speeches are read and mostly decided, through the real actions."""

from extraction.planting.accounts import ACCOUNTS, REVIEWER, plant_accounts
from extraction.planting.registry import plant_registry
from extraction.planting.speeches import plant_speeches

__all__ = ["ACCOUNTS", "REVIEWER", "plant_accounts", "plant_registry", "plant_speeches"]
