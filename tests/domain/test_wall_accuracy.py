"""How the machine did, in sentences that bring their base."""

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.wallaccuracy import found_words, is_known, read_words, told
from cocreate_desktop.domain.walls import Accuracy


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def test_that_nothing_is_said_when_nobody_looked() -> None:
    assert not is_known(Accuracy())
    assert told(Accuracy()) == ""


def test_that_found_and_missed_notes_have_their_base() -> None:
    assert found_words(Accuracy(found=61, added=2)) == "The computer found 61 of the 63 notes by itself."


def test_that_what_was_split_or_no_note_is_not_its_merit() -> None:
    said = found_words(Accuracy(found=62, rejected=1, reshaped=1, made=2))
    assert said.startswith("The computer found 60 of the 62 notes by itself.")
    assert said.endswith("It also took 1 thing for a note that was none.")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (0, "no letter was wrong."),
        (3, "fewer than 1 in 100 letters were wrong."),
        (10, "1 in 100 letters was wrong."),
        (60, "6 in 100 letters were wrong."),
    ],
)
def test_that_letters_are_counted_in_hundreds(wrong: int, words: str) -> None:
    said = read_words(Accuracy(found=60, texts=60, exact=41, letters=1000, wrong=wrong))
    assert said == f"Of 60 texts that it read, it had 41 right at once; {words}"


def test_that_never_more_letters_are_wrong_than_there_are() -> None:
    said = read_words(Accuracy(found=1, texts=1, letters=4, wrong=60))
    assert said.endswith("100 in 100 letters were wrong.")
    assert "50 in 100" in read_words(Accuracy(found=1, texts=1, letters=10, wrong=5))


def test_that_without_a_reading_only_the_finding_is_told() -> None:
    assert read_words(Accuracy(found=3)) == ""
    assert told(Accuracy(found=3)).endswith("People looked at each note before it hung.")
