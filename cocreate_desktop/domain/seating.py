"""Who sits where: rounds at tables in which nobody meets anybody twice, where that is possible. Pure, and the same every time.

Cards are numbered in rows of as many cards as there are tables, one card of a row to each table. From round to round a row is
shifted as a whole, each row by its own steps. Two rows never meet the same neighbour twice when the steps between them differ
in every round; so whoever comes late takes the next number, and nobody has to move.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

MOST_TABLES, MOST_SEATS, MOST_ROUNDS = 40, 12, 6
_TRIES = 3000
# Numbers of tables that are a power of a prime, with the prime and the polynomial that their arithmetic is taken modulo,
# lowest power first (Lidl and Niederreiter, Finite Fields, table C).
_POWERS = {
    4: (2, (1, 1, 1)),
    8: (2, (1, 1, 0, 1)),
    9: (3, (2, 1, 1)),
    16: (2, (1, 1, 0, 0, 1)),
    25: (5, (2, 1, 1)),
    27: (3, (1, 2, 0, 1)),
    32: (2, (1, 0, 1, 0, 0, 1)),
}
Shift = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seating:
    """``at``: for each round the table (from 1) of each card (from 1), in order. ``again`` pairs of people meet more than once,
    and none more often than ``most`` times; whatever one does, at least ``least`` pairs must. ``whole``: it holds only when
    every card is drawn, for in the last round the first ones sit together. With ``hosts`` the first cards, one a table, stay.
    """

    tables: int
    at: tuple[tuple[int, ...], ...]
    hosts: bool
    again: int
    most: int
    least: int
    whole: bool = False

    @property
    def people(self) -> int:
        """How many cards there are."""
        return len(self.at[0])

    @property
    def rounds(self) -> int:
        """How many rounds there are."""
        return len(self.at)

    @property
    def moving(self) -> bool:
        """Whether everybody but the hosts sits at another table in every round."""
        return not any(
            len(set(mine)) < self.rounds for mine in list(zip(*self.at, strict=True))[self.stays :]
        )

    @property
    def stays(self) -> int:
        """How many cards, from the first on, are those of hosts."""
        return min(self.tables, self.people) if self.hosts else 0

    def table_of(self, card: int, number: int) -> int:
        """The table of ``card`` in round ``number``, each from 1. Raises IndexError for a card or round that is not there."""
        if card < 1 or number < 1:
            raise IndexError
        return self.at[number - 1][card - 1]

    def cards_at(self, table: int, number: int) -> tuple[int, ...]:
        """The cards at ``table`` in round ``number``, in order."""
        return tuple(card for card, where in enumerate(self.at[number - 1], 1) if where == table)


@lru_cache(maxsize=64)
def seated(people: int, tables: int, rounds: int, *, hosts: bool = False) -> Seating:
    """Seats for ``people`` at ``tables`` in ``rounds``, each from 1. Tables differ by at most one person in every round."""
    rows = -(-people // tables)
    shifts = _shifts(tables, rows, rounds, hosts=hosts)
    seats = tuple(
        tuple(_sum(tables, j, shifts[i][r]) + 1 for i, j in _places(people, tables)) for r in range(rounds)
    )
    found = _judged(seats, tables, hosts=hosts)
    if found.again and not hosts and rounds > 1 and tables * tables - 1 <= people <= tables * tables:
        fewer = seated(people, tables, rounds - 1)
        together = tuple(i + 1 for i, _j in _places(people, tables))
        other = _judged((*fewer.at, together), tables, hosts=False, whole=True)
        return min(found, other, key=lambda one: one.again)
    return found


def _places(people: int, tables: int) -> Iterator[tuple[int, int]]:
    """Row and place in the row of each card."""
    return (divmod(card, tables) for card in range(people))


def _judged(seats: tuple[tuple[int, ...], ...], tables: int, *, hosts: bool, whole: bool = False) -> Seating:
    met: Counter[tuple[int, int]] = Counter()
    for where in seats:
        at_table: dict[int, list[int]] = {}
        for card, table in enumerate(where):
            at_table.setdefault(table, []).append(card)
        for cards in at_table.values():
            met.update(combinations(cards, 2))
    times = [count for count in met.values() if count > 1]
    least = _least(len(seats[0]), tables, len(seats), hosts=hosts)
    return Seating(tables, seats, hosts, len(times), max(times, default=1), least, whole)


def _least(people: int, tables: int, rounds: int, *, hosts: bool) -> int:
    """How many pairs must meet again whatever one does. A table that is larger than there are tables cannot part wholly, and
    there are only so many pairs to meet; one that meets in every round takes the most meetings."""
    if rounds < 2:
        return 0
    sizes = _spread(people, tables)
    unparted = sum(_pairs(part) for size in sizes for part in _spread(size, tables))
    strangers = _pairs(people) - (_pairs(min(tables, people)) if hosts else 0)
    meetings = rounds * sum(map(_pairs, sizes))
    return max(unparted, -(-(meetings - strangers) // (rounds - 1)), 0)


def _spread(people: int, tables: int) -> list[int]:
    return [people // tables + (place < people % tables) for place in range(tables)]


def _pairs(people: int) -> int:
    return people * (people - 1) // 2


def _shifts(tables: int, rows: int, rounds: int, *, hosts: bool) -> tuple[Shift, ...]:
    """How far each row is shifted in each round. The first row stays when it is that of hosts; else no row stays, if that can
    be: then everybody sees another table each round."""
    if not hosts:
        moving = _apart(tables, rows + 1, rounds)
        if len(moving) > rows:
            return moving[1:]
    found = list(_apart(tables, rows, rounds))
    while len(found) < rows:
        found.append(_best(tables, found, rounds))
    return tuple(found)


def _apart(tables: int, rows: int, rounds: int) -> tuple[Shift, ...]:
    """As many rows as were found, ``rows`` at most, of which no two meet the same neighbour twice. The first one stays."""
    if rounds == 1:
        return ((0,),) * rows
    if rounds > tables:
        return ((0,) * rounds,)
    rows = min(rows, tables)
    multiples = tuple(tuple(_times(tables, i, r) for r in range(rounds)) for i in range(rows))
    if not any(_clashes(tables, one, other) for one, other in combinations(multiples, 2)):
        return multiples
    return _searched(tables, rows, rounds)


def _searched(tables: int, rows: int, rounds: int) -> tuple[Shift, ...]:
    """Row by row, back when one cannot be placed; after a while the most that were placed."""
    found: list[Shift] = [(0,) * rounds]
    longest, tries = tuple(found), iter(range(_TRIES))
    waiting = [_fitting(tables, found, tries)]
    while waiting and len(longest) < rows:
        following = next(waiting[-1], None)
        if following is None:
            waiting.pop()
            found.pop()
            continue
        found.append(following)
        longest = max(longest, tuple(found), key=len)
        waiting.append(_fitting(tables, found, tries))
    return longest


def _fitting(tables: int, rows: Sequence[Shift], tries: Iterator[int]) -> Iterator[Shift]:
    """The shifts that come after the last of ``rows`` and clash with none, in order, as long as there are ``tries``."""
    placed, less = tuple(rows), _differences(tables)
    heads: list[Shift] = [(0,)]
    while heads and next(tries, None) is not None:
        head = heads.pop()
        if len(head) == len(placed[-1]):
            if head > placed[-1]:
                yield head
            continue
        # Nobody comes back to whom a row met before: the steps between them differ in every round.
        taken = [{less[mine][theirs] for mine, theirs in zip(head, row, strict=False)} for row in placed]
        heads += [
            (*head, step)
            for step in range(tables - 1, -1, -1)
            if all(less[step][row[len(head)]] not in met for row, met in zip(placed, taken, strict=True))
        ]


def _best(tables: int, others: Sequence[Shift], rounds: int) -> Shift:
    """The row that meets ``others`` again as seldom as could be found: each multiple, changed as long as that helps."""
    starts = [tuple(_times(tables, i, r) for r in range(rounds)) for i in range(tables)]
    return min(
        (_settled(tables, start, others) for start in starts), key=lambda one: _cost(tables, one, others)
    )


def _settled(tables: int, shift: Shift, others: Sequence[Shift]) -> Shift:
    """The shift, changed one step at a time as long as that helps."""
    best, cost = shift, _cost(tables, shift, others)
    while True:
        near = [(*best[:r], step, *best[r + 1 :]) for r in range(1, len(best)) for step in range(tables)]
        following = min(near, key=lambda one: _cost(tables, one, others))
        if _cost(tables, following, others) >= cost:
            return best
        best, cost = following, _cost(tables, following, others)


def _cost(tables: int, shift: Shift, others: Sequence[Shift]) -> int:
    return sum(_clashes(tables, shift, other) for other in others)


def _clashes(tables: int, one: Shift, other: Shift) -> int:
    """How badly two rows meet again: first how many pairs, then how often."""
    less = _differences(tables)
    steps = [less[mine][theirs] for mine, theirs in zip(one, other, strict=True)]
    if len(set(steps)) == len(steps):
        return 0
    return sum(1000 + count for count in Counter(steps).values() if count > 1)


@lru_cache(maxsize=MOST_TABLES)
def _differences(tables: int) -> tuple[tuple[int, ...], ...]:
    """The step from each place round the tables to each other; with a power of a prime digit by digit."""
    return tuple(tuple(_sum(tables, one, other, -1) for other in range(tables)) for one in range(tables))


def _sum(tables: int, one: int, other: int, sign: int = 1) -> int:
    prime, _polynomial = _POWERS.get(tables, (tables, ()))
    total, place = 0, 1
    while place < tables:
        total += (one // place + sign * (other // place)) % prime * place
        place *= prime
    return total


def _times(tables: int, one: int, other: int) -> int:
    """The product, in the field with so many elements where there is one, else modulo the number of tables."""
    if tables not in _POWERS:
        return one * other % tables
    prime, polynomial = _POWERS[tables]
    degree = len(polynomial) - 1
    product = [0] * (2 * degree - 1)
    for i in range(degree):
        for j in range(degree):
            product[i + j] += one // prime**i % prime * (other // prime**j % prime)
    for high in range(len(product) - 1, degree - 1, -1):
        for low in range(degree):
            product[high - degree + low] -= product[high] * polynomial[low]
    return sum(digit % prime * prime**place for place, digit in enumerate(product[:degree]))
