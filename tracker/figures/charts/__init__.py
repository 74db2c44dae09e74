"""What is open, by party and by month, as bars drawn on the server and as the table they are drawn from."""

from tracker.figures.charts.bars import Bar, Chart
from tracker.figures.charts.months import by_month, conditions_of, periods
from tracker.figures.charts.parties import by_party

__all__ = ["Bar", "Chart", "by_month", "by_party", "conditions_of", "periods"]
