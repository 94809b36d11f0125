"""The page for outsiders: its script finds what our own check finds, with nothing but SHA-256."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.exchange.tampering import TAMPERED, UNCOUNTED
from tests.exchange.test_control import file_of, played
from tests.paper.evenings import an_evening
from tests.source_tree import ROOT


def run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    given = [sys.executable, "-I", "-c", script, str(path)]
    return subprocess.run(given, capture_output=True, text=True, encoding="utf-8", check=False)


def test_that_the_script_on_the_page_finds_what_was_changed_and_nothing_else(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "verifying-a-vote.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert "cocreate" not in script, "it is of no use when it needs our program"
    assert len([line for line in script.splitlines() if line.strip()]) <= 35
    told = an_evening(online_weight=50)
    made = played(told, "approval")
    before = run(script, file_of(told, made, tmp_path))
    assert before.returncode == 0, before.stderr
    assert "every ballot" not in before.stdout
    told.services.voting.reveal(made.id)
    path = file_of(told, made, tmp_path)
    sound = run(script, path)
    assert sound.stdout.splitlines()[-1] == "every ballot is one that was sealed", sound.stderr
    assert sound.stdout.splitlines()[0] == before.stdout.splitlines()[0]
    words = path.read_text(encoding="utf-8")
    for tamper in TAMPERED:
        whole = json.loads(words)
        tamper(whole)
        path.write_text(json.dumps(whole), encoding="utf-8")
        # To count again takes rules, and those are in round.md: only that is beyond this script.
        assert (run(script, path).returncode == 0) is (tamper in UNCOUNTED), tamper.__name__
