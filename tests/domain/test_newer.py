"""What counts as a newer version, and what is no answer."""

from datetime import date

import pytest
import yaml

from cocreate_desktop import __released__, __version__
from cocreate_desktop.domain.newer import ADDRESS, Release, is_due, is_newer, read
from tests.source_tree import ROOT

AT = "https://example.org/cocreate-desktop/newest.json"
TOLD = {"version": "0.2.0", "date": "2027-01-10", "page": "https://example.org/cocreate-desktop/0.2.0"}


def test_that_numbers_are_compared_and_not_letters() -> None:
    assert is_newer("0.10.0", "0.9.3")
    assert is_newer("1.0", "0.9.9")
    assert is_newer("0.1.0.1", "0.1.0")
    assert not is_newer("0.1.0", "0.1.0")
    assert not is_newer("0.0.9", "0.1.0")
    assert not is_newer("latest", "0.1.0")
    assert not is_newer("", "0.1.0")


def test_that_a_release_is_read() -> None:
    assert read(TOLD, AT) == Release("0.2.0", "2027-01-10", TOLD["page"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": "https://elsewhere.example/0.2.0"},
        {"page": "http://example.org/0.2.0"},
        {"page": "javascript:alert(1)"},
        {"page": "https://[broken"},
        {"page": "https://example.org/" + "x" * 300},
        {"page": 7},
        {"version": "0.2.0 <b>now</b>"},
        {"version": "1.2.3.4.5"},
        {"version": None},
        {"date": "soon"},
        {"date": "20270110"},
    ],
    ids=str,
)
def test_that_what_leads_elsewhere_or_is_no_release_is_none(wrong: dict[str, object]) -> None:
    assert read({**TOLD, **wrong}, AT) is None


def test_that_something_else_is_none() -> None:
    others: tuple[object, ...] = ([], "0.2.0", None, {}, 3)
    assert [read(told, AT) for told in others] == [None] * 5


def test_that_it_is_asked_once_a_day() -> None:
    assert is_due("", date(2027, 1, 10))
    assert not is_due("2027-01-10", date(2027, 1, 10))
    assert is_due("2027-01-09", date(2027, 1, 10))
    assert is_due("2099-01-01", date(2027, 1, 10))  # the clock was wrong then


def test_that_the_address_and_the_version_are_those_of_the_project() -> None:
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert public["url"].removesuffix(".git") + "/newest.json" == ADDRESS
    assert (public["softwareVersion"], str(public["releaseDate"])) == (__version__, __released__)
