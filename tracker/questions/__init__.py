"""The questions asked of the record, and the rows that answer them."""
