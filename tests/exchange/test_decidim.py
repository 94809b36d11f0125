"""Proposals for Decidim: its importer takes every one of them, and a reply finds its proposal again."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from cocreate_desktop.domain.errors import BadFile, BadValue
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.exchange.ideawords import marked
from cocreate_desktop.exchange.leaving import made
from cocreate_desktop.exchange.leavingideas import Idea
from cocreate_desktop.services.leaving import Asked, Platform, Records
from tests.exchange.ideafacts import WRITTEN, asked, facts, hostile, replied, theme
from tests.exchange.receivers import decidim_answers, decidim_json, decidim_proposals

DECIDIM = Platform.DECIDIM


@pytest.mark.parametrize("records", [Records.THEMES, Records.NOTES])
def test_that_whatever_neighbours_wrote_comes_in_as_it_was(records: Records) -> None:
    ready = made(hostile(), asked(DECIDIM, records=records))
    data = ready.files[0].data
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    found = decidim_proposals(data)
    assert len(found) == len(WRITTEN) == ready.preview.goes == ready.files[0].records
    for text, (title, body) in zip(WRITTEN, found, strict=True):
        assert text in body
        assert title == (
            text.partition("\n")[0].strip() if records is Records.NOTES else " ".join(text.split())[:280]
        )
    assert [marked(body.splitlines()[-1]) for _title, body in found] == [
        idea.id for idea in hostile().ideas(records)
    ]
    comma = made(hostile(), asked(DECIDIM, records=records, delimiter=","))
    assert decidim_proposals(comma.files[0].data, delimiter=",") == found
    as_json = made(hostile(), asked(DECIDIM, records=records, format="json"))
    assert as_json.files[0].name == "decidim-proposals.json"
    assert decidim_json(as_json.files[0].data) == found


def test_that_the_body_tells_what_was_said_where_and_how_often() -> None:
    body = decidim_proposals(
        made(facts(theme("Groen", "- meer groen", "Bomen")), asked(DECIDIM)).files[0].data
    )[0][1]
    lines = body.splitlines()
    assert "• - meer groen" in lines
    assert any(
        all(part in line for part in ("Ideeënavond", "24 november 2026", "De Ontmoeting", "Oosterhout"))
        for line in lines
    )


def test_that_a_theme_without_a_sentence_stays_here_until_it_has_one() -> None:
    found = facts(theme("", "Bankjes bij de vijver"), theme("Groen", "Bomen"), left_out=2)
    before = made(found, asked(DECIDIM))
    assert [title for title, _body in decidim_proposals(before.files[0].data)] == ["Groen"]
    assert [(one.title, one.mend, one.refused) for one in before.preview.troubles] == [
        ("Bankjes bij de vijver", "name", True)
    ]
    assert (before.preview.records, before.preview.goes) == (2, 1)
    assert list(before.preview.left_out.values()) == [2]
    after = made(found, asked(DECIDIM, "name", locale="en"))
    assert [title for title, _ in decidim_proposals(after.files[0].data, "en")] == [
        "Bankjes bij de vijver",
        "Groen",
    ]
    assert "1 note says this:" in after.preview.sample[0]["body/en"]


def _replied() -> tuple[Idea, ...]:
    return (
        theme("Groen", reply=replied(Taken.YES, 'Dat doen we; in "mei".')),
        theme("Rust", reply=replied(Taken.NO)),
        theme("Water", reply=replied(Taken.PARTLY, "Half.", "Te duur")),
        theme("Licht", reply=replied(Taken.OPEN, due="2026-12-24")),
        theme("Stil"),
    )


def test_that_replies_land_on_the_proposals_that_they_answer(tmp_path: Path) -> None:
    found = facts(*_replied())
    there = io.StringIO()
    writer = csv.writer(there, delimiter=";")
    writer.writerow(["id", "category/id", "title/nl", "body/nl"])
    for number, idea in enumerate(found.themes[:3], 41):
        writer.writerow(
            [number, "", f"{idea.title}, anders genoemd", f"<p>Tekst</p><p>cocreate:{idea.id}</p>"]
        )
    path = tmp_path / "proposals.csv"
    path.write_text(there.getvalue(), encoding="utf-8")
    ready = made(found, asked(DECIDIM, what="answers", ids=str(path)))
    answers = decidim_answers(ready.files[0].data, {41, 42, 43})
    assert {number: state for number, (state, _words) in answers.items()} == {
        41: "accepted",
        42: "rejected",
        43: "evaluating",
    }
    assert 'Dat doen we; in "mei".' in answers[41][1]
    assert "Te duur" in answers[43][1]
    troubles = [(one.title, one.refused) for one in ready.preview.troubles]
    assert troubles == [("Rust", False), ("Licht", True)]
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("proposals.csv", there.getvalue())
    newer = made(found, asked(DECIDIM, what="answers", ids=str(packed), state_column="status"))
    assert decidim_answers(newer.files[0].data, {41, 42, 43}, column="status") == answers


def test_that_words_of_a_reply_that_stay_here_are_told() -> None:
    found = facts(
        theme("Groen", reply=replied(Taken.YES), reply_cut=True), theme("Rust", reply=replied(Taken.YES))
    )
    troubles = made(found, asked(DECIDIM, what="answers")).preview.troubles
    assert [(one.title, one.refused) for one in troubles] == [
        ("Groen", True),
        ("Rust", True),
        ("Groen", False),
    ]
    assert made(found, asked(DECIDIM)).preview.troubles == ()


def test_that_without_their_numbers_no_reply_can_land_on_another_proposal() -> None:
    found = facts(*(theme(f"Thema {n}", id=f"{n}2abc", reply=replied(Taken.YES, "Ja.")) for n in range(9)))
    ready = made(found, asked(DECIDIM, what="answers"))
    assert (ready.files, ready.preview.goes) == ((), 0)
    assert all(one.refused and "Decidim" in one.why for one in ready.preview.troubles)


def test_that_what_cannot_be_asked_is_said(tmp_path: Path) -> None:
    for options in ({"locale": "nl;"}, {"format": "xml"}, {"delimiter": "\t"}, {"what": "votes"}):
        with pytest.raises(BadValue):
            made(hostile(), Asked(DECIDIM, options=options))
    with pytest.raises(BadValue):
        made(hostile(), asked(DECIDIM, records=Records.ROUNDS))
    path = tmp_path / "other.csv"
    path.write_text("naam;tekst\nA;B\n", encoding="utf-8")
    with pytest.raises(BadFile, match="“id”"):
        made(hostile(), asked(DECIDIM, what="answers", ids=str(path)))
    path.write_bytes(b"PK\x03\x04 half a file")
    with pytest.raises(BadFile):
        made(hostile(), asked(DECIDIM, what="answers", ids=str(path)))
