"""Small counts by age or place stay out of what leaves the house: which cells of a table are hidden so that nobody can count
back what they say."""

from collections.abc import Mapping, Sequence

LEAST = 10
"""A count by age or place below this is hidden; nothing at all may be told."""

Grid = Sequence[Sequence[int]]
Place = tuple[int, int]


def hidden_cells(grid: Grid) -> frozenset[Place]:
    """Which cells (row, column) of a table of counts are hidden when every row's sum is told, and a column's sum too unless it
    is small itself. Beside the small ones so many others that no sum gives a small one away."""
    rows, columns = len(grid), len(grid[0]) if grid else 0
    sums = [sum(row[column] for row in grid) for column in range(columns)]
    counts: dict[Place, int] = {
        (row, column): grid[row][column] for row in range(rows) for column in range(columns)
    }
    counts |= {(rows, column): number for column, number in enumerate(sums)}
    lines = [[(row, column) for column in range(columns)] for row in range(rows + 1)]
    lines += [[(row, column) for row in range(rows + 1)] for column in range(columns)]
    hidden = {place for place, number in counts.items() if 0 < number < LEAST}
    while alone := _alone(lines, hidden, counts):
        hidden.add(alone)
    return frozenset(hidden)


def hidden_counts(counts: Sequence[int]) -> frozenset[int]:
    """The same for one row of counts whose sum is told: the places that are hidden."""
    return frozenset(column for row, column in hidden_cells([counts]) if row == 0)


def _alone(lines: Sequence[Sequence[Place]], hidden: set[Place], counts: Mapping[Place, int]) -> Place | None:
    """A cell to hide too, the smallest beside one that is hidden alone in its line; None when there is none."""
    for line in lines:
        told = [place for place in line if place not in hidden]
        if len(line) - len(told) == 1 and told:
            return min(told, key=lambda place: (counts[place] == 0, counts[place], place))
    return None
