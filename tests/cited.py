"""Which tests a page of the documentation names, and whether they are there: a promise whose test was renamed or taken away is
no promise any more."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
_NAMED: Final = re.compile(r"(tests/[\w/]+\.py)(?:::(test_\w+))?")


def cited(page: Path) -> tuple[tuple[str, str], ...]:
    """Every file of tests that ``page`` names, with the test; empty where it names the whole file."""
    return tuple((found[1], found[2] or "") for found in _NAMED.finditer(page.read_text(encoding="utf-8")))


def not_there(page: Path) -> list[str]:
    """The named tests that do not exist, as they stand in the page."""
    return sorted({f"{file}::{name}" for file, name in cited(page) if not _has(file, name)})


def _has(file: str, name: str) -> bool:
    found = _tests_of(ROOT / file)
    return name in found if name else bool(found)


@cache
def _tests_of(file: Path) -> frozenset[str]:
    """The tests of a file, those in classes too; none when it is not there."""
    if not file.is_file():
        return frozenset()
    whole = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(one.name for one in whole if isinstance(one, kinds) and one.name.startswith("test_"))
