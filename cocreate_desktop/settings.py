"""What this person wants on this machine: one TOML file as one frozen dataclass. Holds no secrets and no project content.

Keys of a newer version stay in the file. A file that cannot be read is set aside, never overwritten, and said in a warning.
"""

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from cocreate_desktop import lasting, paths
from cocreate_desktop.language import LANGUAGES, _

TEXT_SIZES = (100, 125, 150, 175, 200)

Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one person. ``other`` holds what a newer version wrote, so that it is kept."""

    text_size: int = 100  # percent, of words and of all that goes with them
    language: str = "nl"
    tour_seen: bool = False
    theme: Theme = "system"
    less_motion: bool = False
    backup_folder: str = ""  # empty: nowhere yet
    port: int = 8080  # of the phone pages in the hall
    adapter: str = ""  # by which phones reach this laptop, as somebody chose; empty: the likeliest
    projector: str = ""  # how the last projector is known again; see the stage's screens
    spelling: bool = True  # whether words that are spelt wrong get a line
    updates: bool = False  # whether one address is asked, once a day at most, for a newer version
    updates_asked: str = ""  # the day on which it was asked last
    newest: Mapping[str, str] = field(default_factory=dict)  # what was heard: version, date, page
    # what the columns of a table of ideas held, by a mark of their names
    idea_columns: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings as read, with one sentence for the user where something was wrong (else empty)."""

    settings: Settings
    warning: str = ""


def file() -> Path:
    """Where the settings lie."""
    return paths.data() / "settings.toml"


def load(place: Path | None = None) -> Loaded:
    """Reads the settings; raises nothing: a broken file is set aside and the usual settings hold."""
    try:
        return _loaded(place or file())
    except OSError:
        return Loaded(Settings(), _("The settings cannot be read. The usual settings hold for now."))


def _loaded(place: Path) -> Loaded:
    try:
        words = place.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Loaded(Settings())
    except UnicodeDecodeError:
        return Loaded(Settings(), _set_aside(place))
    try:
        return Loaded(_read(tomllib.loads(words)))
    except tomllib.TOMLDecodeError:
        return Loaded(Settings(), _set_aside(place))


def save(settings: Settings, place: Path | None = None) -> None:
    """Writes the settings in one go: the file is the old one or the new one, never half. Raises OSError."""
    import tomli_w

    place = place or file()
    content = dict(settings.other)
    content |= {name: getattr(settings, name) for name in _names()}
    lasting.write(place, tomli_w.dumps(content))


def _names() -> list[str]:
    return [known.name for known in dataclasses.fields(Settings) if known.name != "other"]


def _set_aside(place: Path) -> str:
    aside = place.with_name("settings.broken.toml")
    try:
        place.replace(aside)
    except OSError:
        return _("The settings cannot be read. The usual settings hold for now.")
    told = _(
        "The settings could not be read. They were set aside as {file}, and the usual settings hold for now."
    )
    return told.format(file=aside.name)


def _read(found: Mapping[str, object]) -> Settings:
    """Takes each value that fits its place; another value becomes the usual one."""
    usual = Settings()
    port, size = found.get("port"), found.get("text_size")
    return Settings(
        language=_one_of(found.get("language"), LANGUAGES, usual.language),
        theme=_theme(found.get("theme")),
        text_size=size if type(size) is int and size in TEXT_SIZES else usual.text_size,
        tour_seen=_switch(found.get("tour_seen"), usual.tour_seen),
        less_motion=_switch(found.get("less_motion"), usual.less_motion),
        backup_folder=_text(found.get("backup_folder")),
        port=port if type(port) is int and 0 < port < 65536 else usual.port,
        adapter=_text(found.get("adapter")),
        projector=_text(found.get("projector")),
        spelling=_switch(found.get("spelling"), usual.spelling),
        updates=_switch(found.get("updates"), usual.updates),
        updates_asked=_text(found.get("updates_asked")),
        newest=_words(found.get("newest")),
        idea_columns=_words(found.get("idea_columns")),
        other={key: value for key, value in found.items() if key not in _names()},
    )


def _one_of(value: object, known: tuple[str, ...], usual: str) -> str:
    return value if isinstance(value, str) and value in known else usual


def _theme(value: object) -> Theme:
    themes: tuple[Theme, ...] = get_args(Theme)
    return next((theme for theme in themes if theme == value), "system")


def _switch(value: object, usual: bool) -> bool:
    return value if isinstance(value, bool) else usual


def _words(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        return {}
    return {key: word for key, word in value.items() if isinstance(word, str)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
