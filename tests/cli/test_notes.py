"""`cocreate notes`: what other programs may count on, what waits in a project, and what cannot be used."""

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from cocreate_desktop.apps.photometer import PhotoMeter
from cocreate_desktop.apps.photos import as_json
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import PhotoState, SightingState, Way
from cocreate_desktop.language import speaking
from cocreate_desktop.rehearsal.wallphoto import WallPhoto, photograph
from cocreate_desktop.rehearsal.walls import Ground, WallPlan
from cocreate_desktop.services.seeing import Crop, Looked, Reading, Seen
from tests.cli.conftest import Command, Said, Terminal, photos_told, unusable

TEXTS = ("Meer groen", "Een bankje", "Water", "Koffie", "Schaduw", "Picknick")
PAPERS = ("yellow", "pink", "orange", "blue", "green", "purple")
KEYS = {
    "quad": list, "colour": str, "confidence": float, "text": str, "text_confidence": float, "cut_off": bool,
    "theme_hint": type(None),
}  # fmt: skip
COLOURS = {"yellow", "orange", "pink", "purple", "blue", "green", "white", "other"}


@pytest.fixture(scope="module")
def wall() -> WallPhoto:
    """Six notes, far apart, hung row by row."""
    plan = WallPlan(
        seed=7, width=1200, height=900, notes=6, ground=Ground.WHITE, tilt=0.1, curl=0.1, clutter=0.0, noise=0.003,
        texts=TEXTS, papers=PAPERS,
    )  # fmt: skip
    return photograph(plan)


@pytest.fixture
def photo(wall: WallPhoto, tmp_path: Path) -> Path:
    """That wall as a file."""
    path = tmp_path / "muur.jpg"
    path.write_bytes(wall.content)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A wall on which nothing hangs."""
    path = tmp_path / "leeg.png"
    ImageOps.colorize(Image.linear_gradient("L").resize((900, 700)), "#D8D2C8", "#F2EEE6").save(path)
    return path


def told(said: Said, code: int = 0) -> list[dict[str, object]]:
    """The photos, each with what the contract says."""
    photos = photos_told(said, code)
    for one in photos:
        assert {key: type(value) for key, value in one.items()} == {
            "file": str, "width": int, "height": int, "warnings": list, "notes": list,
        }  # fmt: skip
    return photos


def notes_of(photo: dict[str, object]) -> list[dict[str, object]]:
    found = photo["notes"]
    assert isinstance(found, list)
    return found


def middle(note: dict[str, object]) -> tuple[float, float]:
    quad = note["quad"]
    assert isinstance(quad, list)
    return sum(x for x, _y in quad) / 4, sum(y for _x, y in quad) / 4


def waiting(path: Path) -> tuple[OpenWorkspace, str]:
    opened = open_services(path)
    return opened, opened.services.evenings.all()[0].id


def test_that_notes_are_told_with_the_documented_keys_in_the_order_in_which_they_are_read(
    photo: Path, wall: WallPhoto, cocreate: Command
) -> None:
    said = cocreate("notes", photo, "--json")
    assert said.err == ""
    (one,) = told(said)
    assert (one["file"], one["width"], one["height"]) == (str(photo), 1200, 900)
    notes = notes_of(one)
    assert len(notes) == 6
    for note in notes:
        assert set(note) == set(KEYS)
        kinds = {key: type(value) for key, value in note.items()}
        assert kinds in (KEYS, KEYS | {"text": type(None)}, KEYS | {"theme_hint": int}), note
        assert note["colour"] in COLOURS
        assert isinstance(note["confidence"], float)
        assert isinstance(note["text_confidence"], float)
        assert 0 <= note["confidence"] <= 1
        assert 0 <= note["text_confidence"] <= 1
    # The made-up wall is hung row by row, as it is read.
    for note, truth in zip(notes, wall.notes, strict=True):
        x, y = middle(note)
        quad = truth.quad
        assert abs(x - sum(one[0] for one in quad) / 4) < 40
        assert abs(y - sum(one[1] for one in quad) / 4) < 40
    assert sum(note["text"] is not None for note in notes) >= 4


def test_that_a_note_without_words_has_no_text_and_one_that_was_halved_is_told_in_pixels_of_the_file() -> (
    None
):
    quad = ((10.0, 20.0), (60.0, 20.0), (60.0, 70.0), (10.04, 70.0))
    seen = Seen(quad, Crop(b"", "white"), 1, cut_off=True, island=2)
    looked = Looked(400, 300, (seen, seen), b"", (0, 0, 400, 300), warnings=("cut_off",))
    one = as_json("muur.jpg", looked, {0: Reading(0, "", 0)}, size=(799, 599))
    assert (one["width"], one["height"], one["warnings"]) == (799, 599, ["cut_off"])
    note = {
        "quad": [[20.0, 39.9], [119.9, 39.9], [119.9, 139.8], [20.1, 139.8]], "colour": "white", "confidence": 1.0,
        "text": None, "text_confidence": 0.0, "cut_off": True, "theme_hint": 2,
    }  # fmt: skip
    assert one["notes"] == [note, note]
    assert all(
        type(found["text_confidence"]) is type(found["confidence"]) is float for found in notes_of(one)
    )


def test_that_corners_go_clockwise_from_the_top_left(photo: Path, cocreate: Command) -> None:
    (one,) = told(cocreate("notes", photo, "--json"))
    for note in notes_of(one):
        quad = note["quad"]
        assert isinstance(quad, list)
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
        assert x0 < x1
        assert x3 < x2
        assert y0 < y3
        assert y1 < y2


def test_that_a_photo_without_notes_says_so(empty: Path, cocreate: Command) -> None:
    (one,) = told(cocreate("notes", empty, "--json"))
    assert one["notes"] == []
    warnings = one["warnings"]
    assert isinstance(warnings, list)
    assert "no_notes" in warnings
    people = cocreate("notes", empty, "--lang", "en")
    assert people.code == 0
    assert people.out.startswith(f"{empty}: 0 notes found")


@pytest.mark.parametrize(
    "content", [b"", b"geen foto", b"\xff\xd8\xff\xe0" + b"\0" * 300, b"%PDF-1.4\nkapot"]
)
def test_that_what_is_no_picture_is_said_in_one_line(
    tmp_path: Path, cocreate: Command, content: bytes
) -> None:
    path = tmp_path / "iets.jpg"
    path.write_bytes(content)
    assert "iets" in unusable(cocreate("notes", path, "--json"))


def test_that_a_file_that_is_not_there_and_a_folder_without_pictures_are_said(
    tmp_path: Path, cocreate: Command
) -> None:
    assert "weg.jpg" in unusable(cocreate("notes", tmp_path / "weg.jpg"))
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "lees.txt").write_text("niets", encoding="utf-8")
    assert "map" in unusable(cocreate("notes", tmp_path / "map", "--json"))


def test_that_a_good_photo_is_told_beside_a_broken_one(
    empty: Path, tmp_path: Path, cocreate: Command
) -> None:
    broken = tmp_path / "kapot.jpg"
    broken.write_bytes(b"geen foto")
    said = cocreate("notes", broken, empty, "--json")
    (one,) = told(said, code=1)
    assert one["file"] == str(empty)
    assert "kapot.jpg" in said.err
    assert said.err.count("\n") == 1
    assert cocreate("notes", broken, tmp_path / "weg.jpg").code == 2


def test_that_every_file_of_a_folder_that_failed_is_told(
    empty: Path, tmp_path: Path, cocreate: Command
) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    for name in ("1.jpg", "2.jpg"):
        (folder / name).write_bytes(b"\xff\xd8\xff\xe0" + bytes(300))
    assert cocreate("notes", folder).code == 2
    (folder / "3.png").write_bytes(empty.read_bytes())
    said = cocreate("notes", folder, "--json")
    assert [one["file"] for one in told(said, code=1)] == [str(folder / "3.png")]
    assert said.err.count("\n") == 2
    assert [name in said.err for name in ("1.jpg", "2.jpg", "3.png")] == [True, True, False]


def test_that_a_missing_photo_is_told_to_be_missing(tmp_path: Path, cocreate: Command) -> None:
    line = unusable(cocreate("notes", tmp_path / "weg.jpg", "--lang", "en"))
    assert line.startswith("The file weg.jpg cannot be read: it is not there.")


def test_that_a_panorama_is_told_in_its_own_size(tmp_path: Path, cocreate: Command) -> None:
    path = tmp_path / "panorama.jpg"
    Image.new("RGB", (14_001, 7201), "#D8D2C8").save(path, quality=20)
    (one,) = told(cocreate("notes", path, "--json"))
    assert (one["width"], one["height"]) == (14_001, 7201)


def test_that_warnings_are_words_for_people_and_codes_for_programs(tmp_path: Path, cocreate: Command) -> None:
    path = tmp_path / "donker.png"
    ImageOps.colorize(Image.linear_gradient("L").resize((900, 700)), "#0A0A08", "#1E1C18").save(path)
    (one,) = told(cocreate("notes", path, "--json"))
    codes = one["warnings"]
    assert isinstance(codes, list)
    assert "dark" in codes
    said = cocreate("notes", path, "--lang", "en")
    assert "too dark" in said.out
    assert not any("_" in part for part in said.out.removeprefix(str(path)).split())


def test_that_a_step_without_a_project_is_wrong_use(tmp_path: Path, cocreate: Command) -> None:
    assert "--into" in unusable(cocreate("notes", tmp_path / "weg.jpg", "--step", "ab"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such names")
def test_that_the_name_of_a_file_does_not_steer_the_terminal(
    empty: Path, tmp_path: Path, cocreate: Command
) -> None:
    good, bad = tmp_path / "\x1b[2Jmooi\x9b31m\n.png", tmp_path / "\x1b]0;weg\x07.jpg"
    good.write_bytes(empty.read_bytes())
    bad.write_bytes(b"geen foto")
    said = cocreate("notes", good, bad)
    assert said.code == 1
    assert (said.out.count("\n"), said.err.count("\n")) == (1, 1)
    for_a_program = cocreate("notes", good, "--json")
    assert told(for_a_program)[0]["file"] == str(good)
    for written in (said.out, said.err, for_a_program.out):
        assert not set("\x1b\x07\x9b") & set(written)


def test_that_somebody_at_a_terminal_sees_how_far_it_is_and_a_program_does_not() -> None:
    watched, unwatched = Terminal(), io.StringIO()
    for stream in (watched, unwatched):
        meter = PhotoMeter(stream)
        with speaking("en"):
            meter.looked("muur.jpg", 0.4)
            meter.looked("muur.jpg", 0.4)
            meter.read("muur.jpg", 3, 12)
        meter.clear()
        meter.clear()
    back = "\r\x1b[K"
    assert watched.getvalue() == (
        f"{back}muur.jpg: looking for notes, 40 %{back}muur.jpg: 3 of 12 notes read{back}"
    )
    assert unwatched.getvalue() == ""


def test_that_progress_is_gone_before_a_line_of_ours(
    photo: Path, tmp_path: Path, cocreate: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    assert cocreate("notes", photo, tmp_path / "weg.jpg", "--lang", "en").code == 1
    seen = stream.getvalue()
    assert "muur.jpg: looking for notes, 60 %" in seen
    assert "of 6 notes read" in seen
    assert "\r\x1b[KThe file weg.jpg cannot be read" in seen


def test_that_a_folder_and_a_scan_give_every_picture(empty: Path, tmp_path: Path, cocreate: Command) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "a.png").write_bytes(empty.read_bytes())
    (folder / "lees.txt").write_text("niets", encoding="utf-8")
    pages = [Image.open(empty).convert("RGB")] * 2
    pages[0].save(folder / "b.pdf", save_all=True, append_images=pages[1:])
    found = told(cocreate("notes", folder, "--json"))
    assert len(found) == 3
    assert found[0]["file"] == str(folder / "a.png")
    assert len({one["file"] for one in found}) == 3
    scan = told(cocreate("notes", folder / "b.pdf", "--json"))
    assert [one["file"] for one in scan] == [str(folder / "b.pdf")] * 2


def test_that_what_is_taken_into_a_project_waits_there_for_a_look(
    buurt: Path, photo: Path, cocreate: Command
) -> None:
    said = cocreate("notes", photo, "--into", buurt, "--json")
    (one,) = told(said)
    opened, evening_id = waiting(buurt)
    try:
        review = opened.services.walls.review(evening_id)
        (kept,) = review.photos
        assert (kept.state, kept.way, kept.name) == (PhotoState.LOOKED, Way.FILE, "muur.jpg")
        assert all(seen.state is SightingState.OPEN and seen.read for seen in review.sightings)
        assert [seen.suggested or None for seen in review.sightings] == [
            note["text"] for note in notes_of(one)
        ]
        assert opened.services.capturing.notes(evening_id) == ()
    finally:
        opened.close()


def test_that_a_photo_goes_to_the_step_that_is_named(buurt: Path, empty: Path, cocreate: Command) -> None:
    opened, evening_id = waiting(buurt)
    services = opened.services
    steps = {step.kind: step.id for step in services.evenings.steps(evening_id)}
    opened.close()
    assert cocreate("notes", empty, "--into", buurt, "--step", steps[Kind.THEMES]).code == 0
    assert "weg" not in unusable(cocreate("notes", empty, "--into", buurt, "--step", steps[Kind.WELCOME]))
    assert unusable(cocreate("notes", empty, "--into", buurt, "--step", "weg"))
    assert "weg.cocreate" in unusable(cocreate("notes", empty, "--into", empty.parent / "weg.cocreate"))
    opened, evening_id = waiting(buurt)
    try:
        (kept,) = opened.services.walls.review(evening_id).photos
        assert kept.step_id == steps[Kind.THEMES]
    finally:
        opened.close()


def test_that_a_photo_that_is_taken_in_twice_gives_each_note_once(
    buurt: Path, photo: Path, cocreate: Command
) -> None:
    assert cocreate("notes", photo, photo, "--into", buurt, "--lang", "en").code == 0
    opened, evening_id = waiting(buurt)
    try:
        review = opened.services.walls.review(evening_id)
        assert (len(review.photos), review.open) == (2, 6)
    finally:
        opened.close()
