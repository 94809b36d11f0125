"""Stores of a hub's projects that are asked for the open project each time, so that whoever has one keeps none open: a list of
a thousand projects costs no more than those that are looked into."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Query, Store, Work
from cocreate_desktop.storage.hubstores import HubStores

T = TypeVar("T")


class AskedStore(ABC):
    """Fulfils ``services.ports.Store`` by whatever ``_its_own`` gives at the moment."""

    @property
    def device(self) -> str:
        """Whose ops the hub writes."""
        return self._its_own().device

    def read(self, query: Query[T]) -> T:
        """Raises FileProblem."""
        return self._its_own().read(query)

    def run(self, work: Work[T]) -> T:
        """Raises what ``work`` raises, and FileProblem."""
        return self._its_own().run(work)

    def submit(self, work: Work[T]) -> Future[T]:
        """The same without waiting."""
        return self._its_own().submit(work)

    def pull(self, device: str, seq: int) -> int:
        """Puts events on the bus of the open project."""
        return self._its_own().pull(device, seq)

    def on_commit(self, listener: Callable[[str, int], None]) -> Callable[[], None]:
        """Listens to the open project for as long as that stays open."""
        return self._its_own().on_commit(listener)

    @abstractmethod
    def _its_own(self) -> Store:
        """The store of the open project, opened if need be."""


class RestingStore(AskedStore):
    """``bus`` tells nothing: whoever wants to hear of a project opens it."""

    def __init__(self, stores: HubStores, project_id: str) -> None:
        self._stores = stores
        self._project_id = project_id
        self.bus = Bus()

    def _its_own(self) -> Store:
        return self._stores.project(self._project_id).store
