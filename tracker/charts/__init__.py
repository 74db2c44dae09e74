"""What is open, by party and by month, as bars drawn on the server and as the table they are drawn from."""

from tracker.charts.bars import Bar, Chart
from tracker.charts.months import by_month, conditions_of, periods
from tracker.charts.parties import by_party

__all__ = ["Bar", "Chart", "by_month", "by_party", "conditions_of", "periods"]
