"""Small enough to see at once, and strict: docs/decisions/005-strict-by-machine.md says why."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_tree import ROOT, Module, files_of_tests, modules, other_files

LONGEST_FILE = 350
LONGEST_TEST_FILE = 500  # a table of cases may be long
LONGEST_FUNCTION = 40
SHORT_FUNCTION = 20
# Functions that may have up to 45 lines, each with its reason.
NAMED_LONG = {
    "tally": "puts every part of a result in its place, once",
    "plain": "one of each control, to look at",
    "make_services": "names every service, once",
}
# The one place that may catch whatever comes, with its reason.
CATCHES_ALL = {
    "cocreate_desktop/services/bus.py": "one bad listener must not silence the others; the error is raised afterwards",
    "cocreate_desktop/apps/sharing/trip.py": "a visit that failed is told as trouble before the error goes on",
    "cocreate_desktop/apps/unforeseen.py": "what raises in a thread of its own would end it unseen; it is logged and told",
    "cocreate_desktop/storage/writer.py": "whatever a unit of work raises goes to whoever waits for its future",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _everything() -> tuple[Module, ...]:
    return (*modules(), *other_files(), *files_of_tests())


def _functions(files: tuple[Module, ...]) -> Iterator[tuple[str, int]]:
    """Each function by place and name, with its number of lines from ``def`` to its end."""
    for module in files:
        for node in module.nodes:
            if isinstance(node, Function):
                yield (
                    f"{module.place}:{node.lineno} {node.name}",
                    (node.end_lineno or node.lineno) - node.lineno + 1,
                )


def test_that_every_file_is_short() -> None:
    lengths = {module.place: len(module.text.splitlines()) for module in (*modules(), *other_files())}
    assert {place: lines for place, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_that_every_file_of_tests_is_short() -> None:
    lengths = {module.place: len(module.text.splitlines()) for module in files_of_tests()}
    assert {place: lines for place, lines in lengths.items() if lines > LONGEST_TEST_FILE} == {}


def test_that_every_function_is_short() -> None:
    long = {name: lines for name, lines in _functions(_everything()) if lines > LONGEST_FUNCTION}
    assert {name: n for name, n in long.items() if n > 45 or name.split()[-1] not in NAMED_LONG} == {}


def test_that_nine_functions_in_ten_are_seen_at_a_glance() -> None:
    lengths = sorted(lines for _name, lines in _functions(modules()))
    assert len(lengths) > 200
    assert lengths[len(lengths) * 9 // 10] < SHORT_FUNCTION


def test_that_every_module_says_what_it_is_for() -> None:
    assert [
        module.place for module in _everything() if not ast.get_docstring(module.tree) and module.text.strip()
    ] == []


def test_that_no_error_is_caught_without_a_name() -> None:
    wrong = [
        f"{module.place}:{node.lineno}"
        for module in _everything()
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler)
        and module.place not in CATCHES_ALL
        and (node.type is None or _names(node.type) & {"Exception", "BaseException"})
    ]
    assert wrong == []


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_that_nothing_is_left_unwritten() -> None:
    words = re.compile(r"#.*\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + r"Error")
    wrong = [
        f"{module.place}:{number}"
        for module in _everything()
        for number, line in enumerate(module.text.splitlines(), 1)
        if words.search(line)
    ]
    assert wrong == []


def test_that_no_test_sleeps() -> None:
    assert list(_calls(files_of_tests(), {("time", "sleep"), ("qtbot", "wait"), ("QTest", "qWait")})) == []


def test_that_no_test_mocks() -> None:
    wrong = [
        f"{module.place}:{node.lineno}"
        for module in files_of_tests()
        for node in module.nodes
        if (isinstance(node, ast.ImportFrom) and "mock" in (node.module or ""))
        or (isinstance(node, ast.alias) and "mock" in node.name)
        or (isinstance(node, ast.arg) and node.arg == "mocker")
    ]
    assert wrong == []


def test_that_the_window_neither_polls_nor_spins() -> None:
    banned = {
        ("QApplication", "processEvents"),
        ("QCoreApplication", "processEvents"),
        ("app", "processEvents"),
    }
    assert list(_calls(modules(), banned)) == []


def test_that_no_thread_is_a_class_of_ours() -> None:
    wrong = [
        f"{module.place}:{node.lineno}"
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and any("QThread" in _names(base) for base in node.bases)
    ]
    assert wrong == []


def test_that_signals_go_to_bound_methods() -> None:
    """A lambda or a partial that holds a widget keeps it alive, and runs in the thread of whoever emits."""
    wrong = [
        f"{module.place}:{call.lineno}"
        for module in modules()
        for call in module.nodes
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "connect"
        and any(isinstance(given, ast.Lambda) or "partial" in _names(given) for given in call.args)
    ]
    assert wrong == []


def _calls(files: tuple[Module, ...], banned: set[tuple[str, str]]) -> Iterator[str]:
    for module in files:
        for node in module.nodes:
            if isinstance(node, ast.Call) and _owner_and_name(node.func) in banned:
                yield f"{module.place}:{node.lineno}"


def _owner_and_name(called: ast.expr) -> tuple[str, str]:
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return called.value.id, called.attr
    return "", ""


@pytest.mark.parametrize(
    "page", sorted([ROOT / "README.md", ROOT / "NOTICE.md", *(ROOT / "docs").rglob("*.md")]), ids=str
)
def test_that_a_page_points_at_what_is_there(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
