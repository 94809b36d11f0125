"""Replies to the themes, and the moments at which people hear how it stands."""

from cocreate_desktop.services.ports import Clock, Store


class Replies:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
