"""`cocreate hub`: looks whether everything fits, brings the database up to date, says where the hub is, and runs its
workers."""

import argparse
import sys
from contextlib import closing

from cocreate_desktop.apps.hub import lines
from cocreate_desktop.apps.hub.plan import HubPlan, file_of_hub
from cocreate_desktop.apps.hub.secret import smtp_password
from cocreate_desktop.apps.hub.workers import run_workers
from cocreate_desktop.domain.text import printable
from cocreate_desktop.language import _
from cocreate_desktop.storage.hubvault import others_may_read


def run(wanted: argparse.Namespace) -> int:
    """Runs until it is told to end. Raises HubProblem, PortInUse, BadValue, FileProblem, NoKeyOfHub, BadMailServer
    and its kin."""
    plan = HubPlan(
        database=wanted.database,
        host=wanted.host,
        port=wanted.port,
        workers=wanted.workers,
        names=tuple(wanted.name),
        certificate=wanted.certificate,
        key=wanted.key,
        behind_proxy=wanted.behind_proxy,
        called=wanted.called,
        smtp=wanted.smtp,
        smtp_password=smtp_password(wanted),
        mail_from=wanted.mail_from,
        vault_key=wanted.vault_key,
    )
    plan.check()
    with closing(plan.open()) as database:  # up to date before anybody is told where it is
        kept = plan.vault(database, make=True)
    if kept is not None and others_may_read(plan.key_of_vault):
        words = _("Others on this machine may read {path}; let its owner alone do so (chmod 600).")
        _say(words.format(path=plan.key_of_vault))
    if not plan.database:
        _say(_("Without --database everything is kept in {path}.").format(path=file_of_hub()))
        _say(_("That is for one machine and for trying out; for more, name a PostgreSQL database."))
    lines.start("parent")
    return run_workers(
        plan, lambda port: _say(_("The hub is at {address}").format(address=_address(plan, port)))
    )


def _address(plan: HubPlan, port: int) -> str:
    host = plan.names[0] if plan.names else plan.listens_on or "127.0.0.1"
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if plan.certificate else 'http'}://{shown}:{port}/"


def _say(words: str) -> None:
    """To whoever started it; standard output has the journal."""
    sys.stderr.write(printable(words) + "\n")
    sys.stderr.flush()
