"""Pledges: who does what by when, until it is done."""

from cocreate_desktop.services.ports import Clock, Store


class Pledges:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
