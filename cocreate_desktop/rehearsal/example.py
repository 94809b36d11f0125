"""Read the shipped example, the Buurtplein, into plain frozen values; it must not create or store a project."""

import datetime as dt
import json
import tomllib
from dataclasses import dataclass
from typing import Any

from cocreate_desktop import paths


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """One line of the run sheet; ``question`` is empty where the kind has none."""

    kind: str
    title: str
    minutes: int
    question: str


@dataclass(frozen=True, slots=True)
class ExampleEvening:
    """The evening: hall, Wi-Fi, house rules and run sheet."""

    title: str
    date: dt.date
    start: str
    hall: str
    wifi_name: str
    wifi_password: str
    house_rules: tuple[str, ...]
    steps: tuple[ExampleStep, ...]


@dataclass(frozen=True, slots=True)
class ExampleProject:
    """The project form; money in whole euros, goals in percent."""

    name: str
    question: str
    rung: str
    money: int
    time: str
    quality: str
    not_about: str
    decides: str
    decides_on: dt.date
    responsible: str
    keep_until: dt.date
    base: int
    base_what: str
    base_source: str
    goal_reach: int
    goal_satisfied: int
    follow_up: str


@dataclass(frozen=True, slots=True)
class ExampleNote:
    """One note: ``colour`` A–F, ``channel`` phone or desk, ``theme`` a key of the themes or empty for a loner."""

    text: str
    colour: str
    channel: str
    theme: str


@dataclass(frozen=True, slots=True)
class ExampleTheme:
    """A theme and the key by which notes name it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ExampleOption:
    """An option with its typed sticker total and how strongly neighbours lean to it."""

    letter: str
    text: str
    stickers: int
    weight: int


@dataclass(frozen=True, slots=True)
class ExampleVote:
    """The round: ``dots`` per person, at most ``most`` on one option."""

    question: str
    dots: int
    most: int
    options: tuple[ExampleOption, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Everything the example brings."""

    project: ExampleProject
    evening: ExampleEvening
    themes: tuple[ExampleTheme, ...]
    notes: tuple[ExampleNote, ...]
    vote: ExampleVote


def load_buurtplein() -> Example:
    """The Buurtplein example as shipped."""
    project = _toml("project.toml")
    return Example(
        project=_project(project),
        evening=_evening(project["evening"]),
        themes=tuple(ExampleTheme(key, title) for key, title in _toml("themes.toml")["themes"].items()),
        notes=tuple(ExampleNote(**json.loads(line)) for line in _read("notes.jsonl").split("\n") if line),
        vote=_vote(_toml("vote.toml")),
    )


def _read(name: str) -> str:
    return (paths.resources() / "examples" / "buurtplein" / name).read_text(encoding="utf-8")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _project(raw: dict[str, Any]) -> ExampleProject:
    base, goals = raw["base"], raw["goals"]
    return ExampleProject(
        name=raw["name"],
        question=raw["question"],
        rung=raw["rung"],
        base=base["number"],
        base_what=base["what"],
        base_source=base["source"],
        goal_reach=goals["reach"],
        goal_satisfied=goals["satisfied"],
        follow_up=raw["follow_up"],
        **raw["room"],
        **raw["decision"],
    )


def _evening(raw: dict[str, Any]) -> ExampleEvening:
    steps = tuple(
        ExampleStep(s["kind"], s["title"], s["minutes"], s.get("question", "")) for s in raw["step"]
    )
    plain = {key: value for key, value in raw.items() if key not in ("step", "house_rules")}
    return ExampleEvening(house_rules=tuple(raw["house_rules"]), steps=steps, **plain)


def _vote(raw: dict[str, Any]) -> ExampleVote:
    options = tuple(ExampleOption(**option) for option in raw["option"])
    return ExampleVote(raw["question"], raw["dots"], raw["most"], options)
