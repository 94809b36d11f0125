"""Whether a folder is a good place for a workspace: write-ahead logging needs a disk of this machine that nobody syncs."""

import sys
from pathlib import Path

from cocreate_desktop.language import _

_CLOUDS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
)
_REMOTE = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "fuse.sshfs",
    "fuse.rclone",
    "9p",
    "davfs",
    "fuse.gvfsd-fuse",
}
_MOUNTS = Path("/proc/mounts")


def unsuitable_place(path: Path) -> str | None:
    """Why ``path`` is no good place, as a translated sentence, or None when it is fine."""
    absolute = path.expanduser().absolute()
    resolved = absolute.resolve()
    for part in (*absolute.parts, *resolved.parts):
        if any(part.lower().startswith(cloud) for cloud in _CLOUDS):
            return _("{folder} is copied to a cloud all the time; that can damage a project.").format(
                folder=part
            )
    if str(path).startswith(("\\\\", "//")) or _on_network(resolved):
        return _("{folder} is on a network drive; a project needs a disk of this laptop.").format(folder=path)
    return None


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == 4)
    if not _MOUNTS.exists():
        return False
    return mount_kind(path, _MOUNTS.read_text(encoding="utf-8", errors="replace")) in _REMOTE


def mount_kind(path: Path, mounts: str) -> str:
    """The kind of file system that holds ``path``, by a table like ``/proc/mounts``; empty when it is not listed."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = fields[1].replace("\\040", " ")
        if path.is_relative_to(place) and len(place) >= len(best):
            best, kind = place, fields[2]
    return kind
