"""The venue check from the command line: screens, network, disk, keyring, printer and camera, each with what to do.

It looks and changes nothing; what it cannot know it says so.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from cocreate_desktop import paths, settings
from cocreate_desktop.apps.site import printers
from cocreate_desktop.capture import cameranames
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.reaching import AddressKind
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.phones import network
from cocreate_desktop.storage import keyring_works, unsuitable_place

ROOM_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """``state`` is ok, doubt or unknown; nothing found here blocks an evening."""

    what: str
    title: str
    state: str
    says: str


def findings() -> tuple[Finding, ...]:
    """Everything that was looked at."""
    return (_screens(), _network(), _port(), _disk(), _place(), _keyring(), _printer(), _camera())


def _screens() -> Finding:
    title = _("Screens")
    try:
        from cocreate_desktop.desktop.screens import screen_names
    except ImportError:
        return Finding("screens", title, "unknown", _("This computer has no window system."))
    found = screen_names()
    if len(found) > 1:
        return Finding("screens", title, "ok", ", ".join(found))
    return Finding("screens", title, "doubt", _("One screen. Plug in the projector to see it here."))


def _network() -> Finding:
    best = network.best()
    title = _("Network")
    if best is None or best.kind is AddressKind.LOOPBACK:
        says = _("No network that phones can reach. Join the Wi-Fi of the hall, or use paper.")
        return Finding("network", title, "doubt", says)
    others = len(network.addresses()) - 1
    more = ngettext("and {n} other address", "and {n} other addresses", others).format(n=others)
    return Finding("network", title, "ok", f"{best.ip} ({best.interface}) {more}")


def _port() -> Finding:
    title = _("Page for phones")
    usual = settings.load().settings.port
    if network.is_free(usual):
        return Finding("port", title, "ok", _("Port {port} is free.").format(port=usual))
    says = _("Port {port} is taken; {other} will be used.")
    return Finding("port", title, "ok", says.format(port=usual, other=network.free_port(usual)))


def _disk() -> Finding:
    try:
        free = shutil.disk_usage(paths.data()).free
    except OSError as problem:
        return Finding("disk", _("Disk"), "doubt", str(disk_error(problem, problem.filename or "")))
    says = _("{n} GB free").format(n=round(free / 1e9, 1))
    if free > ROOM_BYTES:
        return Finding("disk", _("Disk"), "ok", says)
    return Finding("disk", _("Disk"), "doubt", says + ". " + _("Make room before the evening."))


def _place() -> Finding:
    why = unsuitable_place(paths.documents())
    if why:
        return Finding("place", _("Folder for projects"), "doubt", why)
    return Finding("place", _("Folder for projects"), "ok", str(paths.documents()))


def _keyring() -> Finding:
    if keyring_works():
        return Finding("keyring", _("Keyring"), "ok", _("Keys of projects are kept by the system."))
    says = _("No keyring on this laptop. Keys of projects lie in a file that only you can read.")
    return Finding("keyring", _("Keyring"), "doubt", says)


def _printer() -> Finding:
    title = _("Printer")
    names = printers()
    if names is None:
        return Finding("printer", title, "unknown", _("Print a test page; from here it cannot be seen."))
    if names:
        return Finding("printer", title, "ok", ", ".join(names))
    return Finding(
        "printer", title, "doubt", _("No printer found. Save the PDF on a stick and print it elsewhere.")
    )


def _camera() -> Finding:
    title, found = _("Camera"), cameranames.told()
    if found is None:
        return Finding(
            "camera", title, "unknown", _("Open the camera of this laptop once to see whether it works.")
        )
    if found:
        return Finding("camera", title, "ok", ", ".join(name for _number, name in found))
    return Finding("camera", title, "doubt", _("No camera found. This evening does not need one."))
