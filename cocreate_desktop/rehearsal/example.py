"""Read the shipped examples into plain frozen values; it must not create or store a project.

An example is a folder: ``project.toml`` with the run sheet, ``notes.jsonl``, ``themes.toml``, ``vote.toml``, and ``story.toml``
which ``story`` reads.
"""

import datetime as dt
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from cocreate_desktop import paths
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.steps import TalkSettings
from cocreate_desktop.language import _

BUURTPLEIN, CULTUURVISIE = EXAMPLES = ("buurtplein", "cultuurvisie")


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """One line of the run sheet; ``question`` is empty where the kind has none, and for a vote: its round has one.

    ``key``: how notes name this step. ``think``: the minutes of 1-2-4-All. ``pages``: names of drawings to show, two beside
    each other when ``side_by_side``. ``message``: the sentence of a break. ``talk``: how people talk at tables. ``heard``:
    the ways of hearing of it that are asked at the door, where they are other than usual.
    """

    kind: str
    title: str
    minutes: int
    question: str = ""
    key: str = ""
    think: tuple[int, ...] = ()
    pages: tuple[str, ...] = ()
    side_by_side: bool = False
    message: str = ""
    talk: TalkSettings | None = None
    heard: tuple[str, ...] = ()


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
    """One note: ``colour`` A–F, ``channel`` phone or desk, ``theme`` a key of the themes or empty for a loner.

    ``step``: the key of its step, empty for the first that asks for ideas. ``table``: where it was written, empty for nowhere.
    """

    text: str
    colour: str
    channel: str
    theme: str
    step: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True)
class ExampleTheme:
    """A theme and the key by which notes name it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ExampleOption:
    """An option with what is counted by eye for it, how strongly neighbours lean to it, the drawing it carries, and its cost in
    whole euros. ``again`` is the weight when the same is asked once more."""

    letter: str
    text: str
    stickers: int = 0
    weight: int = 0
    picture: str = ""
    cost: int | None = None
    again: int = 0


@dataclass(frozen=True, slots=True)
class ExampleVote:
    """A round: ``dots`` per person, at most ``most`` on one option. ``method``, ``rule``, ``utility`` and ``completion`` as
    ``domain.voting`` has them, ``budget`` in whole euros. ``cards``: it is voted on with cards, not with phones. ``twice``:
    the same is asked once more, after it was talked about. Of a method with fixed answers the options are these, by their
    letters."""

    question: str
    options: tuple[ExampleOption, ...]
    dots: int = 1
    most: int = 1
    method: str = "dots"
    rule: str = ""
    budget: int = 0
    utility: str = "cost"
    completion: str = ""
    cards: bool = False
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """Everything an example brings. ``notes`` answer the first question, ``later`` those of the steps after it; ``votes`` are
    in the order of the run sheet."""

    name: str
    project: ExampleProject
    evening: ExampleEvening
    themes: tuple[ExampleTheme, ...]
    notes: tuple[ExampleNote, ...]
    later: tuple[ExampleNote, ...]
    votes: tuple[ExampleVote, ...]

    @property
    def title(self) -> str:
        """Its name as people write it."""
        return self.name.capitalize()

    @property
    def vote(self) -> ExampleVote:
        """The one with dots."""
        return next(vote for vote in self.votes if vote.method == "dots")


@cache
def load(name: str = BUURTPLEIN) -> Example:
    """The example of this name, as shipped. Raises BadValue when there is none."""
    if name not in EXAMPLES:
        known = _("{one} or {other}").format(one=BUURTPLEIN, other=CULTUURVISIE)
        raise BadValue(value=name, example=known)
    project, themes = read_toml(name, "project.toml"), read_toml(name, "themes.toml")["themes"]
    notes = tuple(ExampleNote(**json.loads(line)) for line in _read(name, "notes.jsonl").split("\n") if line)
    votes = read_toml(name, "vote.toml")
    return Example(
        name=name,
        project=_project(project),
        evening=read_evening(project["evening"]),
        themes=tuple(ExampleTheme(key, title) for key, title in themes.items()),
        notes=tuple(note for note in notes if not note.step),
        later=tuple(note for note in notes if note.step),
        votes=tuple(read_vote(vote) for vote in votes.get("vote", [votes])),
    )


def load_buurtplein() -> Example:
    """The Buurtplein example as shipped."""
    return load(BUURTPLEIN)


def _read(name: str, file: str) -> str:
    return (paths.resources() / "examples" / name / file).read_text(encoding="utf-8")


def read_toml(name: str, file: str) -> dict[str, Any]:
    """A file of an example, as it stands there."""
    return tomllib.loads(_read(name, file))


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


def read_evening(raw: dict[str, Any]) -> ExampleEvening:
    """An evening with its run sheet."""
    steps = tuple(_step(step) for step in raw["step"])
    plain = {key: value for key, value in raw.items() if key not in ("step", "house_rules")}
    return ExampleEvening(house_rules=tuple(raw["house_rules"]), steps=steps, **plain)


def _step(raw: dict[str, Any]) -> ExampleStep:
    talk = TalkSettings(**_tuples(raw["talk"])) if "talk" in raw else None
    return ExampleStep(**{**_tuples(raw), "talk": talk})


def _tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(one) if isinstance(one, list) else one for key, one in raw.items()}


def read_vote(raw: dict[str, Any]) -> ExampleVote:
    """A round with its options."""
    options = tuple(ExampleOption(**option) for option in raw["option"])
    return ExampleVote(
        **{key: value for key, value in raw.items() if key not in ("option", "vote")}, options=options
    )
