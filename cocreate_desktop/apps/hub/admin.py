"""`cocreate hub admin`: what whoever looks after a hub does by the command line. Passwords come by standard input or are asked
for on the terminal; they are never among the words of a command."""

import argparse
import dataclasses
import getpass
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

from cocreate_desktop.apps.clock import WallClock
from cocreate_desktop.apps.hub.arguments import VARIABLE
from cocreate_desktop.apps.hub.plan import HubPlan
from cocreate_desktop.apps.hub.secret import smtp_password
from cocreate_desktop.apps.terminal import say, say_json, table
from cocreate_desktop.central.letters import message_of, trial_letter
from cocreate_desktop.central.mail import mail_address, mail_line
from cocreate_desktop.domain.accounts import HubProject, Organisation
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.mailerrors import NoMail
from cocreate_desktop.language import _, current
from cocreate_desktop.services.projects import new_project
from cocreate_desktop.storage.accounts import Accounts
from cocreate_desktop.storage.administrators import HubAdministrators
from cocreate_desktop.storage.hubdatabase import HubDatabase
from cocreate_desktop.storage.hubdrill import drill_hub
from cocreate_desktop.storage.hubstores import HubStores

MEGABYTE = 1024**2


def run(wanted: argparse.Namespace) -> int:
    """Does one act and tells what came of it. Raises HubProblem, Refused, FileProblem."""
    url = getattr(wanted, "database", "") or os.environ.get(VARIABLE, "")
    with ExitStack() as closing:
        database = HubPlan(database=url).open()
        closing.callback(database.close)
        act: Callable[[argparse.Namespace], object] = getattr(Admin(database), wanted.act)
        found = act(wanted)
    _tell(found, as_json=wanted.json)
    return 0 if found is not False else 1


class Admin:
    """Each act by its name, over an open database; what it returns is told."""

    def __init__(self, database: HubDatabase) -> None:
        self._database = database
        self._accounts = Accounts(database)
        self._administrators = HubAdministrators(database)

    def create_organisation(self, wanted: argparse.Namespace) -> object:
        """Makes one."""
        return self._accounts.create_organisation(wanted.name, wanted.projects or None)

    def create_administrator(self, wanted: argparse.Namespace) -> object:
        """Makes one, with a password that is asked for."""
        of = self._accounts.organisation(wanted.organisation)
        return self._administrators.create(wanted.name, _password(), of)

    def create_project(self, wanted: argparse.Namespace) -> object:
        """Keeps a place for a project of a laptop (``--id``), or makes a new one that laptops can join."""
        made = self._accounts.create_project(self._organisation(wanted), wanted.name, wanted.id)
        if not wanted.id:
            self._begin(made)
        return made

    def set_project(self, wanted: argparse.Namespace) -> object:
        """Changes what was asked for."""
        asked: dict[str, object] = {
            "name": wanted.name,
            "most_ops": wanted.most_changes,
            "most_bytes": None if wanted.most_megabytes is None else wanted.most_megabytes * MEGABYTE,
            "closed": False if wanted.open else (wanted.close or None),
        }
        changes = {column: value for column, value in asked.items() if value is not None}
        return (
            self._accounts.set_project(wanted.id, **changes) if changes else self._accounts.project(wanted.id)
        )

    def set_password(self, wanted: argparse.Namespace) -> object:
        """Asks for a new one."""
        self._administrators.set_password(wanted.name, _password())
        return {"name": wanted.name}

    def stop_administrator(self, wanted: argparse.Namespace) -> object:
        """Signs an administrator out everywhere and for good."""
        self._administrators.stop(wanted.name)
        return {"name": wanted.name}

    def pairing_code(self, wanted: argparse.Namespace) -> object:
        """A new code; it is told this once."""
        if not 0 < wanted.days <= 90:
            raise BadValue(value=wanted.days, example="7")
        of = self._organisation(wanted)
        project = self._accounts.project(wanted.project) if wanted.project else None
        return self._accounts.pairing_code(of, project, wanted.days)

    def revoke(self, wanted: argparse.Namespace) -> object:
        """Takes a token back."""
        return self._accounts.revoke(wanted.id)

    def organisations(self, _wanted: argparse.Namespace) -> object:
        """All."""
        return self._accounts.organisations()

    def administrators(self, _wanted: argparse.Namespace) -> object:
        """All."""
        return self._administrators.all()

    def projects(self, wanted: argparse.Namespace) -> object:
        """All, or of one organisation."""
        return self._accounts.projects(self._organisation(wanted).id if wanted.organisation else "")

    def devices(self, wanted: argparse.Namespace) -> object:
        """All, or of one organisation."""
        return self._accounts.devices(self._organisation(wanted).id if wanted.organisation else "")

    def send_test_mail(self, wanted: argparse.Namespace) -> object:
        """Sends a mail to one address. Raises MailProblem, BadMailServer, NoMail, NoMailAddress."""
        plan = HubPlan(smtp=wanted.smtp, mail_from=wanted.mail_from, smtp_password=smtp_password(wanted))
        server = plan.mail_server
        if server is None:
            raise NoMail
        address, language = mail_address(wanted.address), current()
        with mail_line(server) as line:
            line.send(message_of(trial_letter(language), server, address, language, datetime.now(UTC)))
        return {"server": server.name, "address": address, "sent": True}

    def drill(self, wanted: argparse.Namespace) -> object:
        """Puts a copy back on trial. Raises NeedsPostgres, NotEmpty, NotPutBack, CopyDiffers, NoKeyOfHub."""
        key = HubPlan(vault_key=wanted.vault_key).key_of_vault
        return drill_hub(wanted.copy, wanted.into, self._database, key)

    def health(self, _wanted: argparse.Namespace) -> object:
        """How the database is."""
        return self._database.health()

    def _organisation(self, wanted: argparse.Namespace) -> Organisation:
        return self._accounts.organisation(wanted.organisation)

    def _begin(self, project: HubProject) -> None:
        """The project itself, written by the hub, so that a laptop can join it."""
        stores = HubStores(self._database)
        try:
            thing = dataclasses.replace(
                new_project(WallClock(), name=project.name), id=project.id, project_id=project.id
            )
            stores.project(project.id).store.run(lambda unit: unit.add(thing))
        finally:
            stores.close()


def _password() -> str:
    """From standard input (its first line), or asked for twice on a terminal. Raises BadValue when the two differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass(_("Password: "))
    if getpass.getpass(_("Once more: ")) != typed:
        raise BadValue(value="…", example=_("twice the same password"))
    return typed


def _tell(found: object, *, as_json: bool) -> None:
    if as_json:
        say_json(_plain(found))
        return
    many = found if isinstance(found, tuple) else (found,)
    rows = [_flat(_plain(one)) for one in many]
    if not rows:
        say(_("There are none."))
        return
    table([list(rows[0]), *([*row.values()] for row in rows)])


def _plain(found: object) -> Any:
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        return dataclasses.asdict(found)
    return [_plain(one) for one in found] if isinstance(found, tuple) else found


def _flat(facts: dict[str, Any]) -> dict[str, str]:
    return dict(_cells(facts))


def _cells(facts: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in facts.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", str(cell)) for inner, cell in value.items())
        else:
            yield name, str(value)
