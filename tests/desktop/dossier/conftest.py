"""The dossier, over a real project."""

from __future__ import annotations

from tests.desktop.scene import scene as scene  # noqa: PLC0414 - a fixture of this folder too
