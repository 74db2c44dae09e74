"""What stands above and below a table: its title, what it holds as of which day, and what it does not repeat."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The title of a table, one line that says what was chosen as of which day, and ``notes`` below, a line each."""

    title: str
    line: str
    notes: tuple[str, ...] = ()
