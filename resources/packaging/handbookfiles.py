"""Which files of docs/ go along with the program: the handbook, and of the gallery the pictures on its pages."""

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
    return (*texts, *sorted(pictures))
