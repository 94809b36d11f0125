"""Finding laptops in this hall that show a pairing code, and being found; and finding a laptop again that has another address
than last time. A network that lets nothing through means that nobody is found, and then the address is typed: no error."""

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

from zeroconf import Error, InterfaceChoice, ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import TextTooLong
from cocreate_desktop.services.sharing import Nearby

log = logging.getLogger(__name__)

TYPE: Final = "_cocreate-pair._tcp.local."
AGAIN: Final = "_cocreate._tcp.local."
"""What a laptop says for those that joined it before: nothing but a mark of its certificate, which they pinned."""
_MOST = 32
_LONGEST = 60  # characters; a place in the announcement has 255 bytes
_LIVES_S = 120
_ASKS_S = 1.5
Interfaces = Sequence[str] | None
"""Addresses of the adapters to use; None: all of this laptop."""


class Announcement:
    """Says in this network that a code is shown here, from the beginning to ``close``. ``name`` and ``project`` are what people
    see, ``addresses`` the numbers (IPv4 or IPv6) where this laptop answers, the likeliest first, on ``port``. ``said`` is False
    when the network lets it say nothing."""

    def __init__(
        self, name: str, project: str, addresses: Sequence[str], port: int, *, interfaces: Interfaces = None
    ) -> None:
        self._say(TYPE, {"name": _short(name), "project": _short(project)}, addresses, port, interfaces)

    def _say(
        self, kind: str, shown: dict[str, str], addresses: Sequence[str], port: int, interfaces: Interfaces
    ) -> None:
        self._radio = _radio(interfaces)
        self.said = False
        if self._radio is None:
            return
        label = secrets.token_hex(8)
        try:
            info = ServiceInfo(
                kind, f"{label}.{kind}", port, properties=shown, server=f"{label}.local.",
                parsed_addresses=list(addresses), host_ttl=_LIVES_S, other_ttl=_LIVES_S,
            )  # fmt: skip
            self._radio.register_service(info)
        except (OSError, Error, ValueError) as problem:
            log.info("this laptop cannot be found by others: %s", type(problem).__name__)
            self.close()
        else:
            self.said = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Says that it is over. A second time does nothing."""
        radio, self._radio = self._radio, None
        if radio is not None:
            _quietly_closed(radio)


class Presence(Announcement):
    """Says to those that have joined before where this laptop is now. It names neither laptop nor project: only whoever pinned
    the certificate with this ``fingerprint`` knows whose mark it is, and is let in nowhere else."""

    def __init__(
        self, fingerprint: str, addresses: Sequence[str], port: int, *, interfaces: Interfaces = None
    ) -> None:
        self._say(AGAIN, {"mark": _mark(fingerprint)}, addresses, port, interfaces)


def find(fingerprint: str, seconds: float = 2.0, *, interfaces: Interfaces = None) -> str:
    """Where the laptop with this certificate says that it is now; empty when it is not heard within ``seconds``. Anybody can
    say anything: whether it is the one shows when it is asked."""
    return next(
        (one.address for one in _looked(AGAIN, seconds, 1, interfaces, _mark(fingerprint))),
        "",
    )


def _mark(fingerprint: str) -> str:
    return hashlib.sha256(f"presence|{fingerprint}".encode()).hexdigest()[:32]


def look(seconds: float = 2.0, *, most: int = _MOST, interfaces: Interfaces = None) -> tuple[Nearby, ...]:
    """The laptops that show a pairing code now, by name: those that answer within ``seconds``, or the first ``most``."""
    return _looked(TYPE, seconds, most, interfaces, "")


def _looked(kind: str, seconds: float, most: int, interfaces: Interfaces, mark: str) -> tuple[Nearby, ...]:
    radio = _radio(interfaces)
    if radio is None:
        return ()
    heard = _Heard(seconds, min(most, _MOST), mark)
    try:
        browser = ServiceBrowser(radio, kind, listener=heard)
        heard.enough.wait(seconds)
        browser.cancel()
    except (OSError, Error, RuntimeError) as problem:
        log.info("this network cannot be looked around in: %s", type(problem).__name__)
    finally:
        _quietly_closed(radio)
    return heard.found()


class _Heard(ServiceListener):
    """What comes in while we look; called by the thread of the radio."""

    def __init__(self, seconds: float, most: int, mark: str) -> None:
        self._mark = mark
        self.enough = threading.Event()
        self._until = time.monotonic() + seconds
        self._most = most
        self._lock = threading.Lock()
        self._named: dict[str, Nearby] = {}

    def found(self) -> tuple[Nearby, ...]:
        """Sorted as people look for them."""
        with self._lock:
            return tuple(sorted(self._named.values(), key=lambda one: (one.name.casefold(), one.address)))

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """One is there: asks for the rest of it."""
        left = min(self._until - time.monotonic(), _ASKS_S)
        with self._lock:
            full = len(self._named) >= self._most
        info = zc.get_service_info(type_, name, timeout=int(left * 1000)) if left > 0 and not full else None
        one = _nearby(info, self._mark) if info is not None else None
        if one is None:
            return
        with self._lock:
            self._named[name] = one
            if len(self._named) >= self._most:
                self.enough.set()

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """It says something else now."""
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002 - as zeroconf calls it
        """It shows its code no longer."""
        with self._lock:
            self._named.pop(name, None)


def _nearby(info: ServiceInfo, mark: str = "") -> Nearby | None:
    """What an announcement says, when all of it makes sense: anybody in the network can say anything. With a ``mark`` only the
    one that has it, which has no name."""
    said = {key: value or b"" for key, value in info.properties.items()}
    if mark:
        said = {b"name": b"-"} if said.get(b"mark") == mark.encode() else {}
    addresses = info.parsed_scoped_addresses()
    try:
        name, project = (_read(said.get(key, b"")) for key in (b"name", b"project"))
    except (UnicodeDecodeError, TextTooLong):
        return None
    if not name or not addresses or not info.port:
        return None
    host = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
    return Nearby(name, project, f"https://{host}:{info.port}")


def _read(said: bytes) -> str:
    return text.clean(said.decode(), limit=_LONGEST, lines=False)


def _short(words: str) -> str:
    """As many of ``words`` as an announcement has place for."""
    return words[:_LONGEST].encode()[:240].decode(errors="ignore")


def _radio(interfaces: Interfaces) -> Zeroconf | None:
    try:
        return Zeroconf(interfaces=list(interfaces) if interfaces is not None else InterfaceChoice.All)
    except (OSError, Error, RuntimeError, ValueError) as problem:
        log.info("there is no network to be found in: %s", type(problem).__name__)
        return None


def _quietly_closed(radio: Zeroconf) -> None:
    try:
        radio.close()
    except (OSError, Error, RuntimeError) as problem:
        log.info("what was said in this network could not be taken back: %s", type(problem).__name__)
