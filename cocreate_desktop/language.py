"""The one gettext catalogue for window, phones and paper, and dates, numbers and money as people here write them."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal

from cocreate_desktop import paths

LANGUAGES = ("nl", "en")
_default = "nl"
# Each guest is answered in her own language, so the language belongs to the context and not to the process.
_spoken: ContextVar[str] = ContextVar("spoken", default="")


def N_(message: str) -> str:
    """Marks ``message`` for translation and returns it unchanged."""
    return message


def use(language: str) -> None:
    """Sets the language of the process. Unknown languages become Dutch."""
    global _default
    _default = language if language in LANGUAGES else "nl"


def current() -> str:
    """The language spoken now: that of the context, else that of the process."""
    return _spoken.get() or _default


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speaks another language for a while, in this context only."""
    token = _spoken.set(language if language in LANGUAGES else "nl")
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("cocreate", paths.resources() / "translations", [language], fallback=True)


def _(message: str) -> str:
    """``message`` in the language spoken now; empty stays empty."""
    return _catalogue(current()).gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the message for ``number``."""
    return _catalogue(current()).ngettext(one, many, number)


def date_text(day: date, *, year: bool = False, weekday: bool = False) -> str:
    """A date such as "24 november", with ``year`` "24 november 2026", with ``weekday`` "dinsdag 24 november"."""
    pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if year else "")
    return format_date(day, pattern, locale=current())


def time_text(moment: datetime) -> str:
    """A time such as 20:53."""
    return moment.strftime("%H:%M")


def number_text(number: float | Fraction | Decimal) -> str:
    """A number with the language's grouping, such as 1.800 or 3,4; a fraction with two decimals at most."""
    plain = round(float(number), 2) if isinstance(number, Fraction) else number
    return format_decimal(plain, locale=current())


MONEY = "€\N{NO-BREAK SPACE}{n}"
"""An amount ``n`` in euros. The blank breaks no line: on a narrow phone the sign stood alone."""


def money_text(euros: float | Fraction | Decimal) -> str:
    """An amount in euros, such as € 180.000 or, with cents, € 187,50."""
    cents = round(float(euros), 2)
    if cents.is_integer():
        return MONEY.format(n=number_text(int(cents)))
    return MONEY.format(n=format_decimal(cents, "#,##0.00", locale=current()))
