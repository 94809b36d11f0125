"""`cocreate dots`: what other programs may count on, what a person reads, and which photos cannot be counted."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.rehearsal.posters import Closeness, PosterPhoto, PosterPlan, make_photo
from tests.cli.conftest import Command, unusable

QUESTION = "Wat moet als eerste?"
CHOICES = ("Speeltoestel", "Bomen", "Een brug")


@dataclass(frozen=True)
class Vote:
    """A project with a vote, and another one after it."""

    path: Path
    round: Round
    other: Round
    options: tuple[Option, ...]

    def photograph(self, counts: tuple[int, ...], of: Round | None = None, **changed: object) -> PosterPhoto:
        """A photo of its poster."""
        poster = Poster((of or self.round).number, len(CHOICES))
        fields: dict[str, object] = {"seed": 4, "poster": poster, "counts": counts, "scale": 2.5, "tilt": 0.2}
        return make_photo(PosterPlan(**{**fields, **changed}))  # type: ignore[arg-type]


@pytest.fixture
def vote(buurt: Path) -> Vote:
    opened = open_services(buurt)
    try:
        evenings, voting = opened.services.evenings, opened.services.voting
        evening = evenings.all()[0]
        step = next(one for one in evenings.steps(evening.id) if one.kind is Kind.VOTE)
        evenings.change_step(step.id, question=QUESTION)
        found = voting.round_of(step.id)
        assert found is not None
        options = voting.set_options(found.id, CHOICES)
        second = evenings.add_step(evening.id, Kind.VOTE)
        evenings.change_step(second.id, question="En daarna?")
        other = voting.round_of(second.id)
        assert other is not None
        voting.set_options(other.id, CHOICES)
        return Vote(buurt, found, other, options)
    finally:
        opened.close()


def _keep(folder: Path, photo: PosterPhoto) -> Path:
    path = folder / "poster.jpg"
    path.write_bytes(photo.content())
    return path


def test_that_boxes_and_stickers_are_told_with_the_documented_keys(
    vote: Vote, tmp_path: Path, cocreate: Command
) -> None:
    photo = _keep(tmp_path, vote.photograph((3, 0, 5)))
    said = cocreate("dots", photo, "--json", "--poster", f"{vote.path}:{vote.round.id}")
    assert (said.code, said.err) == (0, "")
    told = said.json
    assert (told["file"], told["round"], told["page"]) == (str(photo), vote.round.number, 1)
    assert (told["problem"], told["total"], told["picture"]) == ("", 8, None)
    assert told["boxes"] == [
        {"option": one.id, "letter": one.letter, "text": one.text, "number": number, "doubts": []}
        for one, number in zip(vote.options, (3, 0, 5), strict=True)
    ]
    assert len(told["stickers"]) == 8
    for one in told["stickers"]:
        assert set(one) == {"x", "y", "radius", "colour", "option"}
        assert one["option"] in {option.id for option in vote.options}
        assert one["colour"].startswith("#")
        assert abs(one["radius"] - 6) < 0.5


@pytest.mark.parametrize("how", ["number", "question"])
def test_that_a_vote_goes_by_its_number_or_question_too(
    how: str, vote: Vote, tmp_path: Path, cocreate: Command
) -> None:
    photo = _keep(tmp_path, vote.photograph((1, 2, 0)))
    asked = str(vote.round.number) if how == "number" else QUESTION.upper()
    said = cocreate("dots", photo, "--lang", "en", "--poster", f"{vote.path}:{asked}")
    assert (said.code, said.err) == (0, "")
    head, *rows = said.out.splitlines()
    assert QUESTION in head
    assert [row.split() for row in rows] == [
        ["1", "A", "Speeltoestel"],
        ["2", "B", "Bomen"],
        ["0", "C", "Een", "brug"],
    ]


def test_that_doubts_are_told_and_end_with_one(vote: Vote, tmp_path: Path, cocreate: Command) -> None:
    heaped = vote.photograph((14, 0, 1), closeness=Closeness.HEAPED, size=14.0)
    photo = _keep(tmp_path, heaped)
    said = cocreate("dots", photo, "--lang", "en", "--poster", f"{vote.path}:{vote.round.id}")
    assert said.code == 1
    rows = said.out.splitlines()
    assert "stickers lie over each other" in rows[1]
    assert "?" not in rows[2] + rows[3]


def test_that_an_overlay_shows_what_was_counted(vote: Vote, tmp_path: Path, cocreate: Command) -> None:
    photo, out = _keep(tmp_path, vote.photograph((1, 0, 2))), tmp_path / "geteld.png"
    said = cocreate("dots", photo, "--json", "--poster", f"{vote.path}:{vote.round.id}", "--overlay", out)
    assert said.code == 0
    assert json.loads(said.out)["picture"] == str(out)
    with Image.open(out) as shown:
        assert shown.format == "PNG"
        assert abs(shown.height / shown.width - 297 / 210) < 0.01


def test_that_the_poster_of_another_vote_is_refused_by_name(
    vote: Vote, tmp_path: Path, cocreate: Command
) -> None:
    photo = _keep(tmp_path, vote.photograph((1, 2, 0), of=vote.other))
    said = unusable(
        cocreate("dots", photo, "--json", "--lang", "en", "--poster", f"{vote.path}:{vote.round.id}")
    )
    assert f"poster of vote {vote.other.number} “En daarna?”" in said
    assert QUESTION in said


def test_that_half_a_poster_and_none_are_refused(vote: Vote, tmp_path: Path, cocreate: Command) -> None:
    path = tmp_path / "half.png"
    whole = Image.fromarray(vote.photograph((1, 2, 0)).picture)
    whole.crop((0, 0, whole.width // 2, whole.height)).save(path)
    asked = f"{vote.path}:{vote.round.id}"
    assert "Only a part" in unusable(cocreate("dots", path, "--lang", "en", "--poster", asked))
    Image.new("RGB", (300, 200), "white").save(path)
    assert "no poster" in unusable(cocreate("dots", path, "--lang", "en", "--poster", asked))


def test_that_a_broken_file_is_refused(vote: Vote, tmp_path: Path, cocreate: Command) -> None:
    path = tmp_path / "kapot.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 nothing")
    assert "kapot.jpg" in unusable(cocreate("dots", path, "--poster", f"{vote.path}:{vote.round.id}"))


@pytest.mark.parametrize("asked", ["", ":", "nobody.cocreate", ":3"])
def test_that_a_poster_without_project_or_vote_is_refused(
    asked: str, vote: Vote, tmp_path: Path, cocreate: Command
) -> None:
    photo = _keep(tmp_path, vote.photograph((1, 0, 0), scale=1.5))
    assert "WORKSPACE:ROUND" in unusable(cocreate("dots", photo, "--lang", "en", "--poster", asked))


def test_that_an_unknown_vote_names_those_there_are(vote: Vote, tmp_path: Path, cocreate: Command) -> None:
    photo = _keep(tmp_path, vote.photograph((1, 0, 0), scale=1.5))
    said = unusable(cocreate("dots", photo, "--lang", "en", "--poster", f"{vote.path}:Wat dan?"))
    assert "“Wat dan?”" in said
    assert QUESTION in said
    assert "En daarna?" in said


def test_that_two_votes_with_one_question_are_told_apart_by_number(
    vote: Vote, tmp_path: Path, cocreate: Command
) -> None:
    opened = open_services(vote.path)
    try:
        opened.services.evenings.change_step(vote.other.step_id, question=QUESTION)
    finally:
        opened.close()
    photo = _keep(tmp_path, vote.photograph((1, 2, 0)))
    assert "number" in unusable(
        cocreate("dots", photo, "--lang", "en", "--poster", f"{vote.path}:{QUESTION}")
    )
