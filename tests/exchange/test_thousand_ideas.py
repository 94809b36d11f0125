"""A thousand projects with whatever neighbours may write: each receiver takes what the preview promises, word for word,
and with all mends done there is nothing that it does not take."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import pytest

from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.exchange.leavingideas import Facts, Idea
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.services.leaving import Platform, Records
from tests.exchange.ideafacts import ALL, asked
from tests.exchange.many import projects
from tests.exchange.receivers import decidim_json, decidim_proposals, govocal, openstad
from tests.exchange.test_govocal import DUTCH

TOGETHER = 125
"""So many projects make one file: what takes the time is opening a workbook."""


@pytest.fixture(scope="module")
def thousand() -> list[Facts]:
    """A thousand projects, by the handful."""
    return list(_handfuls(projects(1000)))


def _handfuls(every: Iterator[Facts]) -> Iterator[Facts]:
    while some := list(islice(every, TOGETHER)):
        themes = tuple(idea for one in some for idea in one.themes)
        notes = tuple(idea for one in some for idea in one.notes)
        yield replace(some[0], themes=themes, notes=notes)


def _table(data: bytes) -> list[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return [(row["title"], row["text"]) for row in rows]


def _govocal(data: bytes) -> list[tuple[str, str]]:
    return [(draft["title"], draft["body"]) for draft in govocal(data, DUTCH)]


def _openstad(data: bytes) -> list[tuple[str, str]]:
    return [(value["title"], value["description"]) for value in openstad(data)]


READ: dict[Platform, Callable[[bytes], list[tuple[str, str]]]] = {
    Platform.DECIDIM: decidim_proposals,
    Platform.GOVOCAL: _govocal,
    Platform.OPENSTAD: _openstad,
    Platform.TABLE: _table,
}


def _whole(ready: Ready, platform: Platform) -> list[tuple[str, str]]:
    return [pair for one in ready.files for pair in READ[platform](one.data)]


def _lines(text: str) -> str:
    return text.replace("\r", "\n")


def _lost(ideas: Sequence[Idea], found: Sequence[tuple[str, str]]) -> list[str]:
    """What of the words of neighbours did not arrive."""
    return [
        words
        for idea, (_title, body) in zip(ideas, found, strict=True)
        for words in (idea.text, *(note.text for note in idea.notes))
        if _lines(words) not in body
    ]


@pytest.mark.parametrize("records", [Records.THEMES, Records.NOTES])
@pytest.mark.parametrize("platform", list(READ))
def test_that_a_thousand_projects_come_in(
    thousand: list[Facts], platform: Platform, records: Records
) -> None:
    for facts in thousand:
        ideas = facts.ideas(records)
        plain = made(facts, asked(platform, records=records))
        found = _whole(plain, platform)
        assert len(found) == plain.preview.goes
        kept = [idea for idea in ideas if idea.id not in plain.preview.refused]
        assert _lost(kept, found) == []
        mended = _whole(made(facts, asked(platform, *ALL, records=records)), platform)
        titles = [title.strip().casefold() for title, _body in mended]
        assert len(titles) == len(ideas)
        assert len(set(titles)) == len(titles)
        if platform is not Platform.TABLE:
            marks = [body.splitlines()[-1] for _title, body in mended]
            assert marks == [f"cocreate:{idea.id}" for idea in ideas]


@pytest.mark.parametrize("records", [Records.THEMES, Records.NOTES])
def test_that_decidim_reads_the_same_from_json(thousand: list[Facts], records: Records) -> None:
    for facts in thousand:
        plain = made(facts, asked(Platform.DECIDIM, records=records))
        as_json = made(facts, asked(Platform.DECIDIM, records=records, format="json"))
        found = [
            (_lines(title), _lines(body)) for one in as_json.files for title, body in decidim_json(one.data)
        ]
        assert found == _whole(plain, Platform.DECIDIM)
