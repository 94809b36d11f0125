"""The one gettext catalogue for window, phones and paper, and dates, numbers and money as people here write them.

Babel is loaded with the first date or number: the window is there before it.
"""

from __future__ import annotations

import gettext
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from cocreate_desktop import paths

if TYPE_CHECKING:
    from babel import Locale

log = logging.getLogger(__name__)

LANGUAGES = ("nl", "en")
"""What window, commands and papers speak."""
PHONE_LANGUAGES = (*LANGUAGES, "tr", "ar", "pl", "uk")
"""What the pages for phones speak: a guest chooses, whatever the window speaks."""
LANGUAGE_NAMES: Mapping[str, str] = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "pl": "Polski",
    "uk": "Українська",
}
"""Each language in its own words."""
_default = "nl"
_WRITTEN_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
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
    """Speaks another language for a while, in this context only. Unknown languages become Dutch."""
    token = _spoken.set(language if language in PHONE_LANGUAGES else "nl")
    try:
        yield
    finally:
        _spoken.reset(token)


def wished_for(accept_language: str) -> Iterator[str]:
    """The languages that a browser asks for in its header, by their two letters: in the order in which they stand there, which
    is that of every browser's own settings."""
    return (part.split(";")[0].strip()[:2].lower() for part in accept_language.split(","))


def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale(language)


def direction(language: str) -> str:
    """How a language is written: "ltr", or "rtl" from right to left."""
    return _locale(language).text_direction


def apart(text: str) -> str:
    """``text`` of people, to be put into a sentence: whatever way it is written, it turns no word around it about."""
    whole = _WRITTEN_LEFT.search(text) is not None or direction(current()) == "rtl"
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if whole and text else text


def in_a_row(words: Iterable[str]) -> str:
    """Words in a row, with a comma between them."""
    return ("\N{ARABIC COMMA} " if current() == "ar" else ", ").join(words)


def begun(words: str) -> str:
    """``words`` at the start of a sentence: with the capital that the language spoken now gives their first letter."""
    for small, capital in _CAPITALS.get(current(), {}).items():
        if words.startswith(small):
            return capital + words.removeprefix(small)
    return words[:1].upper() + words[1:]


_CAPITALS = {"nl": {"ij": "IJ"}, "tr": {"i": "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"}}
"""Capitals that are others than those of other languages."""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    found = gettext.translation("cocreate", paths.resources() / "translations", [language], fallback=True)
    found.add_fallback(_Untranslated(language))
    return found


class _Untranslated(gettext.NullTranslations):
    """English for what a language lacks, with a line in the log."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        """The English."""
        log.debug("%s lacks: %s", self._language, message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The English for ``n``."""
        log.debug("%s lacks: %s", self._language, msgid1)
        return msgid1 if n == 1 else msgid2


def _(message: str) -> str:
    """``message`` in the language spoken now; empty stays empty."""
    return _catalogue(current()).gettext(message) if message else ""


def ngettext(one: str, many: str, number: int | Fraction) -> str:
    """The form of the message for ``number``; what is not whole takes that of many."""
    whole = number if isinstance(number, int) else int(number) if number.denominator == 1 else _MANY
    return _catalogue(current()).ngettext(one, many, whole)


_MANY = 100
"""In no language that we speak is this one, two or a few."""


def plural_kind(number: int) -> str:
    """What kind of number it is in the language spoken now, as CLDR and a browser's ``Intl.PluralRules`` name them: "one",
    "few", "other" …"""
    return _locale(current()).plural_form(number)


def plural_kinds() -> tuple[str, ...]:
    """The kinds of whole numbers of the language spoken now."""
    return tuple(_plural_kinds(current()))


def plural_forms(one: str, many: str) -> Mapping[str, str]:
    """Every form of a message by the kind of number that it is for, so that a page can say another number by itself."""
    return {kind: ngettext(one, many, number) for kind, number in _plural_kinds(current()).items()}


@cache
def _plural_kinds(language: str) -> Mapping[str, int]:
    """Each kind of whole number that there is, with one of that kind."""
    kind_of = _locale(language).plural_form
    return {kind_of(number): number for number in reversed(range(201))}


def date_text(day: date, *, year: bool = False, weekday: bool = False, short: bool = False) -> str:
    """A date such as "24 november", with ``year`` "24 november 2026", with ``weekday`` "dinsdag 24 november", ``short``
    "24 nov"."""
    from babel.dates import format_date

    pattern = ("EEEE " if weekday else "") + ("d MMM" if short else "d MMMM") + (" y" if year else "")
    return format_date(day, pattern, locale=current())


def time_text(moment: datetime) -> str:
    """A time such as 20:53."""
    return moment.strftime("%H:%M")


def number_text(number: float | Fraction | Decimal) -> str:
    """A number with the language's grouping, such as 1.800 or 3,4; a fraction with two decimals at most."""
    return _decimal_text(number)


def _decimal_text(number: float | Fraction | Decimal, pattern: str | None = None) -> str:
    from babel.numbers import format_decimal

    plain = round(float(number), 2) if isinstance(number, Fraction) else number
    return format_decimal(plain, pattern, locale=current())


def money_pattern() -> str:
    """An amount ``{n}`` in euros. The blank breaks no line: on a narrow phone the sign stood alone."""
    return _EURO_FIRST if current() in LANGUAGES else _EURO_LAST


_EURO_FIRST, _EURO_LAST = "€\N{NO-BREAK SPACE}{n}", "{n}\N{NO-BREAK SPACE}€"


def money_text(euros: float | Fraction | Decimal) -> str:
    """An amount in euros, such as € 180.000 or, with cents, € 187,50; in Polish 180 000 €."""
    cents = round(float(euros), 2)
    if cents.is_integer():
        return money_pattern().format(n=number_text(int(cents)))
    return money_pattern().format(n=_decimal_text(cents, "#,##0.00"))
