"""`cocreate join`: a workspace of a project that lives elsewhere, by a code of the hub's administrator or one on the
screen of a laptop."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cocreate_desktop.apps.exchanging import told
from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.apps.site import machine
from cocreate_desktop.apps.terminal import say, say_json
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.language import _


def run(wanted: argparse.Namespace) -> int:
    """Raises BadPairing, SyncProblem, FileProblem; then there is no workspace."""
    joining, meter = LocalJoining(machine(), wanted.key_file), told.ShareMeter(sys.stderr)
    try:
        if wanted.hub:
            joining.from_hub(wanted.workspace, wanted.hub, wanted.code, meter.hear)
        else:
            joining.from_laptop(wanted.workspace, wanted.laptop, wanted.code, meter.hear)
    finally:
        meter.clear()
    return say_made(wanted.workspace, key_file=wanted.key_file, as_json=wanted.json)


def say_made(path: Path, *, key_file: Path | None, as_json: bool) -> int:
    """What was made, and its recovery key this once."""
    opened = open_services(path, key_file=key_file)
    try:
        key, project = opened.workspace.recovery_key(), opened.services.projects.current().name
    finally:
        opened.close()
    if as_json:
        say_json({"made": str(path), "project": project, "recovery_key": key})
        return 0
    say(_("{path} is there: {project}.").format(path=path, project=project))
    say(_("Recovery key: {key}").format(key=key))
    say(_("Keep it apart from this laptop: only with it a backup opens elsewhere."))
    return 0
