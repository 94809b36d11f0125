"""How far a share of a few people may lie from that of all: Wilson's interval, in exact fractions, so that no rounding ever
moves a limit past a goal."""

from fractions import Fraction

Z = Fraction(1_959_964, 1_000_000)
"""How many standard errors hold 95 %."""


def interval(k: int, n: int) -> tuple[int, int]:
    """Where the share of ``k`` of ``n`` people (n > 0) lies (95 %): Wilson's interval in percent, rounded outward."""
    share = Fraction(k, n)
    low = max(percent for percent in range(101) if is_above(k, n, percent))
    high = min(
        percent
        for percent in range(101)
        if percent == 100 or (percent > share * 100 and _is_outside(share, n, percent))
    )
    return low, high


def is_above(k: int, n: int, percent: int) -> bool:
    """Whether the whole interval of ``k`` of ``n`` people lies at ``percent`` or above it."""
    share = Fraction(k, n)
    return percent <= 0 or (percent < share * 100 and _is_outside(share, n, percent))


def _is_outside(share: Fraction, n: int, percent: int) -> bool:
    """The interval holds every share p with (share − p)² ≤ z² p (1 − p) / n; its ends count as outside, for a goal at an end
    is passed there."""
    p = Fraction(percent, 100)
    return (share - p) ** 2 * n >= Z * Z * p * (1 - p)
