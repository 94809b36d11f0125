"""Numbers that stay exact: whole where they are whole, fractions or decimals where they are not."""

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TypeGuard

Amount = int | Decimal
Exact = int | Fraction

# Beyond these a number is no amount of money but a way to fill a memory.
_MOST_DIGITS = 15
_MOST_DECIMALS = 12


def exact(number: Amount | Fraction) -> Exact:
    """The same number, as an int when it is whole."""
    if type(number) is int:
        return number
    found = Fraction(number)
    return found.numerator if found.denominator == 1 else found


def money(number: Exact) -> Amount:
    """An amount as money is written: an int when it is whole, else a decimal. ``number`` is a sum of such amounts."""
    if number.denominator == 1:
        return number.numerator
    with localcontext(prec=100):
        return Decimal(number.numerator) / Decimal(number.denominator)


def is_amount(number: object) -> TypeGuard[Amount]:
    """Whether it is an int or a decimal with so few digits that it can be counted exactly, and not below nothing."""
    if isinstance(number, int):
        return not isinstance(number, bool) and 0 <= number < 10**_MOST_DIGITS
    if not isinstance(number, Decimal) or not number.is_finite() or number < 0:
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_MOST_DECIMALS and number.adjusted() < _MOST_DIGITS


def ratio(part: Exact | None, whole: Exact | None) -> Fraction | None:
    """``part`` of ``whole``; None when either is unknown or the whole is nothing."""
    return Fraction(part) / Fraction(whole) if part is not None and whole else None
