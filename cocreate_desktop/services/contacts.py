"""Contacts in the vault: names and how to reach people, per purpose, with the text that was shown and a date of deletion."""

from cocreate_desktop.services.ports import Clock, Store


class Contacts:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
