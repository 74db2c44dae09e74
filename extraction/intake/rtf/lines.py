"""Paragraphs and table rows of rich text, as they are gathered into lines."""

from itertools import zip_longest


class Lines:
    """The lines so far: one a paragraph or table row, with the cells of a row parted by tabs."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.in_table = False
        self._words: list[str] = []
        self._cell: list[str] = []
        self._row: list[list[str]] = []
        self._above: list[str] = []
        # Whether each cell of the row only goes on with the one above it, as \trowd … \cellx say.
        self._goes_on: list[bool] = []
        self._next_goes_on = False

    def write(self, text: str) -> None:
        """Add to the paragraph."""
        self._words.append(text)

    def end_paragraph(self) -> None:
        """A paragraph ends, in a cell or outside."""
        (self._cell if self.in_table else self.done).append(self._taken())

    def enter_table(self) -> None:
        """The paragraph stands in a table."""
        self.in_table = True

    def end_cell(self) -> None:
        """A cell ends."""
        self._row.append([*self._cell, self._taken()])
        self._cell = []

    def begin_row(self) -> None:
        """The row is described anew."""
        self._goes_on, self._next_goes_on = [], False

    def goes_on(self) -> None:
        """The cell that is described next goes on with the one above it."""
        self._next_goes_on = True

    def describe(self) -> None:
        """The description of a cell is complete."""
        self._goes_on.append(self._next_goes_on)
        self._next_goes_on = False

    def end_row(self) -> None:
        """A row ends; one of a single cell is layout, not a table, and keeps its paragraphs."""
        if len(self._row) == 1:
            self.done += self._row[0]
        elif self._row:
            cells = [" ".join(filter(None, (part.replace("\n", " ").strip() for part in cell))) for cell in self._row]
            filled = zip_longest(cells, self._goes_on[: len(cells)], self._above[: len(cells)], fillvalue="")
            self._above = [above if goes_on and not cell else cell for cell, goes_on, above in filled]
            self.done.append("\t".join(self._above))
        self._row = []

    def finished(self) -> list[str]:
        """All lines; what was left open is closed."""
        if self._cell or (self._row and self._words):
            self.end_cell()
        self.end_row()
        if self._words:
            self.done.append(self._taken())
        return self.done

    def _taken(self) -> str:
        text, self._words = "".join(self._words), []
        return text
