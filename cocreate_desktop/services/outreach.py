"""How people were invited, and what each way yielded."""

from cocreate_desktop.services.ports import Clock, Store


class Outreaches:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
