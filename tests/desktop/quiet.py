"""A real project that serves no phones: for tests that are about the desk or the screens, which need not wait for a server."""

from __future__ import annotations

from dataclasses import dataclass

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.services.bus import Bus


@dataclass
class QuietHall:
    """A phone server that is open as soon as it is asked, and serves nobody: these tests are about the desk."""

    bus: Bus
    address: str = ""
    phones: int = 0

    @property
    def running(self) -> bool:
        return bool(self.address)

    def start(self, evening_id: str) -> None:
        assert evening_id
        self.address = "http://192.168.8.2:8080"
        self.bus.publish(HallChanged(True, self.address))

    def stop(self) -> None:
        self.address = ""

    def close(self) -> None:
        self.stop()


class QuietProject(LocalProject):
    """A real project, but for its phone server."""

    def __init__(self, opened: OpenWorkspace) -> None:
        super().__init__(opened, 0, "127.0.0.1")
        self._quiet = QuietHall(opened.services.bus)

    @property
    def hall(self) -> QuietHall:
        return self._quiet

    def page(self) -> str:
        return self._quiet.address
