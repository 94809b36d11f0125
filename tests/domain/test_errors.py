"""The one family of errors: each says what happened, what was kept and what to do next, in both languages."""

import re
import string
from collections.abc import Iterator

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain import errors
from cocreate_desktop.domain.errors import CocreateError, DamagedWorkspace

VALUES = {
    "what": "note",
    "name": "Camera 1",
    "id": "1",
    "length": 301,
    "limit": 300,
    "value": "x",
    "example": "12",
    "why": "Zo is het.",
    "path": "buurt.cocreate",
    "backups": 2,
    "wal": "buurt.cocreate-wal",
    "port": 8080,
    "number": 12,
    "voted": 15,
}


def family(kind: type[CocreateError] = CocreateError) -> Iterator[type[CocreateError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from family(child)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_that_an_error_says_its_three_sentences_in(kind: type[CocreateError], spoken: str) -> None:
    language.use(spoken)
    problem = kind(**VALUES)
    for sentence in (problem.happened, problem.kept, problem.next):
        assert sentence
        assert "{" not in sentence
        assert sentence.rstrip("”").endswith((".", "?"))
    assert str(problem) == f"{problem.happened} {problem.kept} {problem.next}"


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_that_an_error_in_dutch_differs_from_english(kind: type[CocreateError]) -> None:
    dutch = str(kind(**VALUES))
    language.use("en")
    assert str(kind(**VALUES)) != dutch


@pytest.mark.parametrize("kind", list(family()), ids=lambda kind: kind.__name__)
def test_that_the_docstring_of_an_error_names_the_values_it_needs(kind: type[CocreateError]) -> None:
    formatter = string.Formatter()
    texts = (kind.HAPPENED, kind.KEPT, kind.NEXT)
    needed = {name for text in texts for _, name, _, _ in formatter.parse(text) if name}
    told = " ".join(parent.__doc__ or "" for parent in kind.__mro__ if issubclass(parent, CocreateError))
    assert needed <= set(re.findall(r"``(\w+)``", told))


def test_that_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    assert errors.__doc__ is not None
    drawn: list[tuple[int, str]] = []
    for line in errors.__doc__.splitlines():
        found = re.match(r"([│├└─ ]*)([A-Z]\w+)(?: |$)", line)
        if found and not line.startswith(("The ", "Each ")):
            drawn.append((len(found[1]) // 4, found[2]))
    assert drawn == list(as_drawn(CocreateError, 0))


def as_drawn(kind: type[CocreateError], depth: int) -> Iterator[tuple[int, str]]:
    yield depth, kind.__name__
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from as_drawn(child, depth + 1)


@pytest.mark.parametrize(
    ("backups", "words"), [(0, "Bewaar dit bestand."), (1, "Zet de laatste reservekopie terug")]
)
def test_that_a_damaged_file_without_a_backup_names_another_way(backups: int, words: str) -> None:
    problem = DamagedWorkspace(path="plein.cocreate", backups=backups)
    assert problem.next.startswith(words)
    assert problem.kept == "Het beschadigde bestand is niet veranderd."
