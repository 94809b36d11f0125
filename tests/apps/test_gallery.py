"""The gallery shows every screen, as it is, in each language and theme."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cocreate_desktop import cli
from cocreate_desktop.apps.gallery import command
from cocreate_desktop.apps.gallery.index import pictures
from cocreate_desktop.domain.steps import KINDS
from cocreate_desktop.domain.voting import METHODS

DESK = {"desk-start", "desk-prepare", "desk-aftercare", "desk-settings", "desk-help"}
OVER = {
    "desk-dossier-phase", "desk-dossier-risk", "desk-prepare-add-step", "desk-sharing", "desk-evening-offers-contact",
    "desk-evening-offers-promise", "desk-evening-proposal-versions", "desk-aftercare-reply", "desk-aftercare-promise",
    "desk-aftercare-erase", "desk-aftercare-trace",
}  # fmt: skip


@pytest.fixture(scope="module")
def gallery(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert qapp is not None
    out = tmp_path_factory.mktemp("gallery")
    assert command.run(out, only="-", small=True, themes=("dark",), spoken=("nl",)) == 0
    return out


def test_that_every_kind_of_step_is_shown_to_desk_and_room(gallery: Path) -> None:
    found = pictures(gallery)
    for kind in KINDS:
        for name in (f"desk-prepare-{kind}", f"desk-evening-{kind}", f"stage-{kind}"):
            assert name in found, name
    assert set(found) >= DESK | OVER


def test_that_every_method_is_shown_from_its_draft_to_its_result(gallery: Path) -> None:
    found = pictures(gallery)
    for method in METHODS:
        name = "vote" if method == "dots" else method
        for kept in (f"desk-evening-{name}-draft", f"desk-evening-{name}-result", f"stage-{name}-result"):
            assert kept in found, kept


def test_that_cards_and_stickers_are_shown_as_a_camera_reads_them(gallery: Path) -> None:
    names = ("desk-cards", "desk-cards-reading", "stage-cards-reading", "desk-dots", "desk-dots-check")
    assert set(pictures(gallery)) >= set(names)


def test_that_no_picture_is_empty(gallery: Path) -> None:
    for name, variants in pictures(gallery).items():
        picture = QImage(str(variants[0]))
        assert picture.width() == 640, name
        tones = {picture.pixel(x, y) for x in range(0, 640, 8) for y in range(0, picture.height(), 8)}
        assert len(tones) > 3, name


def test_that_a_page_lays_them_side_by_side(gallery: Path) -> None:
    page = (gallery / "README.md").read_text(encoding="utf-8")
    assert "| desk-start | ![desk-start](nl-dark/desk-start.webp) |" in page
    assert all(f"]({place.relative_to(gallery).as_posix()})" in page for place in gallery.glob("*/*.webp"))


def test_that_the_command_keeps_only_what_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["gallery", "--out", str(tmp_path / "g"), "--only", "phone-vote", "--theme", "light"]
    assert cli.main(words) == 0
    names = sorted(path.relative_to(tmp_path / "g").as_posix() for path in tmp_path.glob("g/*/*.png"))
    wanted = ("phone-vote-320", "phone-vote-result-320", "phone-vote-result", "phone-vote")
    assert names == sorted(f"{tongue}-light/{name}.png" for tongue in ("en", "nl") for name in wanted)
    assert (tmp_path / "g" / "index.html").read_text(encoding="utf-8").count("<img") == 8
    assert "8" in capsys.readouterr().out
    picture = QImage(str(tmp_path / "g" / "nl-light" / "phone-vote.png"))
    assert (picture.width(), picture.height()) == (780, 1688)
