"""When something is due: time words found in a text and resolved against the meeting's day."""

from extraction.reader.times.finding import find
from extraction.reader.times.table_values import ALLOWED_VALUES, VALUED_IN
from extraction.reader.times.value_functions import VALUE_FUNCTIONS

__all__ = ["ALLOWED_VALUES", "VALUED_IN", "VALUE_FUNCTIONS", "find"]
