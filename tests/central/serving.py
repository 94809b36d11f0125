"""Real servers on loopback for tests of the wire: ours on uvicorn, with or without TLS, and one that answers whatever it is
told."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from starlette.types import ASGIApp

from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.api import make_api
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.central.line import Patience
from cocreate_desktop.services.gate import Device
from tests.central.memory import PROJECT, MemoryGate, MemoryPeer

TOKEN = "t" * 43
QUICK = Patience(connect=5, bytes=5)
NOW = datetime(2026, 11, 28, tzinfo=UTC)


@contextmanager
def serving(app: ASGIApp, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """uvicorn in a thread; gives its port."""
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=2,
        ssl_context_factory=(lambda _config, _usual: context) if context is not None else None,
    )
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive()
        listening.close()


def gate_of_one(project_id: str = PROJECT) -> MemoryGate:
    """A gate that knows TOKEN."""
    return MemoryGate({TOKEN: Device("one", "Laptop aan de deur", project_id)})


def app_of(peer: MemoryPeer, gate: MemoryGate | None = None) -> ASGIApp:
    """The wire over one replica."""
    return make_api(lambda _project, _device: peer, gate or gate_of_one())


def asking(
    port: int,
    *,
    token: str = TOKEN,
    fingerprint: str = "",
    project_id: str = PROJECT,
    ca_file: Path | None = None,
) -> HttpPeer:
    """The client's side: plain without a fingerprint or a file of certificates."""
    scheme = "https" if fingerprint or ca_file else "http"
    place = Place(f"{scheme}://127.0.0.1:{port}", fingerprint, ca_file)
    return HttpPeer(place, project_id, token, "de centrale", patience=QUICK)


@contextmanager
def strange(answer: bytes, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Something else at our address: answers every connection with these bytes once it was asked something, and hangs up."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            line, _ = listening.accept()
            with suppress(OSError), line:
                line.settimeout(5)
                spoken = context.wrap_socket(line, server_side=True) if context is not None else line
                with spoken:
                    _read_request(spoken)
                    spoken.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        over.set()
        socket.create_connection(listening.getsockname()).close()
        thread.join(10)
        listening.close()


def _read_request(line: socket.socket) -> None:
    """All of it, when it is HTTP: what is not read makes a reset of the end."""
    head = line.recv(65536)
    if not head[:1].isalpha():
        return
    while b"\r\n\r\n" not in head:
        head += line.recv(65536) or b"\r\n\r\n"
    head, _, body = head.partition(b"\r\n\r\n")
    said = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    while len(body) < int(said or b"0"):
        body += line.recv(65536)


def http(status: str, body: bytes, **headers: str) -> bytes:
    """An answer of HTTP as it travels; a header ``content_length`` replaces the right one."""
    said = {"content_length": str(len(body)), "connection": "close"} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def certificate_file(
    place: Path, *, host: str = "127.0.0.1", until: datetime | None = None
) -> tuple[Path, ssl.SSLContext]:
    """A certificate of a hub that vouches for itself, for ``host``, in a file with its key; and the context that serves it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(until or NOW + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([_named(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    written = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    place.write_bytes(written + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place)
    return place, context


def _named(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
