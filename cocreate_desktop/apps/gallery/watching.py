"""What the gallery's eyes see: one camera on every machine, that shows a made-up hall full of voting cards. What was seen in it
is given and not found, so that the pictures are the same everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from cocreate_desktop.apps.eyes import OwnEyes
from cocreate_desktop.domain.cards import CardSet
from cocreate_desktop.domain.errors import CameraGone
from cocreate_desktop.rehearsal.rooms import Room
from cocreate_desktop.services.seeing import Camera, CardSeen, CardsLooked, CardUnclear, Frame, WholePhoto

NAME = "HD Webcam"
CERTAIN = 0.97
LOOKS = 6
"""In so many live pictures all cards are read before one is turned and others are held askew."""


@dataclass(frozen=True, slots=True)
class HallShown:
    """The hall, and what is seen in it: cards that a hand is ``before``, that are ``unclear`` (number → why), and that are
    ``turned`` to another side after a while."""

    room: Room
    before: Collection[int] = ()
    unclear: Mapping[int, str] | None = None
    turned: Mapping[int, str] | None = None

    @property
    def frame(self) -> Frame:
        """As a live picture."""
        high, wide = self.room.picture.shape[:2]
        return Frame(wide, high, self.room.picture.tobytes())

    def looked(self, times: int) -> CardsLooked:
        """What is seen when it was looked at so often before."""
        high, wide = self.room.picture.shape[:2]
        late = times >= LOOKS
        turned, unclear = (self.turned or {}) if late else {}, self.unclear or {}
        there = [card for card in self.room.cards if card.number not in self.before]
        return CardsLooked(
            wide,
            high,
            tuple(
                CardSeen(card.number, turned.get(card.number, card.answer), card.quad, CERTAIN)
                for card in there
                if card.number not in unclear
            ),
            tuple(
                CardUnclear(card.number, unclear[card.number], card.quad)
                for card in there
                if card.number in unclear
            ),
        )


class ShownEyes(OwnEyes):
    """Looks as always, and has one camera on every machine."""

    def __init__(self) -> None:
        self._hall: HallShown | None = None
        self.looks = 0

    def show(self, hall: HallShown) -> None:
        """From now on the camera shows this hall."""
        self._hall, self.looks = hall, 0

    def cameras(self) -> tuple[str, ...]:
        """Its name."""
        return (NAME,)

    @contextmanager
    def camera(self, number: int) -> Iterator[Camera]:  # noqa: ARG002 - there is only one
        """The hall that is shown. Raises CameraGone without one."""
        if self._hall is None:
            raise CameraGone(name=NAME)
        yield _Camera(self._hall.frame)

    def cards(self, picture: bytes | Frame, cards: CardSet) -> CardsLooked:
        """What is given for the hall; a photo is read."""
        if self._hall is None or not isinstance(picture, Frame):
            return super().cards(picture, cards)
        self.looks += 1
        return self._hall.looked(self.looks - 1)


class _Camera:
    """Shows the same picture again and again."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def frame(self) -> Frame:
        return replace(self._frame)

    def sharp(self) -> Frame:
        return self.frame()

    def shoot(self) -> WholePhoto:
        raise CameraGone(name=NAME)
