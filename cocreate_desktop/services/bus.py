"""A small typed event bus. Events are told in the thread that publishes; whoever needs another thread relays."""

from collections.abc import Callable
from threading import Lock

from cocreate_desktop.domain.events import Event

Handler = Callable[[Event], None]


class Bus:
    """Subscribers in the order they came. A handler that fails never keeps the others from hearing it: the first error is
    raised after all were told."""

    def __init__(self) -> None:
        self._handlers: dict[int, Handler] = {}
        self._lock = Lock()
        self._next = 0

    def subscribe(self, handler: Handler) -> Callable[[], None]:
        """Tells ``handler`` every event from now on; returns how to stop."""
        with self._lock:
            key = self._next
            self._next += 1
            self._handlers[key] = handler

        def stop() -> None:
            with self._lock:
                self._handlers.pop(key, None)

        return stop

    def publish(self, event: Event) -> None:
        """Tells everybody."""
        with self._lock:
            handlers = tuple(self._handlers.values())
        problems: list[Exception] = []
        for handler in handlers:
            try:
                handler(event)
            except Exception as problem:  # noqa: BLE001 - collected and raised below: one bad listener must not silence others
                problems.append(problem)
        if problems:
            raise problems[0]

    @property
    def handlers(self) -> int:
        """How many listen; zero after a clean shutdown."""
        return len(self._handlers)
