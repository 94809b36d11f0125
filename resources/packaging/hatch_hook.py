"""Puts the handbook and its pictures into the wheel, and its pictures into the source archive: hatch calls this."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class HandbookHook(BuildHookInterface[Any]):
    """In the wheel they lie where `cocreate_desktop.paths` looks for them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's own signature
        """Adds each file; a wheel that is edited in place reads the source tree itself."""
        root = Path(self.root).resolve()
        shipped = runpy.run_path(str(Path(__file__).with_name("handbookfiles.py")))["shipped"]
        into = "cocreate_desktop/_data/" if self.target_name == "wheel" else ""
        for file in shipped(root):
            place = file.relative_to(root).as_posix()
            build_data["force_include"][str(file)] = into + place
