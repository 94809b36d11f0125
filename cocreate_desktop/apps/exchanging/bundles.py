"""`cocreate export --as bundle` and `cocreate import WORKSPACE bundle`: a project on a stick, and what is on it taken in."""

from __future__ import annotations

import argparse

from cocreate_desktop.apps.exchanging import told
from cocreate_desktop.apps.exchanging.join import say_made
from cocreate_desktop.apps.exchanging.passphrase import passphrase
from cocreate_desktop.apps.exchanging.sync import shared_by
from cocreate_desktop.apps.sharing import LocalJoining
from cocreate_desktop.apps.site import machine
from cocreate_desktop.apps.terminal import say, say_json
from cocreate_desktop.apps.workspace import open_services


def write(wanted: argparse.Namespace) -> int:
    """Writes the bundle. Raises NoPassphrase, FileProblem."""
    words = passphrase(wanted, new=True)
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        with shared_by(opened) as sharing:
            made = sharing.write_bundle(wanted.out, words, contacts=wanted.contacts)
    finally:
        opened.close()
    say(str(made))
    return 0


def take_in(wanted: argparse.Namespace) -> int:
    """Takes a bundle in; a workspace that is not there is made of it. Exit code 1 when something stands in two versions, which
    is listed. Raises NoPassphrase, BadBundle, WrongPassphrase, StrangeBundle, NewerBundle, FileProblem."""
    words = passphrase(wanted)
    if not wanted.workspace.exists():
        joining = LocalJoining(machine(), wanted.key_file)
        joining.from_bundle(wanted.workspace, wanted.file, words)
        return say_made(wanted.workspace, key_file=wanted.key_file, as_json=wanted.json)
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        with shared_by(opened) as sharing:
            shared = sharing.read_bundle(wanted.file, words)
        cases = opened.services.conflicts.all()
    finally:
        opened.close()
    if wanted.json:
        say_json({"shared": [told.json_of_shared(shared)], "conflicts": told.json_of_cases(cases)})
    else:
        told.say_shared([shared])
        told.say_cases(cases)
    return 1 if cases else 0
