"""Fractional indexing: a rank between two ranks, so that moving one thing changes one row only."""

from collections.abc import Iterable

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(before: str | None, after: str | None) -> str:
    """A rank that sorts after ``before`` and before ``after`` by plain text order; None stands for the end.

    Ranks never end in the lowest digit, so there is always room in front. Raises ValueError unless before < after.
    """
    low = before or ""
    if after is not None and low >= after:
        raise ValueError(f"no rank fits between {before!r} and {after!r}")
    return (
        low + _tail(after[len(low) :]) if after is not None and after.startswith(low) else _middle(low, after)
    )


def between_any(before: str | None, following: Iterable[str]) -> str:
    """A rank after ``before`` and before the first of ``following`` (ranks in order) that sorts after it.

    Things that came back or were made elsewhere can share a rank; this never fails on them.
    """
    return between(before, next((rank for rank in following if before is None or rank > before), None))


def _tail(above: str) -> str:
    """The shortest text that sorts after nothing and before ``above``."""
    zeros = len(above) - len(above.lstrip(DIGITS[0]))
    digit = DIGITS.index(above[zeros])
    prefix = DIGITS[0] * zeros
    return prefix + DIGITS[digit // 2] if digit > 1 else prefix + DIGITS[0] + DIGITS[len(DIGITS) // 2]


def _middle(low: str, after: str | None) -> str:
    """A rank above ``low`` and below ``after`` when ``after`` does not begin with ``low``."""
    shared = 0
    if after is not None:
        while low[shared] == after[shared]:
            shared += 1
        gap = DIGITS.index(after[shared]) - DIGITS.index(low[shared])
        if gap > 1:
            return low[:shared] + DIGITS[DIGITS.index(low[shared]) + gap // 2]
        shared += 1
    for place in range(shared, len(low)):
        digit = DIGITS.index(low[place])
        if digit < len(DIGITS) - 1:
            return low[:place] + DIGITS[(digit + len(DIGITS) + 1) // 2 if after is not None else digit + 1]
    return low + DIGITS[len(DIGITS) // 2]


def ranks(count: int) -> tuple[str, ...]:
    """``count`` evenly growing ranks for a list made in one go."""
    found: list[str] = []
    for _ in range(count):
        found.append(between(found[-1] if found else None, None))
    return tuple(found)
