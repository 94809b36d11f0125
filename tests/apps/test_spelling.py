"""The process that knows words: right and wrong ones in Dutch and English, and what becomes of who asks when it ends."""

import subprocess
import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from cocreate_desktop.apps import spelling
from cocreate_desktop.apps.spelling import ChildSpeller
from cocreate_desktop.machine import itself
from tests.patience import until

SLOW = "buurtbewonersbijeenkomstenprogrammas"


@pytest.fixture(scope="module")
def shared() -> Iterator[ChildSpeller]:
    """Its processes go on from one test to the next, so that the words are loaded once."""
    speller = ChildSpeller()
    yield speller
    speller.close()


@pytest.fixture
def speller() -> Iterator[ChildSpeller]:
    """For who ends it, alone."""
    made = ChildSpeller()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("speeltuin", True),
        ("Speeltuin", True),
        ("foto's", True),
        ("ideeën", True),
        ("IJsland", True),
        ("buurtbewonersbijeenkomst", True),
        ("fietsenstalling", True),
        ("fietsenstaling", False),
        ("gemeentenraad", False),
        ("ideeen", False),
    ],
)
def test_that_dutch_words_are_known(shared: ChildSpeller, word: str, right: bool) -> None:
    assert shared.right("nl", word) is right


def test_that_english_words_are_known_beside_dutch_ones(shared: ChildSpeller) -> None:
    assert shared.right("en", "neighbourhood")
    assert not shared.right("en", "buurt")
    assert shared.right("nl", "buurt")
    assert shared.suggestions("en", "neighbourhod")[0] == "neighbourhood"


def test_that_what_may_be_meant_is_told_the_likeliest_first(shared: ChildSpeller) -> None:
    assert shared.suggestions("nl", "fietsenstaling")[0] == "fietsenstalling"
    assert shared.suggestions("nl", "gemeentenraad")[0] == "gemeenteraad"
    assert shared.suggestions("nl", "boom") == ()


def test_that_only_languages_with_a_list_are_known(shared: ChildSpeller) -> None:
    assert not shared.lacks("nl")
    assert not shared.lacks("en")
    assert shared.lacks("tr")
    with pytest.raises(OSError, match="tr"):
        shared.right("tr", "park")


def test_that_a_laptop_without_the_library_says_so_and_begins_nothing(
    speller: ChildSpeller, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    before = _children()
    assert speller.lacks("nl")
    with pytest.raises(OSError, match="nl"):
        speller.right("nl", "bank")
    assert _children() == before
    assert spelling.spell() == 2
    assert "woordenlijst" in capsys.readouterr().err


def test_that_who_waits_hears_that_it_was_closed_and_nothing_begins_until_it_is_opened(
    speller: ChildSpeller,
) -> None:
    before = _children()
    assert speller.right("nl", "bank")
    heard: list[BaseException] = []

    def ask() -> None:
        try:
            while True:
                speller.right("nl", SLOW)
        except OSError as problem:
            heard.append(problem)

    asking = threading.Thread(target=ask)
    asking.start()
    speller.close()
    asking.join(20)
    assert len(heard) == 1
    assert _children() == before
    with pytest.raises(OSError, match="nl"):
        speller.right("nl", "bank")
    speller.open()
    assert speller.right("nl", "bank")


def test_that_one_that_dies_is_begun_anew_and_given_up_when_it_goes_on_dying(speller: ChildSpeller) -> None:
    before = _children()
    for _time in range(3):
        assert speller.right("nl", "bank")
        (child,) = _children() - before
        child.kill()
        until(lambda c=child: not c.is_running() or c.status() == psutil.STATUS_ZOMBIE)  # type: ignore[misc]  # by value
        with pytest.raises(OSError, match="nl"):
            speller.right("nl", "bank")
    assert speller.lacks("nl")
    assert not speller.lacks("en")


def test_that_it_answers_a_word_a_line_and_ends_with_its_input() -> None:
    told = subprocess.run(
        [*itself(), "spell", "--lang", "nl"],
        input="fuot\n\nidee\u00ebn\n?fietsenstaling\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.splitlines() == [
        '{"word": "fuot", "right": false}',
        '{"word": "", "right": true}',
        '{"word": "idee\\u00ebn", "right": true}',
        '{"word": "fietsenstaling", "right": false, "suggestions": ["fietsenstalling"]}',
    ]


def _children() -> set[psutil.Process]:
    return {one for one in psutil.Process().children() if "spell" in one.cmdline()}
