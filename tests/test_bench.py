"""Every measurement can be run by one command and says what it measures and beside what. None of them is run here."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as runner
from bench.stand.figure import Figure
from tests.source_tree import ROOT

FILES = sorted(path for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))


def test_that_there_are_measurements() -> None:
    assert len(FILES) >= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_that_every_measurement_has_a_main_and_says_what_it_measures_beside_what(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    mains = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main"]
    assert len(mains) == 1
    assert not mains[0].args.args
    assert "beside" in (ast.get_docstring(tree) or "").lower()


def test_that_the_list_names_them_all() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bench", "--list"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.split() == [path.stem for path in FILES]


def test_that_the_page_about_them_speaks_of_each() -> None:
    page = (ROOT / "docs" / "bench.md").read_text(encoding="utf-8")
    assert [path.stem for path in FILES if f"`{path.stem}`" not in page] == []


def test_that_a_name_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_that_a_figure_says_how_it_compares() -> None:
    assert Figure("opening", 3.0, "s", 2.0, "bare").ratio == 1.5
    assert Figure("growth", 3.0, "MiB").ratio is None
    assert Figure("opening", 3.0, "s", 2.0, "bare", "≤ 2 ×").words() == (
        "opening: 3.00 s; bare: 2.00 s; 1.50 × (aim ≤ 2 ×)"
    )


def test_that_one_measurement_run_again_leaves_the_results_of_the_others() -> None:
    before = runner.renewed(runner.renewed("", "tally", "old tally"), "hall", "old hall\n\n| a | table |")
    after = runner.renewed(before, "tally", "new tally")
    assert after.startswith("# Results\n")
    assert "## hall\n\nold hall\n\n| a | table |\n\n## tally\n\nnew tally\n" in after
    assert "old tally" not in after


def test_that_results_of_a_measurement_that_is_no_more_go() -> None:
    assert "nonsense" not in runner.renewed("# Results\n\n## nonsense\n\nold\n", "hall", "new")
