"""What goes into a frozen folder, and what may not: read by `cocreate.spec`, and by the tests."""

from __future__ import annotations

import re
import runpy
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"

WINDOW, COMMAND = "cocreate-desktop", "cocreate"
"""The two programs. Their names differ by more than capitals: Windows and macOS would take those for one file."""

LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")
"""Of Babel's many languages those that `cocreate_desktop.language` speaks."""

# Python's own, of which the library is under the GPL (readline, gdbm), or that only a developer asks for.
PYTHON_LEAVES = (
    "readline",
    "_gdbm",
    "_dbm",
    "_tkinter",
    "tkinter",
    "turtle",
    "idlelib",
    "lib2to3",
    "ensurepip",
    "test",
)
# Parts of libraries that nothing here calls and that are large: other databases, Qt without widgets, numpy's own tests.
UNUSED = (
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "numpy.f2py",
    "numpy.testing",
    "onnxruntime.tools",
    "onnxruntime.quantization",
    "onnxruntime.transformers",
    "rapidocr",
    "setuptools",
    "pkg_resources",
)
# Of Qt: what draws with GTK (and the libraries of that) or for a television, keyboards and engines that no window here opens.
LEAVES = re.compile(
    r"/networkinformation/|/generic/libqevdev|virtualkeyboard|qmltooling|opengl32sw"
    r"|libq(gtk3|eglfs|linuxfb|vkkhrdisplay|vnc|minimalegl|pdf)\b"
    r"|Qt6?(Qml|Quick|VirtualKeyboard|Pdf|EglF[Ss]|ShaderTools)"
    r"|(^|/)lib(gtk-3|gdk|atk|atspi|cairo|pango|epoxy|pixman|thai|datrie|fribidi|graphite2|gio-2|gmodule-2|harfbuzz\.so)"
    r"|(^|/)lib(mount|blkid|selinux|Xi\.so|Xcomposite|Xcursor|Xdamage|Xinerama|Xfixes)"
)

LEFT = (".py", ".pyc", ".po", ".pot")
"""Of the resources: what makes them, and the translations before they are compiled."""


REPLACEABLE = ("psycopg", "zeroconf")
"""Under the LGPL: they lie in the folder as files, so that somebody can put another version in their place."""


def locked() -> frozenset[str]:
    """The libraries that may come along: those whose licences were looked at (docs/decisions/042)."""
    return frozenset(re.findall(r"^([a-z0-9-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))


def excluded() -> list[str]:
    """What is installed here and is for whoever builds and tests; nothing of it may come along."""
    may = locked() | {"cocreate-desktop"}
    apart = [top for top, of in metadata.packages_distributions().items() if not may & set(map(_plain, of))]
    return sorted({*PYTHON_LEAVES, *UNUSED, *apart})


def data() -> list[tuple[str, str]]:
    """Files that are read as files: where each lies, and the folder it goes to."""
    found = [(str(file), place) for file, place in _shipped()]
    found += [
        (str(file), file.parent.relative_to(ROOT).as_posix()) for file in (*_migrations(), *_handbook())
    ]
    found += [(str(ROOT / name), ".") for name in ("LICENSE", "NOTICE.md", "requirements.lock")]
    networks = find_spec("rapidocr")
    for folder in networks.submodule_search_locations or () if networks else ():
        found += [(str(file), "rapidocr/models") for file in Path(folder).glob("models/*_small.onnx")]
    return found


def _shipped() -> Iterator[tuple[Path, str]]:
    """What the wheel ships beside the code, as pyproject.toml says, without what only makes or packs it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    for source, place in told["targets"]["wheel"]["force-include"].items():
        start = ROOT / source
        for file in start.rglob("*") if start.is_dir() else [start]:
            if file.is_file() and file.suffix not in LEFT and "packaging" not in file.parts:
                inside = Path(place.removeprefix("cocreate_desktop/_data/")) / file.relative_to(start)
                yield file, inside.parent.as_posix()


def _handbook() -> list[Path]:
    """Its pages and the pictures on them, as the wheel has them."""
    return list(runpy.run_path(str(Path(__file__).with_name("handbookfiles.py")))["shipped"](ROOT))


def _migrations() -> list[Path]:
    """Alembic reads these by their path, so they stay source."""
    return list((ROOT / "cocreate_desktop" / "storage" / "migrations").rglob("*.py"))


def modules() -> list[str]:
    """Every module of ours: forms, kinds of step and migrations are imported by name, which no reader of imports sees."""
    sources = (ROOT / "cocreate_desktop").rglob("*.py")
    names = (file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for file in sources)
    own = [name.removesuffix(".__init__") for name in names]
    return [*own, *_hidden()]


def _hidden() -> tuple[str, ...]:
    """What libraries import by name: the database's tongue, the keyring of each system, the server's loops."""
    keyrings = {"win32": ("keyring.backends.Windows",), "darwin": ("keyring.backends.macOS",)}
    return (
        "psycopg",
        "psycopg_binary",
        "argon2",
        "sqlalchemy.dialects.sqlite",
        "sqlalchemy.dialects.postgresql.psycopg",
        "uvicorn.loops.asyncio",
        "uvicorn.protocols.http.h11_impl",
        "uvicorn.lifespan.on",
        "uvicorn.lifespan.off",
        *keyrings.get(sys.platform, ("keyring.backends.SecretService", "keyring.backends.kwallet")),
    )


def kept(place: str) -> bool:
    """Whether a file that the packer found goes along, by its ``place`` in the folder."""
    plain = place.replace("\\", "/")
    if plain.startswith("babel/locale-data/"):
        return plain.rpartition("/")[2].split(".")[0].split("_")[0] in (*LANGUAGES, "root")
    if "/translations/" in plain and "PySide6" in plain:
        return plain.rpartition("/")[2].startswith(tuple(f"qtbase_{name}." for name in LANGUAGES))
    return LEAVES.search(plain) is None


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
