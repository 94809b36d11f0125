"""How a picture of the gallery is kept: whole as PNG, or small as WebP for a page that people leaf through."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

KINDS = ("desk", "stage", "phone", "paper")
# Pixels wide, by the first word of the name; phones and pages are narrow.
WIDTHS = {"phone": 220, "paper": 320}
WIDTH = 640
QUALITY = 72


@dataclass(frozen=True, slots=True)
class Keeping:
    """Into ``folder``; only names that hold ``wanted``."""

    folder: Path
    wanted: str = ""
    small: bool = False
    kept: set[str] = field(default_factory=set)

    def asks_for(self, name: str) -> bool:
        """Whether a picture of this name is kept."""
        return self.wanted in name

    def asks_for_kind(self, kind: str) -> bool:
        """Whether some picture of this kind may be kept, by the first word of its name: making them takes a while."""
        asked = self.wanted.partition("-")[0] if "-" in self.wanted else ""
        return asked not in KINDS or asked == kind

    def keep(self, name: str, picture: QImage) -> None:
        """Keeps it, or leaves it."""
        if not self.asks_for(name):
            return
        self.kept.add(name)
        if not self.small:
            picture.save(str(self.folder / f"{name}.png"))
            return
        wide = WIDTHS.get(name.partition("-")[0], WIDTH)
        fitted = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        fitted.save(str(self.folder / f"{name}.webp"), quality=QUALITY)
