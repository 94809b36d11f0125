"""What is hidden in a table of small counts, and that nobody can count it back."""

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.hiding import LEAST, hidden_cells, hidden_counts

GRIDS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 30), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


@given(GRIDS)
def test_that_small_counts_are_hidden_and_no_sum_gives_one_away(grid: list[list[int]]) -> None:
    hidden = hidden_cells(grid)
    sums = [sum(column) for column in zip(*grid, strict=True)]
    whole = [*grid, sums]
    for row, cells in enumerate(whole):
        for column, count in enumerate(cells):
            assert not 0 < count < LEAST or (row, column) in hidden
    lines = [[(row, column) for column in range(len(sums))] for row in range(len(whole))]
    lines += [[(row, column) for row in range(len(whole))] for column in range(len(sums))]
    for line in lines:
        # one cell alone has nothing beside it that could be hidden too: it is its own sum
        assert len(hidden.intersection(line)) != 1 or len(line) == 1


def test_that_one_small_count_takes_the_smallest_other_with_it() -> None:
    assert hidden_counts([12, 3, 30, 11]) == {1, 3}
    assert hidden_counts([12, 30]) == set()
    assert hidden_counts([3, 4, 30]) == {0, 1}
    assert hidden_counts([3, 0, 0]) == {0, 1}
