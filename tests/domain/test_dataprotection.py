"""What is declared about personal data is what is stored: nothing is kept in silence, and nothing is declared that is gone."""

import ast
import dataclasses
import importlib
from collections.abc import Iterator, Sequence
from types import ModuleType

from cocreate_desktop.apps.arguments import FORMATS, PAPERS
from cocreate_desktop.apps.privacyarguments import PAGES
from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.dataprotection import (
    FILES,
    HOLDINGS,
    LEAVES,
    ON_PHONES,
    Ground,
    Shelf,
    Sort,
    Whose,
    terms,
)
from cocreate_desktop.domain.dataprotection.machine import READ_ONLY
from cocreate_desktop.domain.standing import Standing
from cocreate_desktop.exchange.privacypages import PrivacyPage
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.settings import Settings
from cocreate_desktop.storage import accounttables, tables
from cocreate_desktop.storage.devices import Device
from tests.source_tree import ROOT, Module, modules

WRAPPERS = {"keep", "remember"}
"""The functions through which a cookie is set under a name that they are given."""


def _declared(shelf: Shelf) -> dict[str, set[str]]:
    return {one.word: set(one.fields) for one in HOLDINGS if one.shelf is shelf}


def test_that_every_field_of_every_kind_is_declared_and_none_that_is_gone() -> None:
    stored = {word: {one.name for one in dataclasses.fields(kind)} for word, kind in ENTITIES.items()}
    assert _declared(Shelf.RECORD) == stored


def test_that_every_column_of_every_table_is_declared() -> None:
    beside = {
        table.name: {column.name for column in table.columns}
        for table in tables.metadata.tables.values()
        if table.name not in ENTITIES
    }
    assert _declared(Shelf.TABLE) == beside
    hub = {
        table.name: {column.name for column in table.columns}
        for table in accounttables.metadata.tables.values()
    }
    assert _declared(Shelf.HUB) == hub


def test_that_every_cookie_is_declared() -> None:
    found = {name for module in modules() for name in _cookies(module)}
    assert found == set(_declared(Shelf.COOKIE))


def test_that_scripts_keep_drafts_and_nothing_else() -> None:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "resources").rglob("*.js")}
    assert [one.word for one in ON_PHONES if one.shelf is Shelf.STORAGE] == ["localStorage"]
    assert {name for name, words in scripts.items() if "localStorage" in words} == {"phone.js"}
    for words in scripts.values():
        assert not [
            one for one in ("sessionStorage", "indexedDB", "caches.open", "document.cookie") if one in words
        ]


def test_that_every_file_beside_the_projects_is_declared() -> None:
    writers = {".".join(module.parts) for module in modules() if "paths.data()" in module.text}
    assert {one.kept_by for one in FILES} == writers - READ_ONLY
    fields = _declared(Shelf.FILE)
    assert fields["settings.toml"] == {one.name for one in dataclasses.fields(Settings)}
    assert fields["devices/"] == {one.name for one in dataclasses.fields(Device)}
    listed = {one.name for kind in (RecentProject, Standing) for one in dataclasses.fields(kind)}
    assert fields["recent.json"] == listed - {"there", "standing", "backup_at"}  # looked up each time


def test_that_every_way_out_says_what_it_holds() -> None:
    forms = [one.form for one in LEAVES]
    assert len(forms) == len(set(forms))
    beside = {"ics", "central", "dashboard", "control", "support", "phone pages", "pages at home"}
    assert set(forms) == {*FORMATS, *PAPERS, *beside}
    known = {f"{one.word}.{name}" for one in HOLDINGS for name in one.fields}
    assert {name for one in LEAVES for name in one.holds} <= known


def test_that_what_is_personal_has_people_a_ground_and_a_name_for_everything() -> None:
    for one in HOLDINGS:
        guarded = set(one.personal.values()) - {Sort.SECRET}
        if guarded:
            assert one.whose is not Whose.NOBODY, one.word
            assert one.ground is not Ground.NONE, one.word
        if Sort.CONTACT in guarded and one.whose is Whose.REACHABLE:
            assert one.ground is Ground.CONSENT, one.word
    for kind in ("Sort", "Whose", "Place", "Ground", "Term", "Aim", "Seen"):
        assert set(getattr(terms, kind)) == set(getattr(terms, f"{kind.upper()}_NAMES")), kind
    assert tuple(map(str, PrivacyPage)) == PAGES


def _cookies(module: Module) -> Iterator[str]:
    """The names under which a module sets cookies."""
    if module.floor not in {"phones", "central"}:
        return
    real = importlib.import_module(f"cocreate_desktop.{'.'.join(module.parts)}")
    for function in module.nodes:
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for call in ast.walk(function):
                if isinstance(call, ast.Call):
                    yield from _cookie_of(real, function, call)


def _cookie_of(
    real: ModuleType, function: ast.FunctionDef | ast.AsyncFunctionDef, call: ast.Call
) -> Iterator[str]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called == "set_cookie":
        given = call.args[0]
        assert isinstance(given, ast.Name), ast.unparse(call)
        if function.name not in WRAPPERS:
            yield getattr(real, given.id)
    elif called in WRAPPERS:
        yield from _said(real, call.args)
        choices = (node for node in ast.walk(function) if isinstance(node, ast.Assign))
        yield from _said(real, [one.value for one in choices if "name" in map(ast.unparse, one.targets)])


def _said(real: ModuleType, parts: Sequence[ast.expr]) -> Iterator[str]:
    """What the constants in these expressions say."""
    for part in parts:
        for node in ast.walk(part):
            if isinstance(node, ast.Attribute) and node.attr.isupper():
                yield getattr(getattr(real, ast.unparse(node.value)), node.attr)
            elif isinstance(node, ast.Name) and node.id.isupper():
                yield getattr(real, node.id)
