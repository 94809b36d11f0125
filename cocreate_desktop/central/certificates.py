"""The certificate that a laptop serves other laptops with: made by itself, known by its fingerprint, kept in one file that only
its owner reads, and renewed before it expires. And the TLS contexts of both sides."""

import hashlib
import ssl
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cocreate_desktop import lasting
from cocreate_desktop.domain.errors import BadFile, ReadOnly
from cocreate_desktop.language import _

VALID: Final = timedelta(days=3650)
"""A new one has another fingerprint, and whoever pinned the old one has to pair anew: so it lasts."""
RENEWED: Final = timedelta(days=90)
"""So long before its end a new one takes its place."""
NAME: Final = "CoCreate Desktop"
"""The same for all: a certificate tells nothing of who has it."""
_FILE = "laptop.pem"
# When this was written: a clock that says 1970 makes no certificate that has ended for everybody else.
_WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
# The clock of the other laptop may be behind.
_EARLIER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Certificate:
    """``file`` holds the key and the certificate (PEM); ``fingerprint`` is the SHA-256 of the certificate (DER) in small
    hexadecimal digits; ``until`` when it expires."""

    file: Path
    fingerprint: str
    until: datetime


class AnotherCertificate(ssl.SSLError):
    """The certificate that came is not the one that is pinned."""


class ExpiredCertificate(ssl.SSLError):
    """It is, and has expired."""


def own_certificate(folder: Path, now: datetime) -> Certificate:
    """The certificate of this laptop, kept in ``folder``; a new one when there is none, or it ends soon, or it is damaged.
    ``now`` has a time zone. Raises ReadOnly when it cannot be kept."""
    place = folder / _FILE
    with suppress(OSError, ValueError, TypeError, UnsupportedAlgorithm):
        kept = _kept(place)
        if kept.until - now > RENEWED:
            return kept
    try:
        lasting.make_folder(folder, 0o700)
        lasting.write(place, _made(now))
    except OSError as problem:
        raise ReadOnly(path=str(place)) from problem
    return _kept(place)


def fingerprint_of(der: bytes) -> str:
    """Of a certificate as it travels."""
    return hashlib.sha256(der).hexdigest()


def server_context(certificate: Certificate) -> ssl.SSLContext:
    """For the side that serves with it. Raises BadFile when the file is damaged."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(certificate.file)
    except OSError as problem:
        raise BadFile(path=certificate.file.name, why=_("it holds no certificate.")) from problem
    return context


def trusting_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """For a hub: trusts whom this machine trusts, and ``ca_file`` (PEM) besides. Raises BadFile when that holds none."""
    known = ssl.get_default_verify_paths()
    alone = sys.platform != "win32" and not (known.cafile or known.capath)
    # A Python that knows no certificates of its machine (some on macOS) has those that httpx brings along.
    context = httpx.create_ssl_context(trust_env=False) if alone else ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is not None:
        try:
            context.load_verify_locations(ca_file)
        except OSError as problem:
            raise BadFile(path=ca_file.name, why=_("it holds no certificate.")) from problem
    return context


class PinnedContext(ssl.SSLContext):
    """Speaks only with whoever has the certificate with ``fingerprint``; with an empty one the first that comes is taken, and
    no other afterwards. Nothing is sent before that has been looked at."""

    fingerprint: str = ""

    def wrap_socket(self, *given: Any, **named: Any) -> ssl.SSLSocket:
        """Raises AnotherCertificate, ExpiredCertificate, OSError."""
        plain = given[0] if given else named["sock"]
        plain.getpeername()  # raises when the other end has gone; what is wrapped then is left open by some versions of Python
        line = super().wrap_socket(*given, **named)
        try:
            der = line.getpeercert(binary_form=True) or b""
            found = fingerprint_of(der)
            self.fingerprint = self.fingerprint or found
            if found != self.fingerprint:
                raise AnotherCertificate("another certificate than the one that is pinned")
            if _ended(der):
                raise ExpiredCertificate("the pinned certificate has expired")
        except OSError:
            # Also when the other side was gone before a word was said: then there was no handshake.
            line.close()
            raise
        return line

    def wrap_bio(self, *_given: Any, **_named: Any) -> ssl.SSLObject:
        """Here nobody would look at the certificate. Raises SSLError."""
        raise ssl.SSLError("a pinned certificate needs a line of its own")


def pinned_context(fingerprint: str = "") -> PinnedContext:
    """For another laptop, whose certificate nobody vouches for."""
    context = PinnedContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.fingerprint = fingerprint
    return context


def handshake_error(problem: BaseException) -> ssl.SSLError | None:
    """What TLS said that is behind ``problem``, which a library raised; None when it said nothing."""
    cause: BaseException | None = problem
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    return cause


def _ended(der: bytes) -> bool:
    try:
        return x509.load_der_x509_certificate(der).not_valid_after_utc < datetime.now(UTC)
    except ValueError as problem:
        raise AnotherCertificate("no certificate") from problem


def _kept(place: Path) -> Certificate:
    """What stands in a file. Raises OSError, ValueError when that is no certificate with its key."""
    whole = place.read_bytes()
    key = serialization.load_pem_private_key(whole, password=None)
    found = x509.load_pem_x509_certificate(whole)
    if key.public_key() != found.public_key():
        raise ValueError("the key is of another certificate")
    return Certificate(
        place, fingerprint_of(found.public_bytes(serialization.Encoding.DER)), found.not_valid_after_utc
    )


def _made(now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(max(now, _WRITTEN) + VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    written = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return written + made.public_bytes(serialization.Encoding.PEM)
