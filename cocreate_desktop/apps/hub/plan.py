"""What a hub is started with, and how it comes to its workers: as one line of JSON by standard input, for it holds a
password."""

import dataclasses
import json
import ssl
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop import paths
from cocreate_desktop.central.mail import MailServer, mail_server
from cocreate_desktop.domain.huberrors import BadCertificate, HalfCertificate, NeedsCertificate, OneWorker
from cocreate_desktop.domain.mailerrors import NeedsSender
from cocreate_desktop.storage.hubdatabase import HubDatabase, open_file, open_postgres
from cocreate_desktop.storage.hubvault import HubVault, open_vault

FILE, VAULT = "hub.db", "hub.vault"
_HTTPS = 443
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True, repr=False)
class HubPlan:
    """``database`` as PostgreSQL writes it (empty: a file in the data folder); ``host`` to listen on (empty: every address when
    there is a ``certificate``, else this machine only); ``names`` by which the hub may be asked. ``smtp`` is where mail goes
    out (empty: none does), ``mail_from`` as whom, ``vault_key`` the file with the key of contact details (empty: in the data
    folder)."""

    database: str = ""
    host: str = ""
    port: int = 8090
    workers: int = 1
    names: tuple[str, ...] = ()
    certificate: str = ""
    key: str = ""
    behind_proxy: bool = False
    called: str = ""
    smtp: str = ""
    smtp_password: str = ""
    mail_from: str = ""
    vault_key: str = ""

    @property
    def listens_on(self) -> str:
        """The address to listen on; empty for every one."""
        return self.host or ("" if self.certificate else LOOPBACK[0])

    @property
    def name(self) -> str:
        """How laptops call this hub; empty: as their organisation."""
        return self.called or (self.names[0] if self.names else "")

    @property
    def at(self) -> str:
        """The address by which people at home find the hub; empty when it was not told its name."""
        port = f":{self.port}" if self.certificate and self.port != _HTTPS else ""
        return f"https://{self.names[0]}{port}" if self.names else ""

    @property
    def key_of_vault(self) -> Path:
        """The file with the key of contact details."""
        return Path(self.vault_key) if self.vault_key else paths.data() / VAULT

    @property
    def mail_server(self) -> MailServer | None:
        """Where mail goes out. Raises BadMailServer, OpenMail, NeedsSender, NoMailAddress, BadFile."""
        if not self.smtp:
            return None
        if not self.mail_from:
            raise NeedsSender
        return mail_server(self.smtp, self.mail_from, self.smtp_password)

    def vault(self, database: HubDatabase, *, make: bool = False) -> HubVault | None:
        """What opens contact details; None for a hub that never had any. With ``make`` a hub that sends mail gets a key. Raises
        NoKeyOfHub."""
        wanted = bool(self.smtp) or self.key_of_vault.exists()
        return open_vault(database, self.key_of_vault, make=make) if wanted else None

    def check(self) -> None:
        """Raises HalfCertificate, BadCertificate, NeedsCertificate, OneWorker, and what ``mail_server`` raises."""
        _server = self.mail_server
        if bool(self.certificate) != bool(self.key):
            raise HalfCertificate
        if self.certificate:
            try:
                ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
                    self.certificate, self.key, _no_passphrase
                )
            except (OSError, ssl.SSLError, ValueError) as problem:
                raise BadCertificate(path=self.certificate) from problem
        elif not self.behind_proxy and self.listens_on not in LOOPBACK:
            raise NeedsCertificate(address=self.listens_on)
        if self.workers > 1 and not self.database:
            raise OneWorker

    def open(self) -> HubDatabase:
        """The database, brought up to date. Raises NoDatabase, NoRights, NewerDatabase, FileProblem."""
        return open_postgres(self.database) if self.database else open_file(file_of_hub())

    def written(self) -> str:
        """The plan as a line of JSON."""
        return json.dumps(dataclasses.asdict(self))


def read_plan(line: str) -> HubPlan:
    """The plan of a line of JSON."""
    found = json.loads(line)
    return HubPlan(**{**found, "names": tuple(found["names"])})


def file_of_hub() -> Path:
    """Where a hub without PostgreSQL keeps everything."""
    return paths.data() / FILE


def _no_passphrase() -> str:
    """Nobody is there to type one."""
    return ""
