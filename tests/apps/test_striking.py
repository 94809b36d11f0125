"""Short names are struck from a log as long ones are, and the log can still be read."""

import getpass
import platform

import pytest

from cocreate_desktop.apps.striking import Striker

AT = "2026-11-29 04:00:00,123 INFO cocreate_desktop.apps: "


@pytest.fixture(autouse=True)
def _somewhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "node", lambda: "laptop-9")
    monkeypatch.setattr(getpass, "getuser", lambda: "bea")


def struck(said: str, *texts: str, names: tuple[str, ...] = ()) -> str:
    line = Striker(texts, names).log(AT + said)
    assert line.startswith(AT)
    return line.removeprefix(AT).rstrip("\n")


@pytest.mark.parametrize("name", ["Jan", "Bo", "Ali", "Noë", "Ük", "علي", "李", "jan"])
def test_that_a_short_name_is_struck_as_a_word_of_its_own(name: str) -> None:
    assert struck(f"it was {name}, of {name}'s and ({name})", name) == "it was …, of …'s and (…)"
    assert struck(f"{name}_laptop and {name}2 wrote", name) == "…_laptop and …2 wrote"


def test_that_a_short_name_inside_a_longer_text_is_struck_too() -> None:
    assert struck("seen Jan by Bo", "Vraag het aan Jan de Vries of aan Bo") == "seen … by …"
    assert struck("seen علي once", "سأل علي عن الحديقة") == "seen … once"


def test_that_no_word_is_cut_in_the_middle() -> None:
    texts = ("Jan", "Bo", "Ali", "Key", "Open")
    assert (
        struck("January, Bologna, Alignment and a KeyError", *texts)
        == "January, Bologna, Alignment and a KeyError"
    )


def test_that_who_works_here_is_struck_in_whatever_case() -> None:
    assert struck("Bea, BEA and bea of Ede", names=("ede",)) == "…, … and … of …"


def test_that_the_small_words_of_our_own_lines_stay() -> None:
    line = "the key of it was not in the old file, and one is to be made by the end of the day"
    small = [*line.replace(",", "").split(), "ja", "De", "Het", "In", "5"]
    kept = [word for word in line.replace(",", "").split() if len(word) < 4]
    said = struck(line, *small, names=("in", "the", "key"))
    assert [word for word in said.replace(",", "").split() if word != "…"] == kept


def test_that_what_a_traceback_consists_of_stays() -> None:
    text = "Traceback\n  cocreate_desktop/apps/day.py:12 in run\nKeyError\n"
    assert Striker(["Run", "Day", "Jan"]).log(text) == "Traceback\n  day.py:12 in run\nKeyError\n"
