"""What is known of words: those that were looked up, those that stand in the project as names, those that somebody added. It
asks about a few at a time, outside the window's thread, and only about those that are in sight."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from itertools import chain
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ...domain.errors import CocreateError
from ...domain.spelling import NO_NAMES, Names, asked
from ...language import current
from ...services.spelling import NAMING, TAUGHT, Speller, project_names
from ..desk import Desk
from ..relay import Batch
from ..shell import Shell

AT_ONCE: Final = 8
"""So many words are asked about in one go; afterwards come those that are in sight then."""
MOST: Final = 5
"""So many words that may be meant are told."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whether a word is ``right`` after all, and else what may be meant, the likeliest first."""

    right: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    names: Names
    taught: frozenset[str]


class Book(QObject):
    """One for a window, from the first field on until it is put away."""

    # Emits: nothing; more is known, so that other words may be wrong than before.
    learnt = Signal()
    # Emits: nothing; no word is looked up any more.
    closed = Signal()

    def __init__(self, shell: Shell, speller: Speller) -> None:
        super().__init__(shell)
        self._shell, self._speller = shell, speller
        self._right: dict[tuple[str, str], bool] = {}
        self._fine: set[str] = set()
        self._names, self._taught, self._passed = NO_NAMES, frozenset[str](), frozenset[str]()
        self._language = current()
        self._wanted: dict[object, tuple[str, ...]] = {}
        self._busy = self._stale = self._away = False
        self._hurry = threading.Event()
        self._desk: Desk | None = None
        shell.project_opened.connect(self._on_project)
        shell.project_closed.connect(self._on_project)
        self._on_project()

    @property
    def knows_a_project(self) -> bool:
        """Whether there is one to add a word to."""
        return self._desk is not None

    def wrong(self, word: str, own: Set[str] = frozenset()) -> bool | None:
        """Whether a word is spelt wrong, None while nobody has looked; ``own`` are the texts of the field it stands in."""
        if word in self._fine:
            return False
        question = self.question(word, own)
        right = self._right.get((self._language, question)) if question else True
        if right and question == word:
            self._fine.add(word)
        return None if right is None else not right

    def question(self, word: str, own: Set[str] = frozenset()) -> str:
        """What to look up for a word; empty for one that is let be."""

        def let_be(part: str) -> bool:
            small = part[:1].lower() + part[1:]
            return self._names.holds(part, own) or bool({part, small} & (self._taught | self._passed))

        return asked(word, let_be)

    def want(self, place: object, words: Iterable[str]) -> None:
        """These are in sight now in a field; what was in sight there before is not looked up any more, and what is in sight in
        other fields comes later."""
        self._wanted.pop(place, None)
        self._wanted = {place: tuple(words), **self._wanted}
        self._next()

    def meant(self, word: str, tell: Callable[[Meant], None]) -> None:
        """What may be meant by a word; ``tell`` is called later. It comes before all that waits."""
        speller, language, question = self._speller, self._language, self.question(word)
        self._hurry.set()

        def work() -> Meant:
            if not question or speller.right(language, question):
                return Meant(True)
            return Meant(False, speller.suggestions(language, question)[:MOST])

        def done(found: Meant) -> None:
            if not self._away:
                self._right[(language, question)] = found.right
                self._hurry.clear()
                self.learnt.emit()
                self._next()
                tell(found)

        def failed(problem: Exception) -> None:
            if not isinstance(problem, OSError):
                raise problem
            if not self._away:
                self._hurry.clear()
                self._next()
                tell(Meant(False))

        self._shell.tasks.run(work, done, failed)

    def teach(self, word: str) -> None:
        """From now on it is a word of this project; on this laptop, in its file."""
        self._taught |= {word}
        self.learnt.emit()
        if self._desk is not None:
            drafts, words = self._desk.project.drafts, "\n".join(sorted(self._taught))
            self._shell.tasks.run(lambda: drafts.keep(TAUGHT, words), _nothing, _unkept)

    def let_pass(self, word: str) -> None:
        """It is not marked until the project is closed."""
        self._passed |= {word}
        self.learnt.emit()

    def put_away(self) -> None:
        """Nothing is looked up or marked any more."""
        self._away = True
        self._hurry.set()  # what is being looked up stops at the next word
        self.closed.emit()
        self._shell.project_opened.disconnect(self._on_project)
        self._shell.project_closed.disconnect(self._on_project)
        if self._desk is not None:
            self._desk.relay.happened.disconnect(self._on_happened)
        self.deleteLater()

    def _next(self) -> None:
        if self._busy or self._hurry.is_set() or not self._wanted:
            return
        if self._stale and self._desk is not None:
            self._read_again(self._desk)
            return
        wanted = dict.fromkeys(chain.from_iterable(self._wanted.values()))
        some = [word for word in wanted if (self._language, word) not in self._right][:AT_ONCE]
        if some and not self._speller.lacks(self._language):
            self._look_up(some)
        else:
            self._wanted.clear()

    def _look_up(self, some: list[str]) -> None:
        language, speller, hurry = self._language, self._speller, self._hurry
        going = self._shell.tasks.going()

        def work() -> dict[tuple[str, str], bool]:
            found = {}
            for word in some:
                if hurry.is_set() or not going():
                    break
                found[(language, word)] = _is_right(speller, language, word)
            return found

        self._busy = True
        self._shell.tasks.run(work, self._on_looked_up, _raised)

    def _on_looked_up(self, found: dict[tuple[str, str], bool]) -> None:
        if self._away:
            return
        self._busy = False
        self._right.update(found)
        if not all(found.values()):
            self.learnt.emit()
        self._next()

    def _read_again(self, desk: Desk) -> None:
        project = desk.project

        def work() -> _Read:
            taught = project.drafts.kept(TAUGHT).split("\n")
            return _Read(project.services.store.read(project_names), frozenset(filter(None, taught)))

        self._busy, self._stale = True, False
        self._shell.tasks.run(work, self._on_read, self._on_unread)

    def _on_read(self, read: _Read) -> None:
        if self._away:
            return
        self._busy = False
        self._names, self._taught = read.names, self._taught | read.taught
        self._fine.clear()
        self.learnt.emit()
        self._next()

    def _on_unread(self, problem: Exception) -> None:
        self._busy = False
        if not isinstance(problem, CocreateError):
            raise problem
        self._next()

    @Slot()
    def _on_project(self) -> None:
        """What the one before had is not let be in the next one; what was asked aside for it is not told any more."""
        self._desk = self._shell.desk
        self._names, self._taught, self._passed = NO_NAMES, frozenset(), frozenset()
        self._fine.clear()
        self._busy, self._stale = False, self._desk is not None
        self._hurry.clear()
        self._wanted.clear()
        if self._desk is not None:
            self._desk.relay.happened.connect(self._on_happened)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        self._stale = self._stale or not batch.entities.isdisjoint(NAMING)


def _is_right(speller: Speller, language: str, word: str) -> bool:
    """A word about which nobody can say anything is let be."""
    try:
        return speller.right(language, word)
    except OSError:
        return True


def _nothing(_none: None) -> None:
    """Nobody waits for it."""


def _unkept(problem: Exception) -> None:
    """A disk that takes nothing is told by whoever enters something; until the project is closed the word is let be."""
    if not isinstance(problem, CocreateError):
        raise problem


def _raised(problem: Exception) -> None:
    raise problem
