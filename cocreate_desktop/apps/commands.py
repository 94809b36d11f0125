"""The commands that need no window. Each takes what the command line asked and returns the exit code."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cocreate_desktop import settings
from cocreate_desktop.apps.terminal import complain, say, say_json, table
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services, open_services
from cocreate_desktop.domain.errors import FileProblem, NoNetwork
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.language import _


def new(wanted: argparse.Namespace) -> int:
    """Makes a new project with an evening; the recovery key is shown once."""
    fields = {"name": wanted.name or wanted.workspace.stem, "question": wanted.question}
    given = {name: value for name, value in fields.items() if value}
    opened = create_services(wanted.workspace, given, wanted.template, key_file=wanted.key_file)
    try:
        say(_("{path} is there.").format(path=wanted.workspace))
        say(_("Recovery key: {key}").format(key=opened.workspace.recovery_key()))
        say(_("Keep it apart from this laptop: only with it a backup opens elsewhere."))
    finally:
        opened.close()
    return 0


def print_paper(wanted: argparse.Namespace) -> int:
    """Prints to a PDF. It changes nothing in the project: cards in another ``--form`` than the evening has are printed so, and
    its form stays."""
    from cocreate_desktop.apps.openproject import expected_page
    from cocreate_desktop.domain.cards import CardForm
    from cocreate_desktop.paper import press
    from cocreate_desktop.phones.network import page_typed
    from cocreate_desktop.services.outside import Paper

    page = page_typed(wanted.address) or expected_page()
    opened = _opened(wanted)
    try:
        services = opened.services
        evening, what = _evening(opened, wanted.evening), Paper(wanted.what)
        cut = press.Cut(CardForm(wanted.form) if wanted.form else None, wanted.size)
        made = press.print_paper(
            services,
            what,
            evening.id,
            wanted.out,
            page=page,
            slips=wanted.number,
            cut=cut,
            needed=wanted.needed,
        )
        say(str(made))
    finally:
        opened.close()
    return 0


def export(wanted: argparse.Namespace) -> int:
    """Writes an export."""
    from cocreate_desktop.apps.outward import FileDesk
    from cocreate_desktop.services.outside import Format

    opened = _opened(wanted)
    try:
        evening = _evening(opened, wanted.evening)
        say(str(FileDesk(opened.services).export(evening.id, Format(wanted.form), wanted.out)))
    finally:
        opened.close()
    return 0


def tally(wanted: argparse.Namespace) -> int:
    """Counts a round given as a file."""
    from cocreate_desktop.domain.voting import tally as count
    from cocreate_desktop.domain.voting import together
    from cocreate_desktop.exchange import rounds
    from cocreate_desktop.services.onlinewords import together_title

    voting = rounds.read(wanted.round)
    found = count(voting)
    both = together(voting, voting.weight) if voting.weight else None
    if wanted.json:
        say_json(rounds.to_json(found, voting.weight, both))
        return 0
    table(rounds.as_table(found, voting.options))
    if both is not None:
        say(together_title(voting.weight))
        table(rounds.as_table(both, voting.options))
    return 0


def phones(wanted: argparse.Namespace) -> int:
    """Serves the pages for phones until Ctrl+C."""
    from cocreate_desktop.apps import hall

    # The same port as stands on what was printed.
    port = settings.load().settings.port if wanted.port is None else wanted.port
    plan = hall.HallPlan(wanted.workspace, wanted.evening, wanted.host, port, wanted.any_port)
    # Being told to end, by whatever signal, is no failure: the file is closed and the lock taken away.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if wanted.child:
            return hall.child_main(plan)
        return hall.serve(plan, "", key_file=wanted.key_file, ready=_tell_page)
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


def check(wanted: argparse.Namespace) -> int:
    """Verifies a project file; ``--repair`` puts back the last verified backup when it is damaged, and looks again."""
    from cocreate_desktop.domain.errors import DamagedWorkspace, MissingWal
    from cocreate_desktop.storage import check_workspace

    restored: Path | None = None
    try:
        report = check_workspace(wanted.workspace, key_file=wanted.key_file)
    except (DamagedWorkspace, MissingWal):
        if not wanted.repair:
            raise
        restored = _put_back(wanted, None)
        report = check_workspace(wanted.workspace, key_file=wanted.key_file)
    if wanted.json:
        say_json(
            {
                "sound": report.sound,
                "ops": report.ops,
                "ballots": report.ballots,
                "blobs": report.blobs,
                "backups": report.backups,
                "problems": list(report.problems),
                "restored": None if restored is None else str(restored),
            }
        )
        return 0 if report.sound else 1
    if restored is not None:
        say(_("{path} is put back from {backup}.").format(path=wanted.workspace, backup=restored))
    rows = [
        [_("changes in the record"), str(report.ops)],
        [_("ballots"), str(report.ballots)],
        [_("pictures and files"), str(report.blobs)],
        [_("checked backups"), str(report.backups)],
    ]
    table(rows)
    for line in (_("Everything adds up."),) if report.sound else report.problems:
        say(line)
    return 0 if report.sound else 1


def backup(wanted: argparse.Namespace) -> int:
    """Makes a verified backup, also at the second place of the settings and in a folder that is given (exit code 1 when only
    those fail); ``--drill`` puts the newest one back on trial instead."""
    opened = _opened(wanted)
    try:
        if wanted.drill:
            return _drilled(opened, wanted.to)
        made = Path(opened.workspace.backups.make())
        say(str(made))
        return _copied(opened, made, wanted.to)
    finally:
        opened.close()


def _copied(opened: OpenWorkspace, made: Path, folder: Path | None) -> int:
    from cocreate_desktop.apps.placenames import place_name

    workspace, stick = opened.workspace, settings.load().settings.backup_folder
    problems: list[FileProblem] = []
    with _noted(problems):
        if stick:
            say(str(workspace.second.carry(made, Path(stick), place_name(Path(stick)))))
    with _noted(problems):
        if folder is not None:
            say(str(workspace.backups.copy(made, folder)))
    return 1 if problems else 0


@contextmanager
def _noted(problems: list[FileProblem]) -> Iterator[None]:
    """One place that fails is told and keeps nothing from the others."""
    try:
        yield
    except FileProblem as problem:
        complain(str(problem))
        problems.append(problem)


def _drilled(opened: OpenWorkspace, folder: Path | None) -> int:
    from cocreate_desktop.domain.backuperrors import NothingToTry
    from cocreate_desktop.domain.backupwords import drilled_text
    from cocreate_desktop.storage import drill

    stick, workspace = folder or settings.load().settings.backup_folder, opened.workspace
    beside = sorted(Path(stick).glob(f"{workspace.path.stem}-*.cocreate"), reverse=True) if folder else []
    there = workspace.second.all(Path(stick)) if stick else ()
    newest = next(iter(there or beside or map(Path, workspace.backups.all())), None)
    if newest is None:
        raise NothingToTry
    say(str(newest))
    say(drilled_text(drill(newest, workspace.path, workspace.recovery_key())))
    return 0


def restore(wanted: argparse.Namespace) -> int:
    """Puts back a backup, the last verified one unless one is named; the file that stood there is put aside."""
    found = _put_back(wanted, wanted.backup)
    say(_("{path} is put back from {backup}.").format(path=wanted.workspace, backup=found))
    return 0


def _put_back(wanted: argparse.Namespace, backup: Path | None) -> Path:
    from cocreate_desktop.domain.errors import BadFile
    from cocreate_desktop.storage import backups_beside, restore_backup

    found = backup or next(iter(backups_beside(wanted.workspace)), None)
    if found is None:
        raise BadFile(path=wanted.workspace, why=_("there is no backup beside it."))
    restore_backup(found, wanted.workspace, key_file=wanted.key_file)
    return found


def doctor(wanted: argparse.Namespace) -> int:
    """Checks this laptop for the evening."""
    from cocreate_desktop.apps.doctor import findings

    found = findings()
    if wanted.json:
        say_json([{"what": one.what, "state": one.state, "says": one.says} for one in found])
    else:
        table([[one.title, one.says] for one in found])
    return 0 if all(one.state == "ok" for one in found) else 1


def _opened(wanted: argparse.Namespace) -> OpenWorkspace:
    return open_services(wanted.workspace, key_file=wanted.key_file)


def _evening(opened: OpenWorkspace, evening_id: str) -> Evening:
    from cocreate_desktop.apps.hall import choose_evening

    return choose_evening(opened.services, evening_id)


def _tell_page(address: str, evening: Evening) -> None:
    from cocreate_desktop.phones.network import best, page_address

    if best() is None:
        complain(str(NoNetwork()))
    say(_("Phones open {address}").format(address=page_address(address, evening.join_token)))
    say(_("Stop with Ctrl+C."))
    sys.stdout.flush()
