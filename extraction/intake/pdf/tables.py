"""Ruled tables: each row one line, its cells parted by tabs, what a cell breaks into lines put together.

Only what lines show is a table.  A cell that goes down over several rows counts for each of them, as the words in it do
for whoever reads the page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from .joining import begins_with, gap
from .lines import Line
from .rules import Rule
from .signs import Sign

# In points: borders that near are one; words keep at most this much away from the border of their cell.
_SAME_BORDER, _PADDING = 3.0, 8.0
# A grid with fewer cells filled is a chart, or paper with squares.
_MOSTLY_FILLED = 0.3
_MOST_CELLS = 5_000
# In sizes of the letters.
_SAME_WIDTH, _NARROW = 0.2, 6.5


@dataclass(frozen=True)
class Grid:
    """The borders of a table from left to right and from top to bottom, and the lines that part its cells."""

    columns: list[float]
    rows: list[float]
    lying: list[Rule]
    standing: list[Rule]

    @cached_property
    def cells(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each place (row, column) the first place of its cell: what no line parts is one cell."""
        first: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                if column and not self._wall_left_of(row, column):
                    first[row, column] = first[row, column - 1]
                elif row and not self._wall_above(row, column):
                    first[row, column] = first[row - 1, column]
                else:
                    first[row, column] = row, column
        return first

    def _wall_left_of(self, row: int, column: int) -> bool:
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        return any(
            abs(rule.at - self.columns[column]) <= _SAME_BORDER and rule.covers(middle) for rule in self.standing
        )

    def _wall_above(self, row: int, column: int) -> bool:
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        return any(abs(rule.at - self.rows[row]) <= _SAME_BORDER and rule.covers(middle) for rule in self.lying)

    def place_of(self, sign: Sign) -> tuple[int, int] | None:
        """In which cell a sign stands; None outside the table."""
        x, y = (sign.x + sign.right) / 2, sign.y + sign.size / 3
        column = next(
            (number for number, (left, right) in enumerate(pairwise(self.columns)) if left <= x < right), None
        )
        row = next((number for number, (top, low) in enumerate(pairwise(self.rows)) if low <= y < top), None)
        return None if column is None or row is None else self.cells[row, column]


def grids_of(rules: Iterable[Rule]) -> Iterator[Grid]:
    """The tables that these lines draw: lines that meet, with at least two cells beside and two below each other, or
    three beside each other."""
    for group in _groups(rules):
        across, down = [rule for rule in group if rule.lies], [rule for rule in group if not rule.lies]
        columns = _borders([rule.at for rule in down] + [end for rule in across for end in (rule.start, rule.end)])
        rows = _borders([rule.at for rule in across] + [end for rule in down for end in (rule.start, rule.end)])[::-1]
        beside, below = len(columns) - 1, len(rows) - 1
        if ((beside > 1 and below > 1) or (beside > 2 and below > 0)) and beside * below <= _MOST_CELLS:
            yield Grid(columns, rows, across, down)


def _groups(rules: Iterable[Rule]) -> Iterator[set[Rule]]:
    """The lines that meet, or meet a line that does."""
    left = set(rules)
    while left:
        group, new = set(), {left.pop()}
        while new:
            group |= new
            new = {rule for rule in left if any(rule.crosses(other) for other in new)}
            left -= new
        yield group


def _borders(places: Iterable[float]) -> list[float]:
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > _SAME_BORDER:
            borders.append(place)
    return borders


def in_rows(lines: list[Line], grids: Iterable[Grid]) -> list[Line]:
    """The lines of a page, those of each table as its rows, where the table began."""
    for grid in grids:
        lines = list(_with_rows(lines, grid))
    return lines


def _with_rows(lines: list[Line], grid: Grid) -> Iterable[Line]:
    outside: list[Line | None] = []
    cells: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        inside = False
        for place, signs in groupby(line.signs, grid.place_of):
            piece = Line(tuple(signs), line.page)
            if line.row or line.turned or place is None:
                outside += [piece] if piece.written and not line.row else []
            elif piece.written:
                cells[place].append(piece)
                inside = True
        if line.row:
            outside.append(line)
        if inside and None not in outside:
            outside.append(None)
    if not _is_filled(cells, grid):
        return lines
    rows = list(_rows(cells, grid))
    return [line for each in outside for line in (rows if each is None else [each])]


def _is_filled(cells: dict[tuple[int, int], list[Line]], grid: Grid) -> bool:
    columns = {column for _, column in cells}
    return len(columns) > 1 and len(cells) >= _MOSTLY_FILLED * len(set(grid.cells.values()))


def _rows(cells: dict[tuple[int, int], list[Line]], grid: Grid) -> Iterator[Line]:
    for row in range(len(grid.rows) - 1):
        places = list(dict.fromkeys(grid.cells[row, column] for column in range(len(grid.columns) - 1)))
        if not any(place[0] == row and place in cells for place in places):
            continue
        signs = [sign for place in places if place[0] == row for piece in cells.get(place, ()) for sign in piece.signs]
        page = next(piece.page for place in places for piece in cells.get(place, ()))
        yield Line(
            tuple(signs), page, row="\t".join(_words(cells.get(place, []), _room(place, grid)) for place in places)
        )


def _room(place: tuple[int, int], grid: Grid) -> tuple[float, float]:
    """From where to where the cell at this place reaches."""
    row, first = place
    last = max(column for column in range(first, len(grid.columns) - 1) if grid.cells[row, column] == place)
    return grid.columns[first], grid.columns[last + 1]


def _words(pieces: list[Line], room: tuple[float, float]) -> str:
    """The words of a cell; what begins a line because the one before it was full is put together with it."""
    if not pieces:
        return ""
    padding = min(_PADDING, *(max(0.0, piece.left - room[0]) for piece in pieces))
    width = room[1] - room[0] - 2 * padding
    text = pieces[0].text.strip()
    listed = _is_list(pieces)
    for before, piece in pairwise(pieces):
        full = not listed and before.right - before.left + begins_with(piece) > width
        text += (gap(text, piece.text) if full else " ") + piece.text.strip()
    return text


def _is_list(pieces: list[Line]) -> bool:
    """Whether the lines of a narrow cell are all equally wide, the last too: names that the cell was made to fit."""
    widths = [piece.right - piece.left for piece in pieces]
    size = pieces[0].size
    return max(widths) - min(widths) < _SAME_WIDTH * size and max(widths) < _NARROW * size


def without_repeated_heads(pages: Iterable[list[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without the head of a table where it is drawn anew since the table goes on, and how often that was."""
    kept: list[list[Line]] = []
    head, before, count = "", "", 0
    for page in pages:
        again = bool(before and page and page[0].row == head)
        kept.append(page[1:] if again else page)
        count += again
        for line in page:
            head = head if before and line.row else line.row
            before = line.row
    return kept, count
