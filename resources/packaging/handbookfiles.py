"""Which files of docs/ go along with the program: the handbook, and of the gallery its pictures, in both themes."""

from __future__ import annotations

import re
from pathlib import Path

_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def shipped(root: Path) -> tuple[Path, ...]:
    """Every such file under ``root``, the top of the source tree."""
    folder = root / "docs" / "handbook"
    texts = sorted(file for file in folder.rglob("*") if file.suffix in (".md", ".toml"))
    pictures = {
        (file.parent / place).resolve()
        for file in texts
        for place in _PICTURE.findall(file.read_text(encoding="utf-8"))
    }
    dark = {Path(str(one).replace("-light/", "-dark/").replace("-light\\", "-dark\\")) for one in pictures}
    return (*texts, *sorted(pictures | {one for one in dark if one.is_file()}))
