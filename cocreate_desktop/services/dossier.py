"""The dossier: phases, risks and opportunities, checklists, and what a project still lacks."""

from cocreate_desktop.services.ports import Clock, Store


class Dossiers:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
