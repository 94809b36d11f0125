"""Tells real phones from simulated ones: the phone server counts both, and says only later that simulated ones have left."""

from __future__ import annotations


class RealPhones:
    """Every number handed over is what the phone server told last."""

    def __init__(self) -> None:
        self._before: int | None = None
        self._most = 0
        self._joined: int | None = None

    @property
    def alone(self) -> bool:
        """Whether no simulated phone can be among those that are counted."""
        return self._before is None

    def here(self, phones: int) -> int:
        """How many of them are real for sure."""
        return phones if self.alone else 0

    def tried(self, phones: int) -> None:
        """Simulated ones come from now on."""
        self._before = phones if self._before is None else self._before
        self._most, self._joined = phones, None

    def heard(self, phones: int) -> None:
        """The number is another one."""
        self._most = max(self._most, phones)
        if self._before is None or self._joined is None:
            return
        # Who is real and came meanwhile keeps the number up: then as many have gone as were simulated.
        back = self._most > self._before and phones <= self._before
        if back or 0 < self._joined <= self._most - phones:
            self._before = None

    def gone(self, joined: int, phones: int) -> None:
        """The try is over; so many simulated ones had joined."""
        self._joined = joined
        if not joined and self._before is not None and self._most <= self._before:
            self._before = None
        self.heard(phones)

    @property
    def waiting(self) -> bool:
        """Whether the try is over and simulated phones may still be among those that are counted."""
        return self._before is not None and self._joined is not None

    def quiet(self) -> None:
        """For long nothing was told: the simulated ones have left, and who is counted is real. Of a try that was stopped early
        the phone server may never have told at all."""
        if self.waiting:
            self._before = None

    def look(self, phones: int) -> None:
        """Looked at anew: where no more are counted than before the try, simulated ones are no longer among them."""
        if self._before is not None and self._joined is not None and phones <= self._before:
            self._before = None
