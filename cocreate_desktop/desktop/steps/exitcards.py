"""Cards held up at a statement of the exit poll, counted in a photo by whoever reads the cards of a vote. The photo is kept
nowhere: there are people on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...domain.answers import NO, SO_SO, YES
from ...domain.notes import Channel
from ...language import _, ngettext
from ...services.outside import OpenProject
from ...services.seeing import always
from ..desk import Desk
from ..walls.bringing import photos_of
from ..walls.choosing import PictureChoice
from ..walls.drops import Brought
from . import acts

SIDES: Mapping[str, str] = {"A": YES, "B": SO_SO, "C": NO}
"""What a card says with each side; D says nothing here."""


@dataclass(frozen=True, slots=True)
class _Aim:
    step_id: str
    evening_id: str
    question: str


@dataclass(frozen=True, slots=True)
class _Counted:
    aim: _Aim
    counts: Mapping[str, int]
    unclear: int


class CardPhotos(QObject):
    """Asks for photos of one statement, and keeps what they show together: a card that is on two photos counts once."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._aim: _Aim | None = None
        self.choice = PictureChoice(host, _("Photo of the cards"))
        self.choice.brought.connect(self._on_brought)

    def ask(self, step_id: str, evening_id: str, question: str) -> None:
        """Asks which photos are of this statement."""
        self._aim = _Aim(step_id, evening_id, question)
        self.choice.files()

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        if self._aim is not None:
            self._desk.aside(partial(_read, self._desk.project, brought, self._aim), self._keep)

    def _keep(self, found: _Counted) -> None:
        polls, aim = self._desk.services.exitpoll, found.aim
        people = sum(found.counts.values())
        if not people:
            self._desk.voice.message(
                _("There are no cards in this photo that can be read. Nothing was changed.")
            )
            return
        done = acts.do(
            self._desk,
            _("Count cards in a photo"),
            lambda: polls.count(aim.step_id, Channel.CARD, aim.question, found.counts),
            lambda before: polls.count(aim.step_id, Channel.CARD, aim.question, before),
        )
        if done is not None:
            told = ngettext("{n} card was counted.", "{n} cards were counted.", people).format(n=people)
            doubt = ngettext("{n} is not clear.", "{n} are not clear.", found.unclear).format(n=found.unclear)
            self._desk.voice.message(f"{told} {doubt}" if found.unclear else told, self._desk.undo.undo)


def _read(project: OpenProject, brought: Brought, aim: _Aim) -> _Counted:
    """Long work. Raises BadFile."""
    cards = project.services.cards.card_set(aim.evening_id)
    sides: dict[int, str] = {}
    unclear: set[int] = set()
    for photo in photos_of(project, brought, always):
        looked = project.eyes.cards(photo.content, cards)
        sides |= {card.number: card.answer for card in looked.cards if card.answer in SIDES}
        unclear |= {card.number for card in looked.unclear}
    counts = Counter(SIDES[side] for side in sides.values())
    return _Counted(aim, {value: counts[value] for value in SIDES.values()}, len(unclear - set(sides)))
