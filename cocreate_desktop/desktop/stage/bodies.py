"""What each kind of step brings to the picture for the room: one function a kind, the facts alone."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from ...domain.ids import letter
from ...domain.moments import moment_of
from ...domain.notes import Note, NoteState, firsts, hanging, times
from ...domain.project import RUNG_SENTENCES, Project
from ...domain.steps import (
    IdeasSettings,
    PauseSettings,
    ShowSettings,
    ThemesSettings,
    WelcomeSettings,
    read_settings,
)
from ...language import _, date_text, number_text, time_text
from ...services.overview import EveningView, step_clock
from .pictured import Pictures
from .state import (
    Ideas,
    Pause,
    Show,
    ShownPicture,
    StageNote,
    StageTheme,
    Themes,
    Welcome,
)

MOST_NOTES = 24


def welcome(view: EveningView) -> Welcome:
    """What there is to decide tonight, and how to join on paper."""
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


def ideas(view: EveningView) -> Ideas:
    """The newest shown notes of this step, and how many there are."""
    assert view.step is not None, "only a step brings ideas"
    settings = read_settings(view.step)
    mine = firsts(note for note in view.notes if note.step_id == view.step.id)
    visible = isinstance(settings, IdeasSettings) and settings.on_stage
    newest = hanging(mine)[::-1][:MOST_NOTES]
    total = sum(note.state is NoteState.SHOWN for note in mine)
    return Ideas(_stage_notes(newest, times(mine)) if visible else (), total)


def themes(view: EveningView) -> Themes:
    """The board, or only how much hangs on it."""
    assert view.step is not None, "only a step brings themes"
    settings = read_settings(view.step)
    visible = isinstance(settings, ThemesSettings) and settings.on_stage
    found = []
    for theme in view.board.themes:
        notes = view.board.of(theme.id)
        if not theme.merged_into:
            found.append(StageTheme(theme.name, len(notes), _stage_notes(notes[:4], view.board.times)))
    notes = view.board.notes
    loose = tuple(note for note in notes if not note.theme_id)
    wall = _stage_notes(loose[:MOST_NOTES], view.board.times) if visible and not found else ()
    return Themes(tuple(found) if visible else (), len(found), view.board.count, len(loose), visible, wall)


def pause(view: EveningView, now: datetime) -> Pause:
    """What is left of the break at ``now``."""
    assert view.step is not None, "only a step brings a pause"
    clock = step_clock(view.step, now)
    started = moment_of(view.step.started_at)
    until = (started + timedelta(minutes=view.step.minutes)).astimezone(now.tzinfo) if started else None
    settings = read_settings(view.step)
    message = settings.message if isinstance(settings, PauseSettings) else ""
    following = view.following.title if view.following else ""
    return Pause(max(clock.left, 0), clock.planned, time_text(until) if until else "", following, message)


def show(view: EveningView, pictures: Pictures) -> Show:
    """The page or the two pages that hang there now."""
    assert view.step is not None, "only a step brings pages"
    settings = read_settings(view.step)
    assert isinstance(settings, ShowSettings), "a step of this kind has these settings"
    pair = settings.side_by_side == 2
    shown = tuple(
        ShownPicture(
            settings.pages[place],
            pictures(settings.pages[place]),
            settings.caption(place),
            letter(place) if pair else "",
        )
        for place in settings.shown()
    )
    return Show(shown, settings.view + 1, settings.views)
