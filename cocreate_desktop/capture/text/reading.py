"""Reads crops one after another with one pair of networks, loaded when the first comes and let go when asked."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from cocreate_desktop.capture.text import finding, lines, models, preparing, recognising, words
from cocreate_desktop.capture.text.doubts import doubts
from cocreate_desktop.capture.text.models import Networks, Pixels
from cocreate_desktop.capture.text.recognising import Line
from cocreate_desktop.capture.text.sureness import raw, sureness
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _
from cocreate_desktop.services.seeing import Reading, always

_HEADING: Final = 480
"""Pixels of the longest side for a heading, which is wide and low."""
_LEGIBLE: Final = 0.7
_NOTHING: Final = 0.01
"""Pieces of a heading with a lower mean score are no writing: a wall has more on it than words."""


class Reader:
    """Reads with one pair of networks, on ``threads`` threads (0: one core stays free). May be asked from several threads:
    one crop is read at a time."""

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads
        self._one_at_a_time = threading.Lock()
        self._loaded: Networks | None = None

    def read(
        self, crops: Sequence[bytes], own: Sequence[str] = (), going: Callable[[], bool] = always
    ) -> Iterator[Reading]:
        """Reads JPEG or PNG files, the clearest first, one by one as they are asked for; ``own`` are the evening's words. A
        file that is no picture comes last, so that nothing else is lost by it. Raises BadFile."""
        evening = words.of(own)
        for number in self._in_turn(crops, going):
            if not going():
                return
            line = self.line(preparing.opened(crops[number], _name(number)))
            sure = round(sureness(line), 3)
            # What is as unsure as this is a crease or a drawing, read as a sign of some far script.
            text = line.text if sure >= _NOTHING else ""
            yield Reading(number, text, sure, doubts(line, evening, words.dutch()) if text else ())

    def heading(self, crop: bytes) -> str:
        """The words in a part of a wall, without what is hardly writing; empty when there are none. Raises BadFile."""
        return self.line(preparing.opened(crop, _("heading")), _HEADING, _LEGIBLE).text

    def line(self, picture: Pixels, longest: int = finding.LONGEST, least: float = 0.0) -> Line:
        """All that a picture says, as one line with the score of each letter; pieces with a mean score under ``least`` are
        left out."""
        fit = preparing.ready(picture, longest)
        with self._one_at_a_time:
            networks = self._networks()
            rows = [
                [recognising.read(networks, finding.straight(fit, piece.corners)) for piece in row]
                for row in lines.ordered(finding.find(networks, fit, longest))
            ]
        return lines.joined([piece for piece in row if raw(piece) >= least] for row in rows)

    def forget(self) -> None:
        """Lets the memory of the networks and of the list of words go; the next crop loads them again."""
        with self._one_at_a_time:
            self._loaded = None
            words.forget()
            models.give_back()

    def _networks(self) -> Networks:
        if self._loaded is None:
            self._loaded = models.load(self._threads)
        return self._loaded

    def _in_turn(self, crops: Sequence[bytes], going: Callable[[], bool]) -> list[int]:
        """The numbers of the crops, the clearest first, what is no picture last; fewer once ``going`` says no."""
        clear: dict[int, float] = {}
        for number, crop in enumerate(crops):
            if not going():
                break
            try:
                clear[number] = preparing.clearness(preparing.opened(crop, _name(number)))
            except BadFile:
                clear[number] = float("-inf")
        return sorted(clear, key=lambda number: -clear[number])


def _name(number: int) -> str:
    return _("picture of note {n}").format(n=number + 1)
