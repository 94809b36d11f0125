"""`cocreate export --as decidim` and its sisters: files for other systems. Nothing is mended that was not asked for; what the
other system would refuse stays out and is listed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace

from cocreate_desktop.apps.terminal import complain, say, say_json, table
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.services.leaving import Asked, Leaving, Left, Platform, Preview, Records, Trouble

ALL = "all"
_ROUNDS_OF_MENDING = 5
_NOTHING = N_("There is nothing to send (--evening takes another evening, or all), so nothing was written.")


def run(wanted: argparse.Namespace) -> int:
    """Tells what would leave, or writes it. Exit code 1 when something stays out, 2 when nothing would come in: then nothing
    is written. Raises BadValue, BadFile, Gone, FileProblem."""
    if wanted.form not in set(Platform):
        raise BadValue(value="--preview", example="--as decidim --preview")
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        return _of(opened, wanted)
    finally:
        opened.close()


def _of(opened: OpenWorkspace, wanted: argparse.Namespace) -> int:
    from cocreate_desktop.apps.outward import FileDesk

    leaving = FileDesk(opened.services).leaving
    asked = Asked(
        Platform(wanted.form),
        _evening_id(opened, wanted.evening),
        Records(wanted.records) if wanted.records else None,
        options=dict(wanted.option),
    )
    asked, found = mended(leaving, asked, wanted.mend)
    if wanted.preview:
        _tell_preview(found, as_json=wanted.json)
    elif not found.goes:
        _complain_of(found.troubles)
        complain(_("Nothing would come in there, so nothing was written.") if found.records else _(_NOTHING))
        return 2
    else:
        _tell_left(leaving.write(asked, wanted.out), as_json=wanted.json)
    return 1 if found.refused else 0


def _evening_id(opened: OpenWorkspace, typed: str) -> str:
    """The evening that was typed, the last one without, none for all of them together."""
    from cocreate_desktop.apps.hall import choose_evening

    return "" if typed == ALL else choose_evening(opened.services, typed).id


def mended(leaving: Leaving, asked: Asked, wanted: Sequence[str]) -> tuple[Asked, Preview]:
    """With what was asked for done; of all mends those that are needed, for one may bring another to light."""
    asked = replace(asked, mends=frozenset(wanted) - {ALL})
    found = leaving.preview(asked)
    for _round in range(_ROUNDS_OF_MENDING) if ALL in wanted else ():
        more = {one.key for one in found.mends} - asked.mends
        if not more:
            break
        asked = replace(asked, mends=asked.mends | more)
        found = leaving.preview(asked)
    return asked, found


def _tell_preview(found: Preview, *, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "platform": found.platform.value,
                "records": found.records,
                "goes": found.goes,
                "troubles": [asdict(one) for one in found.troubles],
                "mends": [asdict(one) for one in found.mends],
                "mended": [asdict(one) for one in found.mended],
                "left_out": dict(found.left_out),
                "files": list(found.files),
                "sample": [dict(one) for one in found.sample],
            }
        )
        return
    words = ngettext("{n} of {all} goes along", "{n} of {all} go along", found.goes)
    say(words.format(n=number_text(found.goes), all=number_text(found.records)))
    for why, number in found.left_out.items():
        say(_("stays here: {n} {why}").format(n=number_text(number), why=why))
    if found.mends:
        table([[_("Mend"), _("What it does")], *([one.key, one.deed] for one in found.mends)])
    if found.troubles:
        heads = [_("What"), _("Where"), _("Why"), _("Goes along"), _("Mend")]
        table([heads, *(_row(one) for one in found.troubles)])
    for name in found.files:
        say(_("file: {name}").format(name=name))


def _row(one: Trouble) -> list[str]:
    return [one.title, one.where, one.why, _("no") if one.refused else _("otherwise"), one.mend]


def _tell_left(left: Left, *, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "files": [str(path) for path in left.files],
                "records": left.records,
                "troubles": [asdict(one) for one in left.troubles],
            }
        )
        return
    for path in left.files:
        say(str(path))
    _complain_of(left.troubles)


def _complain_of(troubles: Sequence[Trouble]) -> None:
    """What stays out, a line each."""
    for one in troubles:
        if one.refused:
            words = _("stayed out: “{title}”, {where}: {why}")
            complain(words.format(title=one.title, where=one.where, why=one.why))
