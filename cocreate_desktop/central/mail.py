"""Mail by SMTP: where the server is, a line to it, and what goes wrong on that line in words of ours. No address, no password
and no text of a mail reaches a log or an error."""

import email.policy
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from cocreate_desktop.central.addresses import is_loopback
from cocreate_desktop.central.certificates import trusting_context
from cocreate_desktop.domain.mailerrors import (
    BadMailServer,
    MailAway,
    MailProblem,
    MailRefused,
    MailShut,
    MailUntrusted,
    NoMailAddress,
    OpenMail,
)

EXAMPLE: Final = "smtp://name@mail.example.org:587?tls=starttls"
PORTS: Final = {"smtp": 587, "smtps": 465}
_NONE, _STARTTLS, _TLS = "none", "starttls", "tls"
_PATIENCE_S: Final = 20.0
WHOLE_S: Final = 60.0
"""Seconds for all that is said to open a line, and for each mail: a server that drips would else hold its thread for hours."""
_LONGEST = 254
_LONGEST_NAME = 64
_REFUSED_FOR_GOOD = 500


@dataclass(frozen=True, slots=True, repr=False)
class MailServer:
    """Where mail goes out: ``tls`` at once ("tls"), after a plain greeting ("starttls") or not at all ("none", on this machine
    only). ``sender`` is what stands in From, ``ca_file`` whom to trust besides those that the system does."""

    host: str
    port: int
    tls: str
    sender: str
    user: str = ""
    password: str = ""
    ca_file: str = ""

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"{self.host}:{self.port}"


def mail_server(url: str, sender: str, password: str = "") -> MailServer:
    """The server at ``url`` (as EXAMPLE). Raises BadMailServer, OpenMail, NoMailAddress (``sender``),
    BadFile (``ca``)."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
        asked = {
            name: values[-1]
            for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()
        }
    except ValueError as problem:
        raise BadMailServer(example=EXAMPLE) from problem
    usual = _TLS if parts.scheme == "smtps" else (_NONE if is_loopback(host) else _STARTTLS)
    tls = asked.pop("tls", usual)
    ca_file = asked.pop("ca", "")
    right = tls in ((_TLS,) if parts.scheme == "smtps" else (_STARTTLS, _NONE))
    if not (host and port and right) or asked or parts.path.strip("/") or parts.password or parts.fragment:
        raise BadMailServer(example=EXAMPLE)
    if tls == _NONE and not is_loopback(host):
        raise OpenMail(server=f"{host}:{port}")
    mail_address(parseaddr(sender)[1])
    found = MailServer(host, port, tls, sender, unquote(parts.username or ""), password, ca_file)
    _trusting(found)
    return found


def mail_address(typed: str) -> str:
    """An address for mail, its host as the mail goes there. Raises NoMailAddress, also for one with a packed part ("=?"): in a
    header that could become the address of somebody else."""
    name, at, host = typed.strip().rpartition("@")
    plain = name.isprintable() and not any(sign in name for sign in (*' "(),:;<>@[\\]', "=?"))
    try:
        there = host.encode("idna").decode("ascii").lower()
        found = Address(username=name, domain=there).addr_spec if plain and at else ""
    except (UnicodeError, ValueError, IndexError) as problem:
        raise NoMailAddress from problem
    labels = there.split(".")
    known = len(labels) > 1 and all(label and label.replace("-", "").isalnum() for label in labels)
    dotted = not (name.startswith(".") or name.endswith(".") or ".." in name)
    if not found or not known or not dotted or len(found) > _LONGEST or not 0 < len(name) <= _LONGEST_NAME:
        raise NoMailAddress
    return f"{name}@{there}"


class _Timed(smtplib.SMTP):
    """One that is cut when it takes too long in all: the patience of a socket begins anew with each byte."""

    _late = False

    def connect(self, *given: Any, **named: Any) -> tuple[int, bytes]:
        """Also reads the greeting."""
        with self.in_time():
            return super().connect(*given, **named)

    def getreply(self) -> tuple[int, bytes]:
        """Raises SMTPServerDisconnected when the time is over: a line that was just made anew for TLS was not cut."""
        if self._late:
            raise smtplib.SMTPServerDisconnected("too late")
        return super().getreply()

    @contextmanager
    def in_time(self) -> Iterator[None]:
        """What is done within it has WHOLE_S seconds."""
        clock = threading.Timer(WHOLE_S, self._cut)
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def _cut(self) -> None:
        self._late = True
        if self.sock is not None:
            # Under TLS the plain line below: its thread reads its end, whatever it is at.
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


class _TimedTls(_Timed, smtplib.SMTP_SSL):
    """The same with TLS from the first byte on."""


class MailLine:
    """An open line to the server, for one thread. Mails go by it one after the other."""

    def __init__(self, server: MailServer, smtp: _Timed) -> None:
        self._server = server
        self._smtp = smtp

    def send(self, message: EmailMessage) -> None:
        """Hands one over. Raises MailRefused when it will never be taken, MailAway when it may be later, MailProblem."""
        with _said(self._server), self._smtp.in_time():
            self._smtp.send_message(message)


@contextmanager
def mail_line(server: MailServer) -> Iterator[MailLine]:
    """A line for as long as it lasts. Raises MailAway, MailShut, MailUntrusted, MailProblem."""
    with _said(server):
        smtp = _connected(server)
    try:
        yield MailLine(server, smtp)
    finally:
        try:
            with smtp.in_time():
                smtp.quit()
        except (OSError, smtplib.SMTPException):
            smtp.close()


def _connected(server: MailServer) -> _Timed:
    """Raises OSError, SMTPException."""
    # The usual way to say hello asks the network what this machine is called.
    greets_as = parseaddr(server.sender)[1].rpartition("@")[2]
    if server.tls == _TLS:
        context = _trusting(server)
        smtp: _Timed = _TimedTls(server.host, server.port, greets_as, timeout=_PATIENCE_S, context=context)
    else:
        smtp = _Timed(server.host, server.port, greets_as, timeout=_PATIENCE_S)
    with ExitStack() as undo, smtp.in_time():
        undo.callback(smtp.close)
        if server.tls == _STARTTLS:
            smtp.starttls(context=_trusting(server))
        if server.user:
            smtp.login(server.user, server.password)
        undo.pop_all()
    return smtp


def _trusting(server: MailServer) -> ssl.SSLContext:
    return trusting_context(Path(server.ca_file) if server.ca_file else None)


@contextmanager
def _said(server: MailServer) -> Iterator[None]:
    """What goes wrong within it becomes an error of ours. Nothing of the server's own words goes along: they name people."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as problem:
        for_good = problem.smtp_code >= _REFUSED_FOR_GOOD
        raise (MailShut if for_good else MailAway)(server=server.name) from None
    except smtplib.SMTPRecipientsRefused as problem:
        for_good = all(code >= _REFUSED_FOR_GOOD for code, _words in problem.recipients.values())
        raise (MailRefused if for_good else MailAway)(server=server.name) from None
    except smtplib.SMTPSenderRefused as problem:  # of every mail, so it is no fault of this one
        for_good = problem.smtp_code >= _REFUSED_FOR_GOOD
        raise (MailProblem if for_good else MailAway)(server=server.name) from None
    except smtplib.SMTPDataError as problem:
        for_good = problem.smtp_code >= _REFUSED_FOR_GOOD
        raise (MailRefused if for_good else MailAway)(server=server.name) from None
    except smtplib.SMTPNotSupportedError as problem:  # no STARTTLS, no AUTH, or letters that it does not take
        utf8 = "SMTPUTF8" in str(problem)
        raise (MailRefused if utf8 else MailUntrusted)(server=server.name) from None
    except ssl.SSLError:
        raise MailUntrusted(server=server.name) from None
    except (OSError, smtplib.SMTPException):
        raise MailAway(server=server.name) from None


class _Whole(UnstructuredHeader, BaseHeader):
    """A header that stays one line, however long: mail programs look for an address in it, and know none that is packed."""

    def fold(self, *, policy: Policy) -> str:
        """As it is written."""
        return f"{self.name}: {self}{policy.linesep}"


class _Headers(HeaderRegistry):
    def __init__(self) -> None:
        super().__init__()
        self.map_to_type("list-unsubscribe", _Whole)


POLICY: Final = email.policy.SMTP.clone(header_factory=_Headers())
"""How a mail is written: headers folded but for the link that stops it, lines ended as SMTP asks."""
