"""What the room may see of an evening, as frozen facts. Made purely from a view, an address and the time.

A note that waits or is hidden never comes in, and totals are here only once a round is revealed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from ...codes.wifi import wifi_text
from ...domain.moments import moment_of
from ...domain.notes import Note, NoteState, hanging, times
from ...domain.project import RUNG_RESULTS, RUNG_SENTENCES, Project
from ...domain.rounds import Phase, Round
from ...domain.steps import IdeasSettings, Kind, PauseSettings, ThemesSettings, WelcomeSettings, read_settings
from ...language import _, current, date_text, ngettext, number_text, speaking, time_text
from ...services.overview import EveningView, step_clock
from ...services.tallying import RoundView

MOST_NOTES = 24


class Face(StrEnum):
    """What kind of picture hangs there."""

    WELCOME = "welcome"
    IDEAS = "ideas"
    THEMES = "themes"
    VOTE = "vote"
    PAUSE = "pause"
    THANKS = "thanks"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Join:
    """How to join: the page as people type it and as its code carries it, and the hall's Wi-Fi. Empty: not there."""

    page: str = ""
    page_code: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    wifi_code: str = ""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What there is to decide tonight, in sentences, and the house rules."""

    rung: str
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    paper_hint: str


@dataclass(frozen=True, slots=True)
class StageNote:
    """A shown note: its words and its colour, a letter A–F."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Ideas:
    """Shown notes of this step, the newest first; ``total`` counts all shown ones."""

    notes: tuple[StageNote, ...]
    total: int


@dataclass(frozen=True, slots=True)
class StageTheme:
    """A theme with its first notes; ``name`` empty while the room looks for its sentence."""

    name: str
    total: int
    notes: tuple[StageNote, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """The board; ``visible`` false: the room sees only how much there is."""

    themes: tuple[StageTheme, ...]
    count: int
    notes: int
    loose: int
    visible: bool


@dataclass(frozen=True, slots=True)
class StageOption:
    """An option as it is listed."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class StageResult:
    """One bar: its place (equals share one) and its total."""

    place: int
    letter: str
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Vote:
    """A round. ``present`` is None when nobody was counted; ``results`` is empty before the reveal; ``base`` is sentences."""

    phase: Phase
    options: tuple[StageOption, ...]
    voted: int
    present: int | None
    results: tuple[StageResult, ...] = ()
    base: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """``left`` whole seconds, at least 0; ``until`` the time of day or empty; ``following`` what comes next or empty."""

    left: int
    planned: int
    until: str
    following: str
    message: str


@dataclass(frozen=True, slots=True)
class Thanks:
    """The end: where to follow what happens, an address or empty."""

    follow_up: str


Body = Welcome | Ideas | Themes | Vote | Pause | Thanks | None


@dataclass(frozen=True, slots=True)
class StageState:
    """One picture for the room. ``scene`` names it: while it stays the same nothing fades; ``body`` belongs to ``face``."""

    face: Face
    scene: str = ""
    kicker: str = ""
    question: str = ""
    join: Join = field(default_factory=Join)
    body: Body = None
    language: str = "nl"
    dark: bool = False
    qr_only: bool = False


def stage_state(
    view: EveningView,
    *,
    address: str,
    now: datetime,
    language: str = "",
    dark: bool = False,
    qr_only: bool = False,
) -> StageState:
    """The picture of ``view`` at ``now`` (with a time zone: that of the hall).

    ``address`` is the phone page without a path (``http://192.168.8.2:8080``), empty when phones cannot join.
    ``language`` empty: the language spoken now. ``qr_only`` asks for the codes alone, for deep halls.
    """
    spoken = language or current()
    with speaking(spoken):
        face, body = _picture(view, now)
        kicker, question = _heading(view, face)
        phase = view.round.round.phase.value if face is Face.VOTE and view.round else ""
        step = view.step.id if view.step else ""
        join = _join(view, address)
        alone = qr_only and face not in (Face.BLANK, Face.THANKS) and bool(join.page_code or join.wifi_code)
        scene = "/".join((face.value, step, phase, "codes" if alone else ""))
        return StageState(face, scene, kicker, question, join, body, spoken, dark, alone)


def _picture(view: EveningView, now: datetime) -> tuple[Face, Body]:
    evening, step = view.evening, view.step
    if evening.blank:
        return Face.BLANK, None
    if evening.ended_at:
        return Face.THANKS, Thanks(view.project.follow_up)
    kind = step.kind if step is not None else Kind.WELCOME
    if kind is Kind.IDEAS:
        return Face.IDEAS, _ideas(view)
    if kind is Kind.THEMES:
        return Face.THEMES, _themes(view)
    if kind is Kind.VOTE:
        return Face.VOTE, _vote(view.round, view.project)
    if kind is Kind.PAUSE:
        return Face.PAUSE, _pause(view, now)
    return Face.WELCOME, _welcome(view)


def _heading(view: EveningView, face: Face) -> tuple[str, str]:
    project, evening, step = view.project, view.evening, view.step
    whole = project.question or project.name
    if face is Face.BLANK:
        return "", ""
    if face is Face.THANKS:
        return evening.name, _("Thank you for joining in.")
    if step is None or face is Face.WELCOME:
        return _("Welcome · {evening}").format(evening=evening.name) if evening.name else _("Welcome"), whole
    if face is Face.VOTE and view.round is not None:
        return _vote_kicker(view.round.round), view.round.question or whole
    if face is Face.PAUSE:
        return step.title, ""
    return step.title, step.question or whole


def _join(view: EveningView, address: str) -> Join:
    evening = view.evening
    page = address.rstrip("/")
    token = f"/J/{evening.join_token}" if evening.join_token else ""
    wifi = evening.wifi_name if page else ""
    return Join(
        page=page.partition("://")[2] or page,
        page_code=f"{page}{token}".upper() if page else "",
        wifi_name=wifi,
        wifi_password=evening.wifi_password if wifi else "",
        wifi_code=wifi_text(evening.wifi_name, evening.wifi_password) if wifi else "",
    )


def _welcome(view: EveningView) -> Welcome:
    project = view.project
    settings = read_settings(view.step) if view.step else WelcomeSettings()
    hint = settings.paper_hint if isinstance(settings, WelcomeSettings) else ""
    facts = [_decision(project)] if project.decides_who else []
    if project.money is not None:
        facts.append(_("There is {money} euros for it.").format(money=number_text(project.money)))
    usual = _("Get a ballot card at the door.")
    return Welcome(_(RUNG_SENTENCES[project.rung]), tuple(facts), view.evening.house_rules, hint or usual)


def _decision(project: Project) -> str:
    try:
        day = date_text(date.fromisoformat(project.decides_on))
    except ValueError:
        return _("{who} decides.").format(who=project.decides_who)
    return _("{who} decides on {day}.").format(who=project.decides_who, day=day)


def _stage_notes(notes: tuple[Note, ...], said: Mapping[str, int]) -> tuple[StageNote, ...]:
    return tuple(StageNote(_counted(note, said.get(note.id, 1)), note.colour) for note in notes)


def _counted(note: Note, said: int) -> str:
    words = " ".join(note.text.split())
    return f"{words} ×{said}" if said > 1 else words


def _ideas(view: EveningView) -> Ideas:
    assert view.step is not None, "only a step brings ideas"
    settings = read_settings(view.step)
    mine = tuple(note for note in view.notes if note.step_id == view.step.id)
    visible = isinstance(settings, IdeasSettings) and settings.on_stage
    newest = hanging(mine)[::-1][:MOST_NOTES]
    total = sum(note.state is NoteState.SHOWN for note in mine)
    return Ideas(_stage_notes(newest, times(mine)) if visible else (), total)


def _themes(view: EveningView) -> Themes:
    assert view.step is not None, "only a step brings themes"
    settings = read_settings(view.step)
    visible = isinstance(settings, ThemesSettings) and settings.on_stage
    found = []
    for theme in view.board.themes:
        notes = view.board.of(theme.id)
        if not theme.merged_into:
            found.append(StageTheme(theme.name, len(notes), _stage_notes(notes[:4], view.board.times)))
    notes = view.board.notes
    loose = sum(not note.theme_id for note in notes)
    return Themes(tuple(found) if visible else (), len(found), len(notes), loose, visible)


def _pause(view: EveningView, now: datetime) -> Pause:
    assert view.step is not None, "only a step brings a pause"
    clock = step_clock(view.step, now)
    started = moment_of(view.step.started_at)
    until = (started + timedelta(minutes=view.step.minutes)).astimezone(now.tzinfo) if started else None
    settings = read_settings(view.step)
    message = settings.message if isinstance(settings, PauseSettings) else ""
    following = view.following.title if view.following else ""
    return Pause(max(clock.left, 0), clock.planned, time_text(until) if until else "", following, message)


def _vote(view: RoundView | None, project: Project) -> Vote:
    if view is None:
        return Vote(Phase.DRAFT, (), 0, None)
    options = tuple(StageOption(option.letter, option.text) for option in view.options)
    phase = view.round.phase
    if phase is not Phase.REVEALED or view.tally is None:
        phase = Phase.CLOSED if phase is Phase.REVEALED else phase
        return Vote(phase, options, view.voted, view.present)
    known = {option.id: option for option in view.options}
    results = tuple(
        StageResult(view.tally.place(one.id), known[one.id].letter, known[one.id].text, one.total)
        for one in view.tally.options
        if one.id in known
    )
    return Vote(phase, options, view.voted, view.present, results, _base(view, view.tally.total, project))


def _base(view: RoundView, total: int, project: Project) -> tuple[str, ...]:
    everybody = all(channel.people is not None for channel in view.channels)
    people = ngettext("{n} person", "{n} people", view.voted).format(n=view.voted)
    if view.round.method == "dots":
        counted = ngettext("{n} dot", "{n} dots", total).format(n=total)
    else:
        counted = ngettext("{n} vote", "{n} votes", total).format(n=total)
    known = everybody and view.voted
    first = _("{counted} from {people}.").format(counted=counted, people=people) if known else f"{counted}."
    present = view.present
    hall = ngettext("There is {n} person in the hall.", "There are {n} people in the hall.", present or 0)
    meaning = _(RUNG_RESULTS[project.rung])
    return (first, hall.format(n=present), meaning) if present else (first, meaning)


def _vote_kicker(voting: Round) -> str:
    if voting.phase is Phase.REVEALED:
        return _("Result of the dots") if voting.method == "dots" else _("Result of the vote")
    if voting.method == "dots":
        each = _("Divide your dots: {n} each").format(n=voting.dots)
        most = _("at most {n} on one choice").format(n=voting.max_per_option)
        return f"{each}, {most}" if voting.max_per_option < voting.dots else each
    if voting.max_choices > 1 or (voting.max_choices and voting.method == "approval"):
        return _("Choose {n} at most").format(n=voting.max_choices)
    return _("Choose everything that you agree with") if voting.method == "approval" else _("Choose one")
