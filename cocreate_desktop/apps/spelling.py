"""Spelling, in a process of its own: the library that knows the words holds Python while it looks, half a second at times, and
whoever types would wait. Words go there and answers come back through a pipe; nothing is kept, nothing leaves the laptop."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from cocreate_desktop import paths
from cocreate_desktop.language import _, current
from cocreate_desktop.machine import itself, unseen

log = logging.getLogger(__name__)
_TRIES: Final = 3
_ENDS_S: Final = 1.0
MEANT: Final = "?"
"""Before a word: it is also asked what may be meant instead."""


class ChildSpeller:
    """Fulfils ``services.spelling.Speller``: one process for each language, begun with the first word."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._guard = threading.Lock()
        self._children: dict[str, subprocess.Popen[str]] = {}
        self._died: Counter[str] = Counter()
        self._closed = False

    def right(self, language: str, word: str) -> bool:
        """Asks the process."""
        return bool(self._answer(language, word).get("right"))

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Asks the process."""
        found = self._answer(language, MEANT + word).get("suggestions")
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def lacks(self, language: str) -> bool:
        """The library or the words are not there, or the process ended by itself time and again."""
        return self._died[language] >= _TRIES or not there(language)

    def open(self) -> None:
        """The next question begins a process."""
        self._closed = False

    def close(self) -> None:
        """Ends every process."""
        with self._guard:
            self._closed = True
            children, self._children = self._children, {}
        for child in children.values():
            _end(child)

    def _answer(self, language: str, line: str) -> dict[str, object]:
        with self._asking:
            child = self._child(language)
            assert child.stdin is not None
            assert child.stdout is not None
            try:
                child.stdin.write(line + "\n")
                child.stdin.flush()
                found = child.stdout.readline()
            except (OSError, ValueError):
                found = ""
            if not found:
                self._gone(language, child)
            answer = json.loads(found)
            return answer if isinstance(answer, dict) else {}

    def _child(self, language: str) -> subprocess.Popen[str]:
        with self._guard:
            if language not in self._children:
                if self._closed or self.lacks(language):
                    raise FileNotFoundError(language)
                self._children[language] = subprocess.Popen(
                    [*itself(), "spell", "--lang", language],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,
                    creationflags=unseen(),
                )
            return self._children[language]

    def _gone(self, language: str, child: subprocess.Popen[str]) -> None:
        """Raises OSError; counts only what ended by itself."""
        with self._guard:
            if self._children.get(language) is child:
                del self._children[language]
                self._died[language] += 1
                log.info("the process that knows the words of %s ended", language)
        _end(child)
        raise ChildProcessError(language)


def _end(child: subprocess.Popen[str]) -> None:
    child.kill()  # it keeps nothing
    child.wait()
    for pipe in (child.stdin, child.stdout):
        _close(pipe)


def _close(pipe: IO[str] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        log.debug("what was still to be asked is not asked any more")


def words_folder() -> Path:
    """Where the lists of words lie."""
    return paths.resources() / "words"


def there(language: str) -> bool:
    """Whether the library and the words of a language are on this laptop."""
    files = (words_folder() / f"{language}.{kind}" for kind in ("aff", "dic"))
    return find_spec("hunspell") is not None and all(file.is_file() for file in files)


def spell() -> int:
    """Answers for each word on the standard input, a line each, until that ends."""
    if not there(current()):
        sys.stderr.write(_("The list of words is not there on this laptop.") + "\n")
        return 2
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    if hasattr(os, "nice"):
        os.nice(5)  # whoever types goes first
    answer(sys.stdin, _tell, current())
    return 0


def answer(lines: Iterable[str], tell: Callable[[dict[str, object]], None], language: str) -> None:
    """Says of each word whether it is right; behind a ``?`` also what may be meant instead."""
    from hunspell import Hunspell

    # A path is read as UTF-8 by the library on every system, whatever letters the name of a user has.
    known = Hunspell(language, hunspell_data_dir=str(words_folder()), system_encoding="UTF-8")
    for line in lines:
        word = line.strip().removeprefix(MEANT)
        right = not word or known.spell(word)
        said: dict[str, object] = {"word": word, "right": right}
        if line.startswith(MEANT):
            said["suggestions"] = [] if right else list(known.suggest(word))
        tell(said)


def _tell(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
