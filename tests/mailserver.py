"""A real mail server of this machine for tests: it speaks STARTTLS, asks for a name and a password, and refuses whom it is told
to. What it took lies in ``mails``."""

import email
import email.policy
import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from cocreate_desktop.central.mail import MailServer, mail_server

# What it says at each sign-in is about a later version of itself, and that somebody does not trust it is what a test wants.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
USER, PASSWORD = "hub", "geheim"
SENDER = "Gemeente Voorbeeld <buurt@voorbeeld.nl>"


@dataclass
class Mailbox:
    """``raw`` are the mails as they came; ``refuses`` are recipients that it does not know, ``later`` those for whom one must
    come again; ``password`` is the one that it takes."""

    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    password: str = PASSWORD
    port: int = 0
    ca_file: str = ""

    @property
    def url(self) -> str:
        """As it is given to a hub."""
        return f"smtp://{USER}@localhost:{self.port}?tls=starttls&ca={self.ca_file}"

    def server(self, password: str = PASSWORD) -> MailServer:
        """The same as a hub reads it."""
        return mail_server(self.url, SENDER, password)

    def for_whom(self, address: str) -> list[EmailMessage]:
        """The mails to one address, in the order in which they came."""
        return [mail for mail, to in zip(self.mails, self.to, strict=True) if to == address]

    async def handle_RCPT(  # noqa: N802 - the name is that of the library
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 5.1.1 nobody here is called so"
        if address in self.later:
            return "451 4.7.1 come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.raw.append(envelope.content)
        self.to.append(envelope.rcpt_tos[0])
        return "250 taken"

    def knows(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, said: object
    ) -> AuthResult:
        """Name and password."""
        assert isinstance(said, LoginPassword)
        right = (said.login.decode(), said.password.decode()) == (USER, self.password)
        return AuthResult(success=right, handled=False)


@contextmanager
def a_mail_server(folder: Path, box: Mailbox | None = None) -> Iterator[Mailbox]:
    """It takes mail for as long as it lasts; one that was there before (``box``) opens at its port again."""
    made = box or Mailbox()
    certificate = _certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", made.port)) as free:
        made.port = free.getsockname()[1]
    door = Controller(
        made,
        hostname="127.0.0.1",
        port=made.port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=made.knows,
    )
    door.start()
    try:
        made.ca_file = str(certificate)
        yield made
    finally:
        door.stop()


def _certificate(folder: Path) -> Path:
    """For "localhost", with its key in the same file."""
    place = folder / "mail.pem"
    if place.exists():
        return place
    key, named = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    place.write_bytes(private + made.public_bytes(pem))
    return place
