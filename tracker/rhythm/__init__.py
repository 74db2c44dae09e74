"""How often something is owed, and on which days of each period: as RFC 5545 writes it, and as people say it.

A `Rhythm` is what a person fills in (every 2 quarters, on the last day).  ``rules`` makes an RRULE of it and reads one
back, ``days`` reads and says the days, ``units`` are the periods.
"""

from tracker.rhythm.days import On, days_of, said
from tracker.rhythm.rules import Rhythm, days_named, parts_of, rhythm_of, rule_of
from tracker.rhythm.units import Unit

__all__ = ["On", "Rhythm", "Unit", "days_named", "days_of", "parts_of", "rhythm_of", "rule_of", "said"]
