"""What a person installs, made from the source tree for the system that this runs on: ``-m resources.packaging.pack OUT``.

A frozen folder with two programs, by PyInstaller; of that on Linux a `.deb`, on Windows an installer for one user, on macOS a
disk image. Keys are asked for by name in the surroundings; without them everything is made, unsigned. See docs/machines.md.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from resources.packaging.contents import COMMAND, ROOT, WINDOW

HERE = Path(__file__).resolve().parent
FOLDER = "cocreate-desktop"
PACKER = ROOT / ".venv" / "packer"  # dev.py puts PyInstaller there
MAC_APP = "CoCreate Desktop.app"
ICON_SIZE = 512  # pixels; PyInstaller makes an .ico or .icns of it


class Failed(Exception):
    """A program that packs did not do its work; the text says which."""


def main(words: list[str]) -> int:
    """Freezes, and packs what came of it. Returns the exit code."""
    out = Path(words[0] if words else "dist").resolve()
    try:
        sys.stdout.write(f"{pack(freeze(out), out)}\n")
    except Failed as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def version() -> str:
    """Of the program, as pyproject.toml says."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(found["project"]["version"])


def freeze(out: Path) -> Path:
    """The folder with both programs, made anew in ``out``. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="cocreate-frozen-") as work:
        icon = Path(work) / "app.png"
        draw_icon(icon)
        told = {"COCREATE_VERSION": version(), "COCREATE_ICON": "" if sys.platform == "linux" else str(icon)}
        places = ("--distpath", out, "--workpath", work, "--log-level", "WARN")
        words = (sys.executable, "-m", "PyInstaller", "--noconfirm", *places, HERE / "cocreate.spec")
        run(*words, more={**told, "PYTHONPATH": str(PACKER)})
    return out / FOLDER


def draw_icon(file: Path, size: int = ICON_SIZE) -> None:
    """The mark of the program as a picture."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg")).render(painter)
    painter.end()
    image.save(str(file))


def pack(folder: Path, out: Path) -> Path:
    """What is installed on this system. Raises Failed."""
    if sys.platform == "win32":
        return windows_installer(folder, out)
    return mac_image(out) if sys.platform == "darwin" else debian(folder, out)


def debian(folder: Path, out: Path) -> Path:
    """A package for Debian and Ubuntu. Raises Failed."""
    root = out / "deb"
    shutil.rmtree(root, ignore_errors=True)
    inside = root / "usr" / "lib" / FOLDER
    inside.parent.mkdir(parents=True)
    shutil.copytree(folder, inside, symlinks=True, copy_function=_link)
    _link_programs(root)
    for source, place in _beside().items():
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(size), encoding="utf-8")
    package = out / f"cocreate-desktop_{version()}_{_architecture()}.deb"
    run("dpkg-deb", "-Zzstd", "-z3", "--root-owner-group", "--build", root, package)
    shutil.rmtree(root)
    return package


def _link(source: str, target: str) -> str:
    """A second name instead of a copy: three hundred megabytes lie there once."""
    os.link(source, target)
    return target


def _link_programs(root: Path) -> None:
    (root / "usr" / "bin").mkdir()
    for name in (WINDOW, COMMAND):
        (root / "usr" / "bin" / name).symlink_to(f"../lib/{FOLDER}/{name}")


def _beside() -> dict[Path, str]:
    """What a desktop reads of a program: its entry, its mark, its kind of file, what shops of programs say of it."""
    name, linux = "org.example.cocreate_desktop", HERE / "linux"
    return {
        linux / f"{name}.desktop": f"usr/share/applications/{name}.desktop",
        linux / f"{name}.metainfo.xml": f"usr/share/metainfo/{name}.metainfo.xml",
        linux / f"{name}.mime.xml": f"usr/share/mime/packages/{name}.xml",
        ROOT / "resources" / "icons" / "app.svg": f"usr/share/icons/hicolor/scalable/apps/{name}.svg",
        ROOT / "NOTICE.md": "usr/share/doc/cocreate-desktop/NOTICE.md",
        ROOT / "LICENSE": "usr/share/doc/cocreate-desktop/copyright",
    }


def _control(kilobytes: int) -> str:
    """What dpkg must know. The libraries that Qt opens at start stand in pyproject.toml, as for the source tree."""
    system = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["cocreate"][
        "system"
    ]
    needed = [one if one != "libglib2.0-0" else "libglib2.0-0t64 | libglib2.0-0" for one in system["qt"]]
    return f"""Package: cocreate-desktop
Version: {version()}
Architecture: {_architecture()}
Maintainer: CoCreate Desktop contributors <contributors@example.org>
Section: misc
Priority: optional
Installed-Size: {kilobytes}
Depends: {", ".join([_libc(), *needed, *system["xcb"]])}
Recommends: gnome-keyring | kwalletmanager, chromium
Description: evenings with neighbours, from ideas to a shared result
 CoCreate Desktop leads whoever holds an evening with neighbours through it:
 ideas from phones and sticky notes, themes, votes by phone, hand and dots,
 and the report. It needs no internet and keeps what people said encrypted.
"""


def _libc() -> str:
    """The C library of the machine that froze it: an older one does not start the programs."""
    return f"libc6 (>= {platform.libc_ver()[1]})"


def _architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def windows_installer(folder: Path, out: Path) -> Path:
    """For one user, without rights of an administrator; signed where a key is given. Raises Failed."""
    programs = [folder / f"{name}.exe" for name in (WINDOW, COMMAND)]
    sign_windows(*programs)
    given = (f"/DVersion={version()}", f"/DFolder={folder}", f"/DOut={out}")
    run(windows_tool("iscc", "Inno Setup 6/ISCC.exe"), "/Q", *given, HERE / "windows" / "cocreate.iss")
    installer = out / f"CoCreate-Desktop-{version()}-setup.exe"
    sign_windows(installer)
    return installer


def sign_windows(*files: Path) -> None:
    """With the certificate of COCREATE_SIGN_WINDOWS (a .pfx file) and its password; without one nothing is done."""
    certificate = os.environ.get("COCREATE_SIGN_WINDOWS")
    if not certificate:
        return
    password = os.environ.get("COCREATE_SIGN_PASSWORD", "")
    times = ("/fd", "SHA256", "/tr", "http://timestamp.digicert.com", "/td", "SHA256")
    tool = windows_tool("signtool", "Windows Kits/10/bin/10.*/x64/signtool.exe")
    run(tool, "sign", "/f", certificate, "/p", password, *times, *files)


def windows_tool(name: str, place: str) -> str | Path:
    """A program by its name, or where its own installer puts it: the newest."""
    if shutil.which(name):
        return name
    roots = [Path(os.environ[one]) for one in ("PROGRAMFILES(X86)", "PROGRAMFILES") if one in os.environ]
    return max((found for root in roots for found in root.glob(place)), default=name, key=str)


def mac_image(out: Path) -> Path:
    """A disk image with the app; both are signed when COCREATE_SIGN_MAC names who, the app by PyInstaller. Raises Failed."""
    image = out / f"CoCreate-Desktop-{version()}-{platform.machine()}.dmg"
    image.unlink(missing_ok=True)
    app = out / MAC_APP
    run("hdiutil", "create", "-volname", "CoCreate Desktop", "-srcfolder", app, "-format", "UDZO", image)
    signed_by = os.environ.get("COCREATE_SIGN_MAC")
    if signed_by:
        run("codesign", "--sign", signed_by, "--timestamp", image)
    profile = os.environ.get("COCREATE_NOTARY_PROFILE")
    if profile:
        run("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
        run("xcrun", "stapler", "staple", image)
    return image


def run(*words: str | Path, more: Mapping[str, str] | None = None) -> None:
    """Runs a program. Raises Failed; what it was given is not told, a password may be among it."""
    try:
        code = subprocess.run(
            [str(word) for word in words], env={**os.environ, **(more or {})}, check=False
        ).returncode
    except OSError as problem:
        raise Failed(f"{words[0]} cannot be started: {problem.strerror}") from problem
    if code:
        raise Failed(f"{Path(words[0]).name} ended with {code}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
