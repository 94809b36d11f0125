"""The catalogues: each language whole, in step with the program, and saying the same things."""

import ast
import importlib.util
import io
import re
import string
import sys
from functools import cache
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from cocreate_desktop import language as spoken
from cocreate_desktop import paths
from cocreate_desktop.language import PHONE_LANGUAGES
from tests.source_tree import modules

HERE = paths.resources() / "translations"
LANGUAGES = PHONE_LANGUAGES


@cache
def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", HERE / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    return module


@cache
def _read(language: str) -> Catalog:
    with (HERE / language / "LC_MESSAGES" / "cocreate.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def _shown(*, on_phones: bool) -> dict[str, str]:
    """What the program says, or only what phones do: one of something, and many."""
    return {text.one: text.many for text in _tool().texts(on_phones=on_phones)}


def _forms(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (tuple, list)) else (str(value or ""),)


def _messages(language: str) -> list[Message]:
    return [message for message in _read(language) if message.id]


def _placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_text_lacks_a_translation(language: str) -> None:
    assert [m.id for m in _messages(language) if not all(_forms(m.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_translation_is_a_guess(language: str) -> None:
    assert [m.id for m in _messages(language) if m.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_catalogue_holds_exactly_the_texts_of_the_program(language: str) -> None:
    shown = _shown(on_phones=language in _tool().ONLY_ON_PHONES)
    held = {_forms(m.id)[0]: "".join(_forms(m.id)[1:]) for m in _messages(language)}
    assert len(held) > 100
    assert held == shown


def test_that_no_text_is_asked_for_where_the_catalogue_does_not_look() -> None:
    """What collects the texts sees none inside another text's braces, nor inside another call to translate."""
    held = set(_shown(on_phones=False))
    asked = {
        (module.place, node.args[0].value)
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "N_", "ngettext"}
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert len(asked) > 2000
    assert sorted((place, text) for place, text in asked if text not in held) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_translation_fills_in_the_same_values(language: str) -> None:
    wrong = []
    for message in _messages(language):
        allowed = set().union(*map(_placeholders, _forms(message.id)))
        # Arabic has a word of its own for one and for two of something.
        needed = (
            allowed - {"n", "k"} if language == "ar" and isinstance(message.id, (tuple, list)) else allowed
        )
        wrong += [form for form in _forms(message.string) if not needed <= _placeholders(form) <= allowed]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_translation_keeps_the_spaces_and_lines_around_a_text(language: str) -> None:
    wrong = []
    for message in _messages(language):
        source = _forms(message.id)[0]
        padded = source != source.strip()
        wrong += [source for form in _forms(message.string) if (form != form.strip()) != padded]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_compiled_catalogue_is_that_of_the_readable_one(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _read(language))
    assert (HERE / language / "LC_MESSAGES" / "cocreate.mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_that_a_language_is_not_english(language: str) -> None:
    same = [str(m.id) for m in _messages(language) if _forms(m.string) == _forms(m.id)]
    # A pattern such as "{date}, {time} · {size} kB" is the same in both languages; a sentence is not.
    assert [text for text in same if len(re.findall(r"[A-Za-z]{3,}", re.sub(r"{.*?}", "", text))) > 2] == []


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_that_nothing_shouts_at_the_neighbours(language: str) -> None:
    assert [form for m in _messages(language) for form in _forms(m.string) if "!" in form] == []


def test_that_a_phone_text_is_told_from_one_of_the_window() -> None:
    on_phones = set(_shown(on_phones=True))
    assert {
        "Send my vote",
        "We do not know this code.",
        "{n} dot left",
        "Choose yes, no or abstain.",
    } <= on_phones
    assert not {"The disk is full.", "Neighbourhood budget", "Opened."} & on_phones


def test_that_each_number_has_the_form_that_its_language_gives_it() -> None:
    said = {}
    for language in PHONE_LANGUAGES:
        with spoken.speaking(language):
            words = [spoken.ngettext("{n} dot", "{n} dots", number) for number in (1, 2, 5, 22, 100)]
            said[language] = [
                word.format(n=number) for word, number in zip(words, (1, 2, 5, 22, 100), strict=True)
            ]
    assert said["pl"] == ["1 kropka", "2 kropki", "5 kropek", "22 kropki", "100 kropek"]
    assert said["uk"] == ["1 крапка", "2 крапки", "5 крапок", "22 крапки", "100 крапок"]
    assert said["ar"] == ["نقطة واحدة", "نقطتان", "5 نقاط", "22 نقطة", "100 نقطة"]
    assert said["tr"] == ["1 nokta", "2 nokta", "5 nokta", "22 nokta", "100 nokta"]
