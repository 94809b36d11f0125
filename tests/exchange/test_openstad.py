"""Ideas for OpenStad: within its lengths as it counts them, as texts where it would see a number, and the second time over the
first."""

from pathlib import Path

import openpyxl
import pytest

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.services.leaving import Platform, Records
from tests.exchange.ideafacts import ALL, WRITTEN, asked, facts, hostile, note, theme
from tests.exchange.receivers import USUAL, Refused, openstad

OPENSTAD = Platform.OPENSTAD
ANY = {"title": (1, 10_000), "summary": (1, 10_000), "description": (1, 100_000)}
FREE = {f"{field}_{end}": "0" for field in ("title", "summary", "description") for end in ("least", "most")}


@pytest.mark.parametrize("records", [Records.THEMES, Records.NOTES])
@pytest.mark.parametrize("mends", [(), ("shorten",), tuple(ALL)])
def test_that_the_site_takes_all_that_goes_and_the_rest_is_named(
    records: Records, mends: tuple[str, ...]
) -> None:
    ready = made(hostile(), asked(OPENSTAD, *mends, records=records))
    found = openstad(ready.files[0].data)
    named = {one.record for one in ready.preview.troubles if one.refused}
    assert len(found) == ready.preview.goes == len(WRITTEN) - len(named)
    assert bool(named) == (len(mends) < len(ALL))
    marks = [value["description"].splitlines()[-1] for value in found]
    kept = [idea.id for idea in hostile().ideas(records) if idea.id not in named]
    assert marks == [f"cocreate:{name}" for name in kept]


def test_that_a_title_that_looks_like_a_number_arrives_as_a_text() -> None:
    ready = made(hostile(), asked(OPENSTAD, records=Records.NOTES, **FREE))
    found = openstad(ready.files[0].data, ANY)
    assert [value["title"] for value in found] == [text.partition("\n")[0].strip() for text in WRITTEN]
    for text, value in zip(WRITTEN, found, strict=True):
        assert text in value["description"]


def test_that_a_reader_that_parses_cells_would_have_lost_it_without_quotes(tmp_path: Path) -> None:
    ready = made(facts(notes=(note("2026"),)), asked(OPENSTAD, records=Records.NOTES, **FREE))
    path = tmp_path / "unquoted.xlsx"
    path.write_bytes(ready.files[0].data)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A2"] = "2026"
    book.save(path)
    with pytest.raises(Refused, match="trim"):
        openstad(path.read_bytes(), ANY)


def test_that_tags_come_by_kind_and_the_cost_as_a_number() -> None:
    found = openstad(
        made(facts(notes=(note("Meer bomen"),)), asked(OPENSTAD, *ALL, records=Records.NOTES)).files[0].data
    )
    assert found[0]["tags"] == {"thema": ["Groen/Rust"], "buurt": ["Oosterhout"]}
    assert "budget" not in found[0]


def test_that_a_site_may_have_other_lengths() -> None:
    found = facts(theme("Een titel die voor de meeste websites te lang is, maar niet voor deze", "Bomen"))
    assert made(found, asked(OPENSTAD)).preview.goes == 0
    assert made(found, asked(OPENSTAD, title_most="100", description_least="20")).preview.goes == 1
    with pytest.raises(BadValue):
        made(found, asked(OPENSTAD, title_most="veel"))


def test_that_what_the_site_takes_out_is_not_counted() -> None:
    found = facts(theme("<script>groen</script>", "Bomen"), theme("<b>Groen</b> is mooi", "Bomen"))
    before = made(found, asked(OPENSTAD, description_least="0"))
    assert [(one.title[:3], one.mend) for one in before.preview.troubles] == [("<sc", "fill")]
    after = made(found, asked(OPENSTAD, "fill", description_least="0"))
    limits = {**USUAL, "description": (0, 5000)}
    assert len(openstad(after.files[0].data, limits)) == 2


def test_that_an_ampersand_and_an_emoji_count_as_they_do_there() -> None:
    exactly = "Koffie, thee & een koek erbij op het plein"  # 43 letters, 47 there
    wide = "\U0001f333" * 26  # 26 signs, 52 units
    found = facts(theme(exactly + "xyz", "Bomen"), theme(exactly + "wxyz1", "Bomen"), theme(wide, "Bomen"))
    refused = [one.title for one in made(found, asked(OPENSTAD, description_least="0")).preview.troubles]
    assert refused == [exactly + "wxyz1", wide]


def test_that_a_second_export_overwrites_what_is_there_and_adds_the_rest(tmp_path: Path) -> None:
    found = facts(*(theme(f"Thema nummer {number}", "Bomen langs de sloot") for number in range(4)))
    path = tmp_path / "export.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Inzending ID", "Titel", "Beschrijving"])
    for number, idea in ((812, found.themes[1]), (815, found.themes[3])):
        book.worksheets[0].append(
            [number, "Op de site anders genoemd", f"<div>Bomen<br>cocreate:{idea.id}</div>"]
        )
    book.worksheets[0].append([900, found.themes[0].title, "Van iemand anders"])
    book.save(path)
    ready = made(found, asked(OPENSTAD, *ALL, ids=str(path)))
    assert [(one.name, one.records) for one in ready.files] == [
        ("openstad-new.xlsx", 2),
        ("openstad-overwrite.xlsx", 2),
    ]
    fresh, again = (openstad(one.data) for one in ready.files)
    assert [value["title"] for value in fresh] == ["Thema nummer 0", "Thema nummer 2"]
    assert all("id" not in value for value in fresh)
    assert [(value["id"], value["title"]) for value in again] == [
        (812, "Thema nummer 1"),
        (815, "Thema nummer 3"),
    ]
