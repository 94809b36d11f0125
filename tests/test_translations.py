"""The catalogues: both languages whole, in step with the program, and saying the same things."""

import importlib.util
import io
import re
import string
import sys
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from cocreate_desktop import paths

HERE = paths.resources() / "translations"
LANGUAGES = ("nl", "en")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", HERE / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue"] = module
    spec.loader.exec_module(module)
    return module


def _read(language: str) -> Catalog:
    with (HERE / language / "LC_MESSAGES" / "cocreate.po").open("rb") as file:
        return read_po(file, locale=language)


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
    shown = {text.one: text.many for text in _tool().texts()}
    held = {_forms(m.id)[0]: "".join(_forms(m.id)[1:]) for m in _messages(language)}
    assert len(held) > 100
    assert held == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_translation_fills_in_the_same_values(language: str) -> None:
    wrong = []
    for message in _messages(language):
        allowed = set().union(*map(_placeholders, _forms(message.id)))
        wrong += [form for form in _forms(message.string) if _placeholders(form) != allowed]
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


def test_that_dutch_is_dutch() -> None:
    same = [str(m.id) for m in _messages("nl") if _forms(m.string) == _forms(m.id)]
    # A pattern such as "{date}, {time} · {size} kB" is the same in both languages; a sentence is not.
    assert [text for text in same if len(re.findall(r"[A-Za-z]{3,}", re.sub(r"{.*?}", "", text))) > 2] == []


def test_that_nothing_shouts_at_the_neighbours() -> None:
    assert [form for m in _messages("nl") for form in _forms(m.string) if "!" in form] == []
