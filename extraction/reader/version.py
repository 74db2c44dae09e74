"""The version of the reader's code: part of every rulebook's hash, by which one reading is told from another."""

# Raised whenever a change of code (not of rules or words) makes any text be read otherwise; the readings of the seeds
# are kept beside it, and a test says so when it was forgotten (tests/reader/test_version.py).
VERSION = "2"
