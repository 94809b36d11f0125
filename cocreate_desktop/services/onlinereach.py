"""What the desk asks about the address of the online follow-up, as a Protocol: does something answer there, and is it ours? The
composition root fulfils it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Answer(StrEnum):
    """Who answers at an address: ``OURS``, the pages of this very project; ``EMPTY``, a hub or pages of ours that do not show
    this project (yet); ``OTHER``, those of another project; ``PAGE``, something else that answers well; ``FAILS``, something
    that says it cannot; ``SILENT``, nobody; ``UNSAFE``, somebody with a certificate that no phone would trust."""

    OURS = "ours"
    EMPTY = "empty"
    OTHER = "other"
    PAGE = "page"
    FAILS = "fails"
    SILENT = "silent"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Reached:
    """What was found at ``address``; ``status`` is the number that the other side answered with, 0 when nobody did."""

    address: str
    answer: Answer
    status: int = 0


class OnlineReach(Protocol):
    """Opens addresses as a phone at home would."""

    def look(self, address: str, code: str) -> Reached:
        """Who answers at ``address``, and whether it is the project with this ``code`` (``domain.online.short_code``). Takes
        some seconds at most: call it outside the window's thread. Raises nothing: nobody there is an answer too."""
