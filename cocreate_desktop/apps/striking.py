"""Strikes from a log whatever could point to a person, a hall or a laptop, though by rule none of it is there: paths,
addresses, names of this machine and its user, codes, and every text of the project. What has not the shape of a line of ours
goes whole."""

import getpass
import platform
import re
from collections.abc import Iterable
from pathlib import Path

STRUCK = "…"
_LINE = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) (DEBUG|INFO|WARNING|ERROR|CRITICAL) (cocreate_desktop[\w.]*): (.*)"
)
_CODE = re.compile(r"  (?:.*[\\/])?([\w.]+\.py|<[\w ]+>):(\d+) in ([\w<>]+)")
_KIND = re.compile(r"[A-Z][A-Za-z]*(?:Error|Exception|Interrupt|Exit|Warning|Problem|Iteration)?")
_POINTS = re.compile(
    r"\S*@\S+"  # e-mail
    r"|\S*[\\/]\S*"  # paths and addresses of pages
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"  # IPv4
    r"|(?<![\w:])[0-9A-Fa-f]{0,4}(?:[:-][0-9A-Fa-f]{0,4}){2,}"  # IPv6 and MAC
    r"|\b[0-9A-Fa-f]{12,}\b|\b[0-9A-Z]{4,}(?:-[0-9A-Z]{3,})*\b"  # ids, keys, codes
)
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
# Small words that lines of ours consist of: there they say nothing, and without them nobody could read a log.
_OURS = frozenset(
    "a all an and are as at be but by day did do end for had has how in is it its key may new no not of off old on one or out "
    "so the to try two up was who yes".split()
)


class Striker:
    """``texts`` are what people wrote, ``names`` how the project and its file are called. What is shorter than four letters is
    looked for as a word of its own: as it is written in texts, and in whatever case where it is a name for sure."""

    def __init__(self, texts: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        sure = {*names, *_of_this_machine()}
        words = {*texts, *sure}
        words |= {part for word in words for part in _WORD.findall(word) if not part[0].islower()}
        self._long = sorted((word for word in words if len(word) >= _SHORTEST), key=len, reverse=True)
        self._short = frozenset(word for word in words if _is_short(word))
        self._sure = frozenset(word.casefold() for word in sure if _is_short(word))
        self._words: re.Pattern[str] | None = None
        self._names: re.Pattern[str] | None = None

    def log(self, text: str) -> str:
        """A log, line by line."""
        self._words = self._that_may_be_in(text)
        self._names = self._short_in(text)
        return "".join(f"{self._line(line)}\n" for line in text.splitlines())

    def _that_may_be_in(self, text: str) -> re.Pattern[str] | None:
        """Those that begin as something in it does: of a large project's hundred thousand texts hardly any, and to look for
        all of them takes minutes."""
        folded = text.casefold()
        begins = {folded[at : at + _SHORTEST] for at in range(len(folded))}
        some = [word for word in self._long if word.casefold()[:_SHORTEST] in begins]
        return re.compile("|".join(map(re.escape, some)), re.IGNORECASE) if some else None

    def _short_in(self, text: str) -> re.Pattern[str] | None:
        there = set(_WORD.findall(text)) - _OURS
        some = [word for word in there if word in self._short or word.casefold() in self._sure]
        letter = r"[^\W\d_]"
        return re.compile(f"(?<!{letter})(?:{'|'.join(some)})(?!{letter})") if some else None

    def _line(self, line: str) -> str:
        if found := _LINE.fullmatch(line):
            at, level, part, said = found.groups()
            return f"{at} {level} {part}: {self._struck(said)}"
        if found := _CODE.fullmatch(line):
            file, number, name = found.groups()
            return f"  {self._struck(file)}:{number} in {self._struck(name)}"
        return self._struck(line) if _KIND.fullmatch(line) else STRUCK

    def _struck(self, said: str) -> str:
        for some in (self._words, self._names):
            said = some.sub(STRUCK, said) if some is not None else said
        return _POINTS.sub(STRUCK, said)


def _is_short(word: str) -> bool:
    """Whether it is a word too short to be looked for in the middle of others; one Latin letter is none."""
    return (
        len(word) < _SHORTEST and _WORD.fullmatch(word) is not None and (len(word) > 1 or not word.isascii())
    )


def _of_this_machine() -> set[str]:
    """What this laptop and whoever works on it are called."""
    found = {platform.node(), Path.home().name}
    try:
        found.add(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return found
    return found
