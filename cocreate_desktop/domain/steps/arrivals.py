"""Deurtelling: who comes in is counted at the door, without a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArrivalsSettings:
    """``heard``: which ways of hearing of it are asked (keys of ``OutreachChannel``, five at most on one screen);
    ``expectation``: the question at the door, empty for the usual one; ``ask_expectation``: whether it is asked at all."""

    heard: tuple[str, ...] = ("flyer", "whatsapp", "door", "poster", "neighbours")
    expectation: str = ""
    ask_expectation: bool = True
