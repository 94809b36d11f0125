"""Asking the readers of other systems what they make of our files: one program for a whole folder. They lie apart from the
program and from these tests (docs/decisions/031)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from resources.packaging import setting_up
from tests.source_tree import ROOT

Verdicts = dict[str, dict[str, Any]]
_CHECKING = Path(__file__).with_name("checking.py")
_LONGEST = 120  # seconds; a file that names a rule wrongly can keep a reader counting for ever
_SCHEMA = ROOT / "docs" / "export.schema.json"


def verdicts(folder: Path) -> Verdicts:
    """What their own reader says of each file in ``folder``, by its name: ``errors`` and whatever else it read."""
    if not (setting_up.CHECKERS / setting_up.STAMP).exists():
        pytest.skip("the readers of other systems are not here: python3 dev.py test brings them")
    ran = subprocess.run(
        [sys.executable, str(_CHECKING), str(folder), str(_SCHEMA)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=_LONGEST,
        env={**os.environ, "PYTHONPATH": str(setting_up.CHECKERS)},
    )
    assert ran.returncode == 0, ran.stderr
    found: Verdicts = json.loads(ran.stdout)
    assert set(found) == {path.name for path in folder.iterdir()}
    return found


def refused(found: Verdicts) -> dict[str, Any]:
    """The files that their reader refuses, with why."""
    return {name: one["errors"] for name, one in found.items() if one["errors"]}
