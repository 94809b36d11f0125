"""The rules of the house, read from the imports: docs/decisions/002-dependencies-point-inwards.md says why."""

import ast
import json
import os
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

from cocreate_desktop.domain.steps import KINDS
from tests.source_tree import PACKAGE, ROOT, Import, Module, imports, modules, run_on_import

# The root modules that everybody may use; they use nothing but one another.
SHARED = {
    "paths",
    "lasting",
    "settings",
    "logs",
    "language",
    "look",
    "companion",
    "held",
    "handbook",
    "machine",
}
ADAPTERS = {"storage", "capture", "phones", "paper", "exchange", "central", "rehearsal", "desktop"}
# Who may import whom. `codes` is bit patterns only, so that every adapter may use it.
MAY_USE: dict[str, set[str]] = {
    "": set(),
    **dict.fromkeys(SHARED, SHARED),
    "domain": {"domain", "language"},
    "codes": {"codes", "domain", *SHARED},
    "services": {"services", "domain", "language"},
    **{adapter: {adapter, "codes", "services", "domain", "", *SHARED} for adapter in ADAPTERS},
    "apps": {"apps", "codes", "services", "domain", "", *ADAPTERS, *SHARED},
    "cli": {"cli", "apps", "domain", "", *SHARED},
    "__main__": {"cli"},
}

# One home for each third-party library, so that it can be replaced there. Two, where two parts really need it.
HOMES: dict[str, tuple[str, ...]] = {
    "PySide6": ("desktop", "apps.desktop", "apps.demo", "apps.demo_window", "apps.gallery"),
    "shiboken6": ("desktop",),
    "sqlalchemy": ("storage",),
    "alembic": ("storage",),
    "sqlcipher3": ("storage",),
    "psycopg": ("storage",),
    "argon2": ("storage",),
    "keyring": ("storage",),
    "qrcode": ("codes",),
    "reportlab": ("paper",),
    "uharfbuzz": ("paper",),
    "starlette": ("phones", "central"),
    "jinja2": ("phones", "exchange", "central"),
    "markupsafe": ("phones",),
    "multipart": ("phones",),
    "psutil": ("phones", "apps"),
    "uvicorn": ("phones", "apps.hall", "apps.hub", "apps.sharing"),
    "h11": ("phones",),
    "markdown_it": ("handbook",),
    "websockets": ("rehearsal",),
    "httpx": ("central", "rehearsal"),
    "cryptography": ("codes", "central", "exchange"),
    "zeroconf": ("central",),
    "openpyxl": ("exchange",),
    "charset_normalizer": ("exchange",),
    "hunspell": ("apps.spelling",),
    "babel": ("language",),
    "platformdirs": ("paths",),
    "tomli_w": ("settings",),
    "filelock": ("storage", "apps"),
    "cv2": ("capture", "rehearsal"),
    "numpy": ("capture", "rehearsal"),
    "PIL": ("capture", "rehearsal", "paper"),
    "pypdfium2": ("capture",),
    "pi_heif": ("capture",),
    "onnxruntime": ("capture",),
    "rapidocr": ("capture",),
}

# `secrets` is not among them: ids are drawn, not stored, by the domain.
CLOCKS_AND_FILES = {
    "asyncio", "io", "os", "pathlib", "random", "shutil", "socket", "sqlite3",
    "subprocess", "tempfile", "threading", "time",
}  # fmt: skip
# The classes of datetime are values; these of their methods ask the clock.
CLOCK_CALLS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}


def _floor(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def _inside(found: Import) -> bool:
    return found.name == PACKAGE or found.name.startswith(PACKAGE + ".")


def _third_party(found: Import) -> str:
    top = found.name.split(".")[0]
    return "" if top == PACKAGE or top in sys.stdlib_module_names else top


def _at_home(module: Module, homes: tuple[str, ...]) -> bool:
    inside = ".".join(module.parts)
    return any(inside == home or inside.startswith(home + ".") for home in homes)


def test_that_there_is_something_to_read() -> None:
    assert len(modules()) > 40
    assert sum(len(imports(module)) for module in modules()) > 200


def test_that_dependencies_point_inwards() -> None:
    wrong = [
        f"{module.place}:{found.line} imports {found.name}"
        for module in modules()
        for found in imports(module)
        if _inside(found) and _floor(found.name) not in MAY_USE[module.floor]
    ]
    assert wrong == []


def test_that_adapters_never_import_one_another() -> None:
    wrong = [
        f"{module.place}:{found.line} imports {found.name}"
        for module in modules()
        for found in imports(module)
        if module.floor in ADAPTERS and _floor(found.name) in ADAPTERS - {module.floor} and _inside(found)
    ]
    assert wrong == []


def test_that_every_third_party_library_has_one_home() -> None:
    wrong = [
        f"{module.place}:{found.line} imports {found.name}"
        for module in modules()
        for found in imports(module)
        if (library := _third_party(found)) and not _at_home(module, HOMES.get(library, ()))
    ]
    assert wrong == []


def test_that_the_domain_knows_neither_clock_nor_files_nor_other_libraries() -> None:
    wrong = [
        f"{module.place}:{found.line} imports {found.name}"
        for module in modules()
        for found in imports(module)
        if module.floor == "domain" and (_third_party(found) or found.name.split(".")[0] in CLOCKS_AND_FILES)
    ]
    assert wrong == []


def test_that_the_domain_and_the_services_never_ask_the_clock() -> None:
    wrong = [
        f"{module.place}:{node.lineno}"
        for module in modules()
        if module.floor in {"domain", "services"}
        for node in module.nodes
        if isinstance(node, ast.Call) and _asks_the_clock(node)
    ]
    assert wrong == []


def _asks_the_clock(call: ast.Call) -> bool:
    """``datetime.now()`` and its kin; ``self._clock.now()`` is a port that is handed in."""
    asked = call.func
    if not isinstance(asked, ast.Attribute) or asked.attr not in CLOCK_CALLS:
        return False
    return isinstance(asked.value, ast.Name) and asked.value.id in {"datetime", "date", "time"}


def test_that_no_modules_import_one_another_in_a_circle() -> None:
    names = {module.name for module in modules()}
    uses = {
        m.name: {i.name for i in imports(m) if i.at_top and i.name in names} - {m.name} for m in modules()
    }
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from None


def test_that_importing_a_module_does_nothing() -> None:
    """At the top of a module stand definitions and constants: no statement that is only there for its effect."""
    wrong = [
        f"{module.place}:{node.lineno}"
        for module in modules()
        for node in module.tree.body
        if _has_effect(node) and not _only_for_alembic(module)
    ]
    assert wrong == []


def _has_effect(node: ast.stmt) -> bool:
    if isinstance(node, (ast.For, ast.While, ast.With, ast.Try)):
        return True
    if isinstance(node, ast.If):
        test = ast.dump(node.test)
        return not any(word in test for word in ("__name__", "TYPE_CHECKING", "platform", "version_info"))
    return isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)


def test_that_no_module_opens_files_or_starts_anything_when_imported() -> None:
    wrong = [
        f"{module.place}:{node.lineno} calls {called}"
        for module in modules()
        for node in run_on_import(module)
        if isinstance(node, ast.Call)
        and (called := _called(node)) in {"open", "read_text", "read_bytes", "connect", "start", "run"}
    ]
    assert wrong == []


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


_WITHOUT_QT = """
import importlib, json, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"no Qt on this server: {name}")

sys.meta_path.insert(0, NoQt())
failed = {}
for name in json.loads(sys.stdin.read()):
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed[name] = str(error)
print(json.dumps(failed))
"""


def test_that_a_server_without_qt_imports_everything_but_the_window() -> None:
    window = HOMES["PySide6"]
    names = [m.name for m in modules() if not _at_home(m, window) and not _only_for_alembic(m)]
    assert len(names) > 30
    ran = subprocess.run(
        [sys.executable, "-c", _WITHOUT_QT],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {}


def _only_for_alembic(module: Module) -> bool:
    """Alembic runs these itself, with a database at hand."""
    return "migrations" in module.parts


def test_that_every_kind_of_step_has_four_faces() -> None:
    faces = (
        "ui/steps/{kind}.ui",
        "cocreate_desktop/desktop/steps/{kind}.py",
        "cocreate_desktop/desktop/stage/{kind}.py",
        "cocreate_desktop/phones/steps/{kind}.py",
        "resources/phone/{kind}.html",
        "cocreate_desktop/paper/steps/{kind}.py",
    )
    wanted = [face.format(kind=str(kind)) for kind in KINDS for face in faces]
    assert len(wanted) >= 30
    assert [place for place in wanted if not (ROOT / place).is_file()] == []


def test_that_every_form_of_a_step_begins_with_its_kind() -> None:
    kinds = {str(kind) for kind in KINDS}
    forms = {path.stem for path in (ROOT / "ui" / "steps").glob("*.ui")}
    assert {form for form in forms if form.split("_")[0] not in kinds} == set()


def test_that_no_module_has_a_name_that_says_nothing() -> None:
    assert [module.place for module in modules() if EMPTY_WORDS & set(module.parts)] == []
