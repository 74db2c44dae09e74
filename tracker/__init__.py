"""The record.  Here alone stands the version of the program; CHANGELOG.md says what each brought."""

__version__ = "0.3.0.dev0"
