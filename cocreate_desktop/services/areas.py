"""The neighbourhoods of a project and the base that they give."""

from cocreate_desktop.services.ports import Clock, Store


class Areas:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
