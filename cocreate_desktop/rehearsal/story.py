"""What happens before, between and after the evenings of a shipped example, read from its ``story.toml`` into frozen values; it
must not create or store anything."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from cocreate_desktop.domain.answers import ALMOST, MARK, NO, SO_SO, STATEMENTS, YES
from cocreate_desktop.domain.exitslips import Slip
from cocreate_desktop.rehearsal.example import (
    BUURTPLEIN,
    Example,
    ExampleEvening,
    ExampleNote,
    ExampleVote,
    load,
    read_evening,
    read_toml,
    read_vote,
)

T = TypeVar("T")
_BY_PHONE = 5, 6
"""So many of so many have a phone at hand when something is asked; the others hold up a hand or fill in a form."""


@dataclass(frozen=True, slots=True)
class StoryArea:
    """The neighbourhood with invented numbers of people: ``bands`` from 0–14 to 65 and older."""

    name: str
    municipality: str
    year: int
    inhabitants: int
    bands: tuple[int, int, int, int, int]
    households: int


@dataclass(frozen=True, slots=True)
class StoryOffer:
    """Something offered or sought; ``theme`` a key of the themes or empty, ``meets`` the words of what it meets."""

    text: str
    kind: str = "offered"
    level: str = "once"
    theme: str = ""
    channel: str = "phone"
    meets: str = ""


@dataclass(frozen=True, slots=True)
class StoryReaction:
    """What somebody says about the paragraph of a ``theme``, and what is done with it."""

    kind: str
    text: str
    theme: str
    state: str
    answer: str


@dataclass(frozen=True, slots=True)
class StoryParagraph:
    """A paragraph of the first version; ``again`` as it stands in the second (empty: as it was)."""

    theme: str
    text: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class StoryPledge:
    """Who does what: of the words of an ``offer``, or of ``who`` for a theme. ``on`` and ``told`` once it is over."""

    what: str = ""
    who: str = ""
    offer: str = ""
    due: str = ""
    theme: str = ""
    state: str = "open"
    on: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class StoryReply:
    """The reply to a theme."""

    theme: str
    taken: str
    words: str
    why: str
    who: str
    due: str


@dataclass(frozen=True, slots=True)
class StoryPromise:
    """A moment at which people hear how it stands."""

    after: str
    due: str
    done_on: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class StoryEvening:
    """One evening: its run sheet, who came and what was said. ``came`` holds for each role the numbers of the five age bands
    and of those whose age is not known; ``again`` of them were there before. ``version`` of the proposal is laid down before it
    (0: none); ``support`` are the people by answer, asked about that version. ``right``: yes, almost and no."""

    planned: ExampleEvening
    came: Mapping[str, tuple[int, ...]]
    marks: tuple[int, ...]
    statements: tuple[tuple[int, ...], ...]
    votes: tuple[ExampleVote, ...] = ()
    notes: tuple[ExampleNote, ...] = ()
    words: tuple[str, ...] = ()
    heard: Mapping[str, int] | None = None
    expects: Mapping[str, int] | None = None
    again: int = 0
    perspectives: tuple[str, ...] = ()
    right: Mapping[str, int] | None = None
    missing: tuple[str, ...] = ()
    offers: tuple[StoryOffer, ...] = ()
    reactions: tuple[StoryReaction, ...] = ()
    version: int = 0
    why: str = ""
    support: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many came in."""
        return sum(map(sum, self.came.values()))

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The exit poll as each person fills it in, the same every time: who gives a low mark says no more often."""
        chance = random.Random(f"slips {self.planned.title}")
        marks = [str(mark) for mark, people in enumerate(self.marks, 1) for _person in range(people)]
        columns = [_column(chance, counts, len(marks)) for counts in self.statements]
        said = dict(zip(chance.sample(range(len(marks)), len(self.words)), self.words, strict=True))
        rows = []
        for place, mark in enumerate(marks):
            given = {key: column[place] for key, column in zip(STATEMENTS, columns, strict=True)}
            answers = {MARK: mark, **{key: value for key, value in given.items() if value}}
            rows.append(Slip(answers, said.get(place, "")))
        return tuple(chance.sample(rows, len(rows)))

    @property
    def readback(self) -> tuple[tuple[str, str], ...]:
        """What each person answers to the summary, and what she misses (mostly nothing)."""
        counts = self.right or {}
        values = [value for value in (ALMOST, NO, YES) for _person in range(counts.get(value, 0))]
        said = [*self.missing, *[""] * len(values)]
        rows = list(zip(values, said, strict=False))
        return tuple(random.Random(f"right {self.planned.title}").sample(rows, len(rows)))


@dataclass(frozen=True, slots=True)
class Story:
    """A whole project: ``phases``, ``risks`` and ``outreach`` are fields as their services take them. ``evenings`` in order,
    the first is that of the example."""

    example: Example
    organiser: str
    satisfied_from: int
    area: StoryArea
    phases: tuple[Mapping[str, object], ...]
    risks: tuple[Mapping[str, object], ...]
    outreach: tuple[Mapping[str, object], ...]
    evenings: tuple[StoryEvening, ...]
    title: str
    paragraphs: tuple[StoryParagraph, ...]
    pledges: tuple[StoryPledge, ...]
    replies: tuple[StoryReply, ...]
    promises: tuple[StoryPromise, ...]


@cache
def story(name: str = BUURTPLEIN) -> Story:
    """The story of the example of this name. Raises BadValue when there is none."""
    example = load(name)
    raw = read_toml(name, "story.toml")
    proposal = raw["proposal"]
    return Story(
        example=example,
        organiser=raw["organiser"],
        satisfied_from=raw["satisfied_from"],
        area=StoryArea(**{**raw["area"], "bands": tuple(raw["area"]["bands"])}),
        phases=tuple(raw["phase"]),
        risks=tuple(raw["risk"]),
        outreach=tuple(raw["outreach"]),
        evenings=tuple(_evening(one, example, first=not place) for place, one in enumerate(raw["evening"])),
        title=proposal["title"],
        paragraphs=tuple(StoryParagraph(**one) for one in proposal["paragraph"]),
        pledges=tuple(StoryPledge(**one) for one in raw["pledge"]),
        replies=tuple(StoryReply(**one) for one in raw["reply"]),
        promises=tuple(StoryPromise(**one) for one in raw["promise"]),
    )


def by_phone(people: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """Those with a phone at hand, and the others."""
    share, whole = _BY_PHONE
    many = len(people) * share // whole
    return people[:many], people[many:]


def spread(counts: Mapping[str, int] | None, people: int, chance: random.Random) -> list[str]:
    """What each of so many people says, empty for those who said nothing, in an order of chance."""
    said = [value for value, many in (counts or {}).items() for _person in range(many)]
    whole = [*said, *[""] * (people - len(said))]
    return chance.sample(whole, len(whole))


def _column(chance: random.Random, counts: Sequence[int], people: int) -> list[str]:
    said = [value for value, many in zip((NO, SO_SO, YES), counts, strict=True) for _person in range(many)]
    for _person in range(people - len(said)):
        said.insert(chance.randrange(len(said) + 1), "")
    return said


def _evening(raw: dict[str, Any], example: Example, *, first: bool) -> StoryEvening:
    slips = raw["exit"]
    plain = {field.name for field in fields(StoryEvening)} & raw.keys()
    given: dict[str, Any] = {key: _frozen(raw[key]) for key in plain - {"came"}}
    return StoryEvening(
        planned=example.evening if first else _planned(raw, example.evening),
        came={role: tuple(bands) for role, bands in raw["came"].items()},
        votes=example.votes if first else tuple(read_vote(one) for one in raw.get("vote", ())),
        notes=() if first else tuple(ExampleNote(**one) for one in raw.get("note", ())),
        marks=tuple(slips["marks"]),
        statements=tuple(tuple(counts) for counts in slips["statements"]),
        words=tuple(slips["words"]),
        offers=_made(StoryOffer, raw.get("offer", ())),
        reactions=_made(StoryReaction, raw.get("reaction", ())),
        **given,
    )


def _planned(raw: dict[str, Any], before: ExampleEvening) -> ExampleEvening:
    """A later evening is in the same hall, with the same rules."""
    mine = {key: raw[key] for key in ("title", "date", "start")}
    same = {key: getattr(before, key) for key in ("hall", "wifi_name", "wifi_password", "house_rules")}
    return read_evening({**same, **mine, "step": raw["step"]})


def _made(kind: type[T], rows: Iterable[dict[str, Any]]) -> tuple[T, ...]:
    return tuple(kind(**one) for one in rows)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
