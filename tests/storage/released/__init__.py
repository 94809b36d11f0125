"""Files that the program of each revision left behind; ``python -m tests.storage.released`` writes that of now."""

import contextlib
import json
import lzma
from pathlib import Path
from typing import Any

from cocreate_desktop.storage import keys
from cocreate_desktop.storage.engine import connect

PLACE = Path(__file__).parent
KEY_FILE = PLACE / "released.key"


def revisions() -> tuple[str, ...]:
    """Of which there is a file."""
    return tuple(sorted(one.name.split(".")[0] for one in PLACE.glob("0*.db.xz")))


def held(revision: str) -> dict[str, Any]:
    """What the program of then said that it held."""
    found: dict[str, Any] = json.loads((PLACE / f"{revision}.json").read_text(encoding="utf-8"))
    return found


def put(revision: str, path: Path) -> Path:
    """The file of that revision at ``path``, sealed as every one is."""
    bare = path.with_suffix(".bare")
    bare.write_bytes(lzma.decompress((PLACE / f"{revision}.db.xz").read_bytes()))
    with contextlib.closing(connect(path, key(), bytes(range(16)))) as raw:
        raw.execute("ATTACH DATABASE ? AS bare KEY ''", (str(bare),))
        raw.execute("SELECT sqlcipher_export('main', 'bare')").fetchall()
    bare.unlink()
    return path


def key() -> bytes:
    """The key of all of them."""
    return keys.parse(KEY_FILE.read_text(encoding="utf-8"))
