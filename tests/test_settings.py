"""Settings survive: a broken file, a newer version, values that do not fit."""

from pathlib import Path

import pytest

from cocreate_desktop import settings
from cocreate_desktop.settings import Settings


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_that_without_a_file_the_usual_settings_hold(place: Path) -> None:
    assert settings.load(place) == settings.Loaded(Settings(), "")


def test_that_what_was_saved_is_read_again(place: Path) -> None:
    wanted = Settings(language="en", theme="dark", less_motion=True, backup_folder="E:\\", port=8090)
    settings.save(wanted, place)
    assert settings.load(place).settings == wanted


def test_that_false_stays_false_and_empty_stays_empty(place: Path) -> None:
    settings.save(Settings(less_motion=False, projector=""), place)
    read = settings.load(place).settings
    assert read.less_motion is False
    assert read.projector == ""


def test_that_what_a_newer_version_wrote_is_kept(place: Path) -> None:
    place.write_text('language = "en"\nsound = "bell"\n[hub]\nname = "city"\n', encoding="utf-8")
    settings.save(settings.load(place).settings, place)
    assert settings.load(place).settings.other == {"sound": "bell", "hub": {"name": "city"}}


@pytest.mark.parametrize(
    "line", ['language = "fr"', "language = 3", 'theme = "pink"', "port = 0", "port = true", "projector = 3"]
)
def test_that_a_value_that_does_not_fit_becomes_the_usual_one(place: Path, line: str) -> None:
    place.write_text(line, encoding="utf-8")
    assert settings.load(place).settings == Settings()


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe\x00"])
def test_that_a_broken_file_is_set_aside_and_said(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    loaded = settings.load(place)
    assert loaded.settings == Settings()
    assert "settings.broken.toml" in loaded.warning
    assert place.with_name("settings.broken.toml").read_bytes() == content
    assert not place.exists()


def test_that_a_folder_in_its_place_is_said_and_left_alone(place: Path) -> None:
    place.mkdir()
    assert settings.load(place).warning
    assert place.is_dir()


def test_that_a_failed_save_leaves_the_old_file_and_no_scraps(place: Path) -> None:
    place.mkdir()
    with pytest.raises(OSError, match=r"."):
        settings.save(Settings(), place)
    assert list(place.parent.iterdir()) == [place]


def test_that_settings_lie_in_the_home_of_the_program(a_home_of_its_own: Path) -> None:
    settings.save(Settings(theme="light"))
    assert (a_home_of_its_own / "settings.toml").is_file()
    assert settings.load().settings.theme == "light"


def test_that_what_columns_hold_is_kept_and_what_is_no_such_thing_is_not(place: Path) -> None:
    wanted = Settings(idea_columns={"0f": "text=1 head=1"})
    settings.save(wanted, place)
    assert settings.load(place).settings == wanted
    place.write_text('[idea_columns]\na = 3\nb = "text=0"\n', encoding="utf-8")
    assert settings.load(place).settings.idea_columns == {"b": "text=0"}
    place.write_text("idea_columns = 3\n", encoding="utf-8")
    assert settings.load(place).settings == Settings()
