"""What came in on an exit poll, added up by channel and together: of one step, of a whole evening, or of all evenings. Nobody
is followed from the door to the end: expectations and answers are counted each by themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cocreate_desktop.domain.answers import MARK, NO, SO_SO, STATEMENTS, WORDS, YES, Answer
from cocreate_desktop.domain.arrivals import Arrival, Expectation
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.few import few_alone
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.satisfaction import MARKS, Satisfaction, satisfaction
from cocreate_desktop.domain.statements import About, Mirror, Statement, mirror
from cocreate_desktop.domain.steps import ExitSettings, Kind, Step, read_settings
from cocreate_desktop.domain.steps.exit import USUAL_STATEMENTS
from cocreate_desktop.language import N_, _, date_text
from cocreate_desktop.services.ports import Reader

CHANNELS = (Channel.PHONE, Channel.PAPER, Channel.CARD, Channel.DOTS)
SEEN = (Channel.CARD, Channel.DOTS)
"""By these people answer together, before the eyes of all."""
CHANNEL_NAMES = {
    Channel.PHONE: N_("Phone"),
    Channel.PAPER: N_("Forms"),
    Channel.CARD: N_("Cards"),
    Channel.DOTS: N_("Poster"),
}
USUAL_DAYS = 14
"""After so many days at the latest people hear back, unless somebody promises another day."""
_LISTENED_TO = USUAL_STATEMENTS[1]


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement as it is asked: its ``question`` is a key of the answers; ``own`` words are the facilitator's, others are a
    message to translate."""

    question: str
    words: str
    about: About
    own: bool


@dataclass(frozen=True, slots=True)
class Came:
    """What came in on one channel, or on all. ``people``: how many filled in anything; where people were counted together it is
    as many as answered one question at least. ``histogram``: how many gave 1, 2 … 10."""

    people: int
    histogram: tuple[int, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Poll:
    """One step with what was given in it."""

    step: Step
    settings: ExitSettings
    answers: tuple[Answer, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Its statements."""
        return asked(self.settings)


@dataclass(frozen=True, slots=True)
class ExitView:
    """What faces, report and overview draw themselves from. ``arrived``: how many came in (None: nobody counted); ``promise``:
    the day before which people hear back, YYYY-MM-DD or empty; ``expected``: what people thought at the door."""

    polls: tuple[Poll, ...]
    by_channel: Mapping[Channel, Came]
    together: Came
    satisfaction: Satisfaction
    expected: Mapping[Expectation, int]
    promise: str = ""

    @property
    def settings(self) -> ExitSettings:
        """Those of the last step."""
        return self.polls[-1].settings

    @property
    def given(self) -> tuple[Answer, ...]:
        """What people gave."""
        return tuple(answer for poll in self.polls for answer in poll.answers)

    @property
    def told(self) -> object:
        """What everybody's page shows of it, apart from totals: these move with every answer."""
        return tuple((poll.asked, poll.settings.shown, self.promise) for poll in self.polls)

    @property
    def shown(self) -> bool:
        """Whether the room may see the result."""
        return self.settings.shown

    @property
    def pages(self) -> int:
        """How many pages the room has of the last step: of a result the marks, then the statements; one while it is hidden."""
        return 2 if self.shown and self.asked else 1

    @property
    def at(self) -> int:
        """Which of them hangs there, from 0."""
        return min(max(self.settings.page, 0), self.pages - 1)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The statements of the last step."""
        return self.polls[-1].asked

    @property
    def asking(self) -> Asked | None:
        """The statement at which cards go up; None where the room sees the whole poll, or its result."""
        found = (one for one in self.asked if one.question == self.settings.asking)
        return None if self.shown else next(found, None)

    @property
    def arrived(self) -> int | None:
        """How many came in; None when nobody counted."""
        return self.satisfaction.arrived

    @property
    def people(self) -> int:
        """How many filled in anything."""
        return self.together.people

    @property
    def histogram(self) -> tuple[int, ...]:
        """How many gave 1, 2 … 10, on all channels."""
        return self.together.histogram

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What was said of each statement, on all channels."""
        return self.together.statements

    @property
    def mirror(self) -> Mirror | None:
        """What people expected at the door beside whether they were listened to; None when nobody asked at the door, or this is
        not asked here."""
        found = next((one for one in self.statements if one.words == _LISTENED_TO), None)
        door = any(self.expected.get(one) for one in Expectation if one is not Expectation.NOT_ASKED)
        return mirror(self.expected, found) if found is not None and door else None

    @property
    def words(self) -> tuple[Answer, ...]:
        """What people wrote in their own words."""
        return tuple(one for one in self.given if one.question == WORDS and one.words)

    @property
    def words_shown(self) -> tuple[str, ...]:
        """Those that somebody read at the desk and lets others read."""
        return tuple(one.words for one in self.words if one.shown)

    @property
    def promise_words(self) -> str:
        """Before when people hear back, translated; empty without a day."""
        if not self.promise:
            return ""
        return _("You hear from us before {day}.").format(day=date_text(date.fromisoformat(self.promise)))


def question_of(step: Step) -> str:
    """What the step asks, else the usual question, translated."""
    return step.question or _("How was this evening for you?")


def asked(settings: ExitSettings) -> tuple[Asked, ...]:
    """What a poll asks beside the mark; a sentence that was emptied is not asked."""
    own = any(settings.statements)
    sentences = settings.statements if own else USUAL_STATEMENTS
    return tuple(
        Asked(key, words, About.OUTCOME if place in settings.outcome else About.PROCESS, own)
        for place, (key, words) in enumerate(zip(STATEMENTS, sentences, strict=False))
        if words
    )


def view_exit(reader: Reader, step: Step) -> ExitView:
    """The view of one step, inside a read."""
    return _view(reader, (step,), (reader.get(Evening, step.evening_id),))


def exit_of(reader: Reader, evening_id: str) -> ExitView | None:
    """All exit polls of an evening together, inside a read; None when it has none."""
    steps = _steps(reader, evening_id)
    return _view(reader, steps, (reader.get(Evening, evening_id),)) if steps else None


def exit_of_project(reader: Reader) -> ExitView | None:
    """Those of all evenings on which anybody answered, inside a read; None when nobody did."""
    held: dict[Evening, tuple[Step, ...]] = {}
    for evening in reader.find(Evening):
        steps = _steps(reader, evening.id)
        if any(one.given for step in steps for one in reader.find(Answer, step_id=step.id)):
            held[evening] = steps
    return _view(reader, [step for steps in held.values() for step in steps], list(held)) if held else None


def _steps(reader: Reader, evening_id: str) -> tuple[Step, ...]:
    return tuple(step for step in reader.find(Step, evening_id=evening_id) if step.kind is Kind.EXIT)


def _view(reader: Reader, steps: Sequence[Step], evenings: Sequence[Evening]) -> ExitView:
    polls = tuple(_poll(reader, step) for step in steps)
    project = reader.get(Project, reader.project_id)
    statements = tuple(dict.fromkeys((one.words, one.about) for poll in polls for one in poll.asked))
    rows = tuple(_rows(polls))
    by_channel = {
        channel: _came([row for row in rows if row.channel is channel], statements) for channel in CHANNELS
    }
    together = _together(tuple(by_channel.values()), statements)
    arrivals = [one for evening in evenings for one in reader.find(Arrival, evening_id=evening.id)]
    return ExitView(
        polls=polls,
        by_channel=by_channel,
        together=together,
        satisfaction=satisfaction(
            dict(zip(MARKS, together.histogram, strict=True)),
            threshold=project.satisfied_from,
            goal=project.goal_satisfied,
            arrived=_arrived(evenings, arrivals),
            answered=together.people,
        ),
        expected=Counter(arrival.expects for arrival in arrivals),
        promise=promised(polls[-1].settings, evenings[-1]),
    )


def _poll(reader: Reader, step: Step) -> Poll:
    settings = read_settings(step)
    assert isinstance(settings, ExitSettings), "a step of this kind has these settings"
    given = tuple(one for one in reader.find(Answer, step_id=step.id) if one.given)
    return Poll(step, settings, given)


def _arrived(evenings: Sequence[Evening], arrivals: Sequence[Arrival]) -> int | None:
    """How many came to all of them; None as soon as nobody counted on one."""
    counted = Counter(arrival.evening_id for arrival in arrivals)
    numbers = [counted[evening.id] or evening.present for evening in evenings]
    return sum(one for one in numbers if one) if all(numbers) else None


def promised(settings: ExitSettings, evening: Evening) -> str:
    """The day before which people hear back, YYYY-MM-DD; empty while the evening has no date and nobody promised one."""
    if settings.promise or not evening.date:
        return settings.promise
    return (date.fromisoformat(evening.date) + timedelta(days=USUAL_DAYS)).isoformat()


@dataclass(frozen=True, slots=True)
class _Row:
    """``key``: a statement, MARK or WORDS. ``poll``: the place of its step."""

    poll: int
    key: object
    value: str
    people: int
    channel: Channel
    who: str


def _rows(polls: Sequence[Poll]) -> Iterable[_Row]:
    """What counts: of a phone that answered the same on two polls of an evening the last."""
    last: dict[object, _Row] = {}
    for place, poll in enumerate(polls):
        keys: dict[str, object] = {one.question: (one.words, one.about) for one in poll.asked}
        keys |= {MARK: MARK, WORDS: WORDS}
        for one in poll.answers:
            if one.question in keys:
                row = _Row(place, keys[one.question], one.value, one.people, one.channel, one.author)
                last[(row.key, one.author) if one.author else one.id] = row
    return last.values()


def by_answer(polls: Sequence[Poll]) -> Counter[tuple[str, str, str, str, str]]:
    """How many people gave each answer that counts: by evening, question, what it is about, channel and value. The channel is
    empty on an evening where so few answered by one of several that they could be told apart; all see cards and poster."""
    found: Counter[tuple[str, str, str, str, str]] = Counter()
    by_evening: dict[str, list[_Row]] = {}
    for row in _rows(polls):
        by_evening.setdefault(polls[row.poll].step.evening_id, []).append(row)
    for evening_id, rows in by_evening.items():
        ways = {row.channel for row in rows}
        people = {way: _people([row for row in rows if row.channel is way]) for way in ways}
        hidden = bool(few_alone(people, SEEN))
        for row in rows:
            question, about = row.key if isinstance(row.key, tuple) else (row.key, "")
            if question != WORDS and row.value:
                channel = "" if hidden else row.channel.value
                found[evening_id, str(question), str(about), channel, row.value] += row.people
    return found


def _came(rows: Sequence[_Row], statements: Sequence[tuple[str, About]]) -> Came:
    marks = Counter[str]()
    said: Counter[tuple[object, str]] = Counter()
    for row in rows:
        if row.key == MARK:
            marks[row.value] += row.people
        else:
            said[row.key, row.value] += row.people
    found = tuple(
        Statement(words, about, *(said[(words, about), value] for value in (NO, SO_SO, YES)))
        for words, about in statements
    )
    return Came(_people(rows), tuple(marks[str(mark)] for mark in MARKS), found)


def _people(rows: Sequence[_Row]) -> int:
    """Everybody once who answered alone; of those who were counted together the most on one question of each poll."""
    alone = {row.who for row in rows if row.who}
    counted = Counter[tuple[int, object]]()
    for row in rows:
        if not row.who:
            counted[row.poll, row.key] += row.people
    most: dict[int, int] = {}
    for (poll, _key), people in counted.items():
        most[poll] = max(most.get(poll, 0), people)
    return len(alone) + sum(most.values())


def _together(parts: Sequence[Came], statements: Sequence[tuple[str, About]]) -> Came:
    found = []
    for place, (words, about) in enumerate(statements):
        each = [part.statements[place] for part in parts]
        sums = (sum(one.no for one in each), sum(one.so_so for one in each), sum(one.yes for one in each))
        found.append(Statement(words, about, *sums))
    marks = zip(*(part.histogram for part in parts), strict=True)
    return Came(sum(part.people for part in parts), tuple(map(sum, marks)), tuple(found))
