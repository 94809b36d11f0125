"""What the tests about the code itself read: every module, what it imports, what stands at its top. Runs none of it."""

import ast
import gc
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "cocreate_desktop"


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module imports; ``at_top`` when the module's own import brings it about."""

    name: str
    line: int
    at_top: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One source file with its dotted name; ``nodes`` are all of its tree, at whatever depth."""

    name: str
    path: Path
    tree: ast.Module
    text: str
    nodes: tuple[ast.AST, ...] = field(repr=False, compare=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The name inside the package: ("desktop", "theme")."""
        return tuple(self.name.split(".")[1:])

    @property
    def floor(self) -> str:
        """The package of the house it lives in, or its own name at the root."""
        return self.parts[0] if self.parts else ""

    @property
    def place(self) -> str:
        """The path from the root of the repository."""
        return self.path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program."""
    return _read((ROOT / PACKAGE).rglob("*.py"))


@cache
def files_of_tests() -> tuple[Module, ...]:
    """Every file of the tests."""
    return _read((ROOT / "tests").rglob("*.py"))


@cache
def other_files() -> tuple[Module, ...]:
    """dev.py, bench and the tools beside the resources."""
    folders = (ROOT / "bench", ROOT / "resources")
    return _read([ROOT / "dev.py", *(path for folder in folders for path in folder.rglob("*.py"))])


def _read(paths: Iterable[Path]) -> tuple[Module, ...]:
    """The files in order. Nearly two million nodes stay till the end: what looks for garbage would look through them again
    and again."""
    gc.disable()
    found = tuple(_module(path) for path in sorted(paths))
    gc.freeze()
    gc.enable()
    return found


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    return Module(name, path, tree, text, tuple(ast.walk(tree)))


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """What a module imports, relative names written out; ``from package import module`` gives the module."""
    at_top = {id(node) for node in _run_on_import(module.tree)}
    found = []
    for node in module.nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            source = _source(module, node)
            names = [_deepest(source, alias.name) for alias in node.names]
        else:
            continue
        found += [Import(name, node.lineno, id(node) in at_top) for name in names]
    return tuple(found)


def _source(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    here = module.name.split(".")
    if module.path.name != "__init__.py":
        here = here[:-1]
    here = here[: len(here) - node.level + 1]
    return ".".join([*here, *([node.module] if node.module else [])])


def _deepest(source: str, name: str) -> str:
    full = f"{source}.{name}"
    return full if full in _names() else source


@cache
def _names() -> frozenset[str]:
    paths = (ROOT / PACKAGE).rglob("*.py")
    plain = (path.relative_to(ROOT).with_suffix("").parts for path in paths)
    return frozenset(".".join(parts[:-1] if parts[-1] == "__init__" else parts) for parts in plain)


def _run_on_import(tree: ast.AST) -> list[ast.AST]:
    """Every node that runs when the module is imported: not the bodies of functions, nor what only types need."""
    found: list[ast.AST] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        found += [node, *_run_on_import(node)]
    return found


def run_on_import(module: Module) -> list[ast.AST]:
    """Every node of a module that runs when it is imported."""
    return _run_on_import(module.tree)
