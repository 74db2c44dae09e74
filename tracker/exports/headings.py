"""What stands above a table: its title, and what it holds as of which day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """The title of a table and, below it, one line that says what was chosen, as of which day."""

    title: str
    line: str
