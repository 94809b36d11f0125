"""One line to the other side: asks, reads no more than it may, and says in words of ours whatever goes wrong on the way: nobody
there, somebody else there, a page to sign in on, half an answer."""

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import httpx

from cocreate_desktop.central import certificates, problems, wire
from cocreate_desktop.central.addresses import Place, is_loopback, peer_address
from cocreate_desktop.central.certificates import (
    AnotherCertificate,
    ExpiredCertificate,
    PinnedContext,
    handshake_error,
    pinned_context,
    trusting_context,
)
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.syncerrors import (
    BadToken,
    Garbled,
    NewerPeer,
    NotOurPeer,
    OlderPeer,
    Unreachable,
)
from cocreate_desktop.language import N_, _
from cocreate_desktop.services.gate import LONGEST_TOKEN
from cocreate_desktop.services.peers import PROTOCOL

_WHY: Final = {
    9: N_("its certificate is not valid yet, or the clock of this laptop is behind."),
    10: N_("its certificate has expired."),
    62: N_("its certificate is for another address."),
    64: N_("its certificate is for another address."),
}
_NOBODY: Final = N_("nobody whom this laptop trusts vouches for its certificate.")
_ANOTHER: Final = N_("its certificate is another than the one that was agreed when pairing.")
_UNSAFE: Final = N_("no safe connection with it can be made.")
# What speaks no TLS at all, such as a page to sign in on at the port of https.
_NO_TLS: Final = (
    "WRONG_VERSION_NUMBER",
    "HTTP_REQUEST",
    "UNEXPECTED_MESSAGE",
    "RECORD_LAYER_FAILURE",
    "PACKET_LENGTH_TOO_LONG",
)
# How httpx words that a line was cut; other breaches of HTTP are something that speaks none.
_CUT: Final = ("disconnected", "closed connection")

_PROBLEM: Final = 64 * 1024  # bytes of an answer that tells a problem


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection and for the next bytes; an answer that comes slower than ``least`` bytes a second after
    the first ``grace`` seconds is given up."""

    connect: float = 10
    bytes: float = 30
    grace: float = 120
    least: int = 1000


class Line:
    """``peer`` is how the other side is called in messages; ``token`` is empty before pairing, and ``meeting`` the context of a
    laptop that is not known yet. For one thread at a time. Raises BadValue for an address that is none, BadFile for a file of
    certificates that is none, BadToken for a token that can be none."""

    def __init__(
        self,
        place: Place,
        peer: str,
        token: str = "",
        *,
        patience: Patience | None = None,
        meeting: PinnedContext | None = None,
    ) -> None:
        address = peer_address(place.address)
        if not token.isascii() or not token.isprintable() or len(token) > LONGEST_TOKEN:
            raise BadToken(peer=peer)
        self._peer = peer
        self._patience = patience or Patience()
        pinned = meeting or (pinned_context(place.fingerprint) if place.fingerprint else None)
        headers = {wire.SPEAKS: wire.spoken(), "Accept-Encoding": "identity", "User-Agent": certificates.NAME}
        self._client = httpx.Client(
            base_url=f"{address}/sync/v{PROTOCOL[0]}/",
            verify=_context_for(address, place, pinned),
            headers=headers | ({"Authorization": f"Bearer {token}"} if token else {}),
            timeout=httpx.Timeout(self._patience.bytes, connect=self._patience.connect),
            limits=httpx.Limits(max_connections=2, keepalive_expiry=4),
            # Laptops in one hall meet straight; the way to a hub may go over the proxy of an office.
            trust_env=pinned is None and not is_loopback(httpx.URL(address).host),
            follow_redirects=False,
        )

    def close(self) -> None:
        """Ends it; asking again raises Unreachable."""
        self._client.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        media: str = wire.MEDIA,
        body: bytes | None = None,
        kind: str = wire.MEDIA,
        query: Mapping[str, str | int] | None = None,
    ) -> bytes:
        """What comes back on ``path`` (below the version), of the type ``media``; ``kind`` is that of ``body``. Raises
        SyncProblem of all kinds, Gone."""
        taken = bytearray()
        with self._asked(method, path, body, kind, query) as answer:
            self._take(answer, media, wire.LARGEST, taken)
        return bytes(taken)

    def fetch(self, path: str, query: Mapping[str, str | int], most: int) -> bytes:
        """The bytes that come back, at most ``most``; when the line is cut, those that came. Raises the same when none did."""
        taken = bytearray()
        try:
            with self._asked("GET", path, None, "", query) as answer:
                self._take(answer, wire.BYTES, most, taken)
        except Unreachable:
            if not taken:
                raise
        return bytes(taken)

    def tell(self, method: str, path: str, message: Mapping[str, object] | None = None) -> wire.Message:
        """The message that comes back on a message. Raises the same."""
        body = wire.written(message) if message is not None else None
        found = self.ask(method, path, body=body)
        with wire.strictly(self._peer):
            return wire.read(found)

    @contextmanager
    def _asked(
        self, method: str, path: str, body: bytes | None, kind: str, query: Mapping[str, str | int] | None
    ) -> Iterator[httpx.Response]:
        """The answer while its body comes in; what httpx raises becomes an error of ours."""
        if self._client.is_closed:
            raise Unreachable(peer=self._peer)
        headers = {"Content-Type": kind} if body is not None else {}
        asked = self._client.stream(method, path, content=body, headers=headers, params=query)
        with self._in_words(), asked as answer:
            yield answer

    def _take(self, answer: httpx.Response, media: str, most: int, taken: bytearray) -> None:
        """Puts the body of an answer into ``taken``, when it is one of ours and tells no problem."""
        ours = self._is_ours(answer)
        kind = answer.headers.get("content-type", "")
        if ours and answer.status_code == 200 and kind == media:
            self._read(answer, most, taken)
            return
        if not ours or answer.status_code < 400 or kind != wire.MEDIA:
            raise problems.problem_of_status(answer.status_code, self._peer) or Garbled(peer=self._peer)
        said = bytearray()
        self._read(answer, _PROBLEM, said)
        with wire.strictly(self._peer):
            found = problems.problem_of(wire.read(bytes(said)), self._peer)
        raise found

    def _is_ours(self, answer: httpx.Response) -> bool:
        """Whether the other side speaks our protocol. Raises NewerPeer, OlderPeer."""
        try:
            major, _minor = wire.protocol_of(answer.headers.get(wire.SPEAKS, ""))
        except ValueError:
            return False
        if major > PROTOCOL[0]:
            raise NewerPeer(peer=self._peer)
        if major < PROTOCOL[0]:
            raise OlderPeer(peer=self._peer)
        return "content-encoding" not in answer.headers

    def _read(self, answer: httpx.Response, most: int, taken: bytearray) -> None:
        begun = time.monotonic()
        for part in answer.iter_raw():
            taken += part
            if len(taken) > most:
                raise Garbled(peer=self._peer)
            late = time.monotonic() - begun - self._patience.grace
            if late > 0 and len(taken) < late * self._patience.least:
                raise Unreachable(peer=self._peer)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """What httpx raises, as errors of ours."""
        try:
            yield
        except httpx.RemoteProtocolError as problem:
            cut = any(word in str(problem) for word in _CUT)
            raise (Unreachable if cut else Garbled)(peer=self._peer) from problem
        except (httpx.InvalidURL, httpx.DecodingError) as problem:
            raise Garbled(peer=self._peer) from problem
        except httpx.HTTPError as problem:
            raise self._of_tls(problem) or Unreachable(peer=self._peer) from problem

    def _of_tls(self, problem: BaseException) -> Exception | None:
        """What a failed handshake says, or None when it was none."""
        cause = handshake_error(problem)
        if cause is None or isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return None
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NotOurPeer(peer=self._peer, why=_(_WHY.get(cause.verify_code, _NOBODY)))
        if isinstance(cause, ExpiredCertificate):
            return NotOurPeer(peer=self._peer, why=_(_WHY[10]))
        if isinstance(cause, AnotherCertificate):
            return NotOurPeer(peer=self._peer, why=_(_ANOTHER))
        if cause.reason in _NO_TLS:
            return Garbled(peer=self._peer)
        return NotOurPeer(peer=self._peer, why=_(_UNSAFE))


def _context_for(address: str, place: Place, pinned: PinnedContext | None) -> ssl.SSLContext:
    if pinned is not None:
        if not address.startswith("https:"):
            raise BadValue(value=place.address, example=address.replace("http:", "https:", 1))
        return pinned
    if address.startswith("http:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used; to read all certificates takes a while
    return trusting_context(place.ca_file)
