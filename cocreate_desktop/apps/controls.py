"""`cocreate control` writes what votes can be checked by, `cocreate verify` checks it from the file alone."""

from __future__ import annotations

import argparse
from pathlib import Path

from cocreate_desktop.apps.hall import choose_evening
from cocreate_desktop.apps.terminal import say, say_json
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.exchange.controlcheck import Checked, check
from cocreate_desktop.exchange.controlfile import SUFFIX, write_control
from cocreate_desktop.exchange.controlround import write_rounds
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.sealing import Control
from cocreate_desktop.services.services import Services


def control(wanted: argparse.Namespace) -> int:
    """Writes the control of every closed vote of an evening into a folder, and of those that were shown the round to count."""
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        evening = choose_evening(opened.services, wanted.evening)
        for path in write_all(opened.services, evening.id, wanted.out):
            say(str(path))
    finally:
        opened.close()
    return 0


def write_all(services: Services, evening_id: str, folder: Path) -> tuple[Path, ...]:
    """The files of an evening, in the order of its votes. Raises FileProblem, Gone."""
    made: list[Path] = []
    for number, view in enumerate(services.overview.rounds(evening_id), 1):
        found = services.overview.control(view.round.id)
        if found is not None:
            made += _written(found, folder / f"vote-{number}{SUFFIX}")
    return tuple(made)


def write_one(services: Services, round_id: str, out: Path) -> Path:
    """The control of one vote as ``out``, and once its result was shown the round to count again beside it. Raises Gone,
    NotAllowed for a vote that was never closed, FileProblem."""
    found = services.overview.control(round_id)
    if found is None:
        raise NotAllowed
    return _written(found, out)[0]


def _written(found: Control, out: Path) -> tuple[Path, ...]:
    stem = out.with_name(out.name.removesuffix(".json").removesuffix(".control"))
    return (write_control(found, out), *write_rounds(found, stem))


def verify(wanted: argparse.Namespace) -> int:
    """Checks the control of a vote; 1 when something does not fit, or cannot be checked any more."""
    found = check(wanted.file, wanted.figure)
    if wanted.json:
        told = {
            "figure": found.figure,
            "ballots": found.ballots,
            "counted": found.counted,
            "wrong": list(found.wrong),
            "notes": [*found.notes, *found.changed],
            "doubts": list(found.doubts),
        }
        say_json(told)
    else:
        for line in lines(found):
            say(line)
    return 1 if found.wrong or found.doubts else 0


def lines(found: Checked) -> tuple[str, ...]:
    """What was found, for people."""
    many = ngettext("{n} ballot under this figure.", "{n} ballots under this figure.", found.ballots)
    head = (
        _("Control figure: {figure}").format(figure=found.figure),
        many.format(n=number_text(found.ballots)),
        *found.notes,
        *found.changed,
    )
    if found.wrong:
        return (*head, *found.doubts, _("This is not what was sealed:"), *found.wrong)
    return (*head, *_fits(found), _counted(found))


def _fits(found: Checked) -> tuple[str, ...]:
    if found.doubts:
        return (_("This cannot be checked any more:"), *found.doubts)
    if found.notes:
        return (_("Nothing was changed since the last figure."),)
    return (_("Nothing was changed since it was sealed."),)


def _counted(found: Checked) -> str:
    if found.counted:
        return _("Counted again: the same result.")
    if found.opened:
        return _("The ballots are open, but the file says no result to count them against.")
    if found.pending:
        return _(
            "Something came in after the last figure. Make the result final, and save the control once more."
        )
    if found.few:
        return _(
            "The ballots stay closed: so few came after a figure, or beside raised hands, that one could see whose they are."
        )
    return _("The ballots are not open yet.")
