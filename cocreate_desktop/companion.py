"""A thread of one's own, for as long as something is there."""

import threading
from collections.abc import Callable


class Companion:
    """Does ``work`` from ``start`` to ``close``; what it waits for it waits for by ``ended``."""

    def __init__(self, work: Callable[[], None], name: str) -> None:
        self.ended = threading.Event()
        """From here on no new work is begun."""
        self._thread = threading.Thread(target=work, name=name, daemon=True)

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def close(self) -> None:
        """Waits for what it is doing just now. One that never began has nothing to wait for."""
        self.ended.set()
        if self._thread.is_alive():
            self._thread.join()
