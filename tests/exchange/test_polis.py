"""Polis: statements to begin a conversation with, and what people said of them read back, whatever a spreadsheet did to it."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cocreate_desktop.domain.errors import BadFile, BadValue
from cocreate_desktop.exchange.fitting import NAME, SHORTEN
from cocreate_desktop.exchange.leavingideas import Facts, Idea, Said
from cocreate_desktop.exchange.polis import polis
from cocreate_desktop.exchange.polisread import read_back
from cocreate_desktop.language import use
from cocreate_desktop.services.leaving import Asked, Platform, Records

COMMENTS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    "1764100000000,Tue Nov 25 2025,0,0,2,1,1,Meer groen\n"
    '1764200000000,Wed Nov 26 2025,1,0,1,1,0,"Bomen, banken\nen ""licht"""\n'
    "1764300000000,Thu Nov 27 2025,2,4,0,0,-1,Koop mijn spullen\n"
)
VOTES = (
    "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n"
    "0,0,1,2,2,0,1,1\n1,1,0,2,1,1,1,-1\n2,1,0,2,0,1,-1,0\n3,,0,0,0,0,,\n"
)
TURNED = "participant,0,1\n0,-1,-1\n1,-1,1\n2,1,0\n"


def _facts(*texts: str, themes: tuple[str, ...] = ()) -> Facts:
    notes = tuple(Idea(id=f"n{place}", title=text, text=text) for place, text in enumerate(texts))
    made = tuple(Idea(id=f"t{place}", title=name) for place, name in enumerate(themes))
    return Facts("p", "Buurtplein", "?", date(2026, 11, 25), themes=made, notes=notes)


def _statements(data: bytes) -> list[str]:
    (header, *rows) = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert header == ["comment_text"]
    return [words for (words,) in rows]


def _written(folder: Path, comments: str = COMMENTS, votes: str = VOTES) -> Path:
    (folder / "comments.csv").write_text(comments, encoding="utf-8")
    if votes:
        (folder / "participants-votes.csv").write_text(votes, encoding="utf-8")
    return folder


# Out


def test_that_statements_go_unchanged_in_files_that_are_short_enough() -> None:
    texts = ("- meer groen", "=1+1", 'Het "grote"; plein, hier', "مرحبا", *(f"Idee {n}" for n in range(70)))
    ready = polis(_facts(*texts), Asked(Platform.POLIS))
    assert [(file.name, file.records) for file in ready.files] == [
        ("polis-1.csv", 34), ("polis-2.csv", 34), ("polis-3.csv", 6),
    ]  # fmt: skip
    assert [one for file in ready.files for one in _statements(file.data)] == list(texts)
    assert all(len(file.data.splitlines()) <= 35 for file in ready.files)
    assert ready.files[0].data.startswith(b"comment_text\n- meer groen\n=1+1\n")


def test_that_what_is_too_long_is_mended_and_what_is_said_before_stays() -> None:
    use("en")
    facts = _facts("Meer groen", "meer groen.", "Een lang verhaal over het plein. " * 10, "twee\nregels")
    before = polis(facts, Asked(Platform.POLIS))
    assert [one.record for one in before.preview.troubles if one.refused] == ["n2", "n1"]
    assert [(one.key, one.number) for one in before.preview.mends] == [(SHORTEN, 1)]
    assert _statements(before.files[0].data) == ["Meer groen", "twee regels"]
    after = polis(facts, Asked(Platform.POLIS, mends=frozenset({SHORTEN})))
    first, long, _lines = _statements(after.files[0].data)
    assert first == "Meer groen"
    assert len(long) <= 140
    assert long.endswith("…")
    assert [one.record for one in after.preview.troubles] == ["n1"]
    assert after.preview.goes == 3


def test_that_themes_go_by_their_sentence_and_an_empty_one_by_its_note_when_that_is_asked() -> None:
    facts = _facts(themes=("Samen eten", "", ""))
    facts = replace(facts, themes=(*facts.themes[:2], replace(facts.themes[2], notes=(Said("Bankje\nzon"),))))
    asked = Asked(Platform.POLIS, records=Records.THEMES, options={"length": "200"})
    ready = polis(facts, asked)
    assert _statements(ready.files[0].data) == ["Samen eten"]
    assert ready.preview.refused == {"t1", "t2"}
    mended = polis(facts, replace(asked, mends=frozenset({NAME})))
    assert _statements(mended.files[0].data) == ["Samen eten", "Bankje"]
    with pytest.raises(BadValue):
        polis(facts, Asked(Platform.POLIS, options={"length": "many"}))


# Back


@pytest.mark.parametrize("way", ["folder", "file", "zip"])
def test_that_votes_are_read_from_a_folder_a_file_and_a_zip(way: str, tmp_path: Path) -> None:
    folder = _written(tmp_path)
    path = {"folder": folder, "file": folder / "comments.csv", "zip": tmp_path / "export.zip"}[way]
    if way == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("report/comments.csv", COMMENTS)
            archive.writestr("report/participants-votes.csv", VOTES)
    found = read_back(path)
    assert [(one.text, one.agrees, one.disagrees, one.passes) for one in found.statements] == [
        ("Meer groen", 2, 1, 0),
        ('Bomen, banken\nen "licht"', 1, 1, 1),
    ]
    assert (found.people, found.refused, found.bad, found.until) == (3, 1, (), "2025-11-28")


def test_that_the_totals_tell_which_sign_is_agreeing_and_seconds_are_no_milliseconds(tmp_path: Path) -> None:
    seconds = (
        COMMENTS.replace("00000,Tue", "00,Tue").replace("00000,Wed", "00,Wed").replace("00000,Thu", "00,Thu")
    )
    found = read_back(_written(tmp_path, seconds, TURNED))
    assert [(one.agrees, one.disagrees) for one in found.statements] == [(2, 1), (1, 1)]
    assert found.until == "2025-11-28"


def test_that_bad_rows_are_named_by_line_and_the_good_ones_come_in(tmp_path: Path) -> None:
    use("en")
    comments = "comment-id;comment-body;agrees;disagrees\n0;Goed;3.0;1\n1;;1;1\n2;Zonder cijfers;veel;1\n3;Ook goed;0;2\n"
    found = read_back(_written(tmp_path, comments, ""))
    assert [(one.line, one.text, one.agrees) for one in found.statements] == [
        (2, "Goed", 3),
        (5, "Ook goed", 0),
    ]
    assert [line for line, _why in found.bad] == [3, 4]
    assert (found.people, found.until) == (0, "")
    votes = "participant,0\na,1\nb,misschien\nc,-1.0\n"
    found = read_back(_written(tmp_path, comments, votes))
    assert (found.statements[0].agrees, found.statements[0].disagrees, found.people) == (1, 1, 2)
    assert found.bad[0] == (3, "“misschien” is no vote. The other votes in this row count.")


@pytest.mark.parametrize(
    ("comments", "said"),
    [
        ("a,b\n1,2\n", "the column “comment-body” is missing"),
        ("comment-id,comment-body\n0,Meer groen\n", "the column “agrees” is missing"),
        ("", "there is nothing in it"),
        ("%PDF-1.7", "it is no list of notes"),
    ],
)
def test_that_a_file_of_something_else_says_what_it_lacks(comments: str, said: str, tmp_path: Path) -> None:
    use("en")
    with pytest.raises(BadFile, match=said):
        read_back(_written(tmp_path, comments, "") / "comments.csv")


def test_that_one_conversation_is_asked_of_several_and_nothing_of_an_empty_folder(tmp_path: Path) -> None:
    use("en")
    for name in ("a", "b"):
        (tmp_path / f"{name}-comments.csv").write_text(COMMENTS, encoding="utf-8")
    (tmp_path / "b-participants-votes.csv").write_text(VOTES, encoding="utf-8")
    with pytest.raises(BadFile, match="several conversations"):
        read_back(tmp_path)
    assert (read_back(tmp_path / "a-comments.csv").people, read_back(tmp_path / "b-comments.csv").people) == (
        0,
        3,
    )
    (tmp_path / "leeg").mkdir()
    with pytest.raises(BadFile, match=r"there is no comments\.csv in it"):
        read_back(tmp_path / "leeg")
    with pytest.raises(BadFile, match="it is not there"):
        read_back(tmp_path / "weg" / "comments.csv")
    packed = tmp_path / "stuk.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("comments.csv", COMMENTS)
    whole = packed.read_bytes()
    elsewhere = (int.from_bytes(whole[-6:-2], "little") + 1000).to_bytes(4, "little")
    for damaged in (b"PK\x03\x04 half", whole[:-6] + elsewhere + whole[-2:]):
        packed.write_bytes(damaged)
        with pytest.raises(BadFile, match="no zip file"):
            read_back(packed)
