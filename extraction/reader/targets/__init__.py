"""Which figures are levels to reach or keep."""
