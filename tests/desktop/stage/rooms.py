"""Evenings to paint: made from the things themselves, without a store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.state import StageState
from cocreate_desktop.domain import voting
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import Option, Phase, Round
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.board import Board
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import ChannelTurnout, RoundView, settings_of

NOW = datetime(2026, 11, 24, 19, 40, 25, tzinfo=UTC)
ADDRESS = "http://192.168.8.2:8080"
TOKEN = "7Q4M2ZK9T0V5X8B1C3D6F7G2HJ"
PROJECT = Project(
    id="p", project_id="p", name="Buurtplein Den Bosch", money=180000, decides_who="De gemeenteraad",
    question="Hoe wordt het Buurtplein een plek voor iedereen?", decides_on="2026-12-16",
    follow_up="https://voorbeeld.nl/buurtplein",
)  # fmt: skip
EVENING = Evening(
    id="e", project_id="p", name="Ideeënavond", wifi_name="CoCreate-Plein", wifi_password="linde2026",
    started_at="2026-11-24T18:30:00+00:00", join_token=TOKEN,
    house_rules=(
        "We laten elkaar uitpraten.", "Elk idee mag, ook een half idee.",
        "We praten over het plein en niet over personen.",
    ),
)  # fmt: skip
TEXTS = (
    "Een grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Meer groen en schaduw",
    "Een buurthuiskamer met koffie", "Veilig oversteken bij de school", "Een regenton en een moestuin",
    "Verlichting langs de paden", "Bankjes met een leuning", "Een fietsenstalling", "Een podium voor muziek",
    "Een veld om te voetballen", "Een plek voor de markt",
)  # fmt: skip
IDEAS = (
    "Lange tafel onder de lindes", "Picknick op zondag", "Bankjes tegenover elkaar", "Koffiekar op woensdag",
    "Barbecue die van ons allemaal is", "Een klimboom die mag", "Water om in te spelen", "Schaduw bij de zandbak",
    "Minder steen, meer gras", "Een zebrapad bij de bakker", "Licht dat niet in de slaapkamer schijnt",
)  # fmt: skip
THEMES = (
    "We willen samen kunnen eten en praten op het plein.", "Kinderen van alle leeftijden moeten er kunnen spelen.",
    "Het plein moet in de zomer koel en groen zijn.", "Je moet er veilig kunnen komen, ook lopend en op de fiets.",
    "’s Avonds moet het plein prettig en rustig blijven.", "We willen zelf voor het plein kunnen zorgen.", "",
)  # fmt: skip
QUESTION = "Wat moet als eerste op het Buurtplein komen?"


def step(kind: Kind, **values: str) -> Step:
    """A step that began at half past eight, ten minutes and 25 seconds ago."""
    given = {"title": "Pauze", "started_at": "2026-11-24T19:30:00+00:00", **values}
    return Step(id=kind.value, project_id="p", evening_id="e", kind=kind, minutes=15, **given)


def note(number: int, text: str, state: NoteState = NoteState.SHOWN, theme: str = "") -> Note:
    """A note; its colour follows its number."""
    return Note(
        id=f"n{number}", project_id="p", evening_id="e", step_id="ideas", text=text, original=text,
        colour="ABCDEF"[number % 6], state=state, theme_id=theme,
    )  # fmt: skip


def view(
    now: Step | None,
    *,
    notes: Sequence[Note] = (),
    themes: Sequence[Theme] = (),
    round_view: RoundView | None = None,
    evening: Evening = EVENING,
    project: Project = PROJECT,
) -> EveningView:
    """An evening that stands at ``now``; a vote comes after it."""
    steps = (now, step(Kind.VOTE, title="Stippen, blind")) if now is not None else ()
    shown = tuple(one for one in notes if one.state is NoteState.SHOWN)
    return EveningView(project, evening, steps, now, tuple(notes), Board(tuple(themes), shown), round_view)


def voting_round(
    phase: Phase,
    totals: Mapping[int, int] | None = None,
    *,
    texts: Sequence[str] = TEXTS[:5],
    present: int | None = 41,
    method: str = "dots",
    voted: int = 34,
) -> RoundView:
    """A round with these stickers per option (by place); the tally is there once it is revealed."""
    stored = Round(id="r", project_id="p", evening_id="e", step_id="vote", method=method, phase=phase)
    options = tuple(
        Option(id=f"o{i}", project_id="p", round_id="r", letter=letter(i), text=text)
        for i, text in enumerate(texts)
    )
    counts = tuple(voting.Count(f"o{i}", "dots", number) for i, number in (totals or {}).items())
    whole = voting.Round(
        settings_of(stored), tuple(voting.Option(o.id, o.text) for o in options), counts=counts,
        people_by_channel={"dots": voted}, present=present,
    )  # fmt: skip
    channels = (ChannelTurnout(Channel.DOTS, voted, sum((totals or {}).values())),)
    tally = voting.tally(whole) if phase is Phase.REVEALED else None
    return RoundView(stored, QUESTION, options, voted, present, channels, {}, tally)


def vote(round_view: RoundView, **values: Any) -> StageState:
    """The picture of a round."""
    shown = view(step(Kind.VOTE, question=QUESTION, title="Stippen, blind"), round_view=round_view)
    return stage_state(shown, address=ADDRESS, now=NOW, language="nl", **values)


def state(shown: EveningView, *, address: str = ADDRESS, **values: Any) -> StageState:
    """The picture of an evening."""
    return stage_state(shown, address=address, now=NOW, language="nl", **values)


def many_notes(count: int) -> tuple[Note, ...]:
    """So many shown notes."""
    return tuple(note(i, IDEAS[i % len(IDEAS)]) for i in range(count))


def board(themes: int = 6, notes: int = 30) -> EveningView:
    """A board with themes and notes, the last few loose."""
    made = tuple(
        Theme(id=f"t{i}", project_id="p", evening_id="e", step_id="themes", name=THEMES[i % len(THEMES)])
        for i in range(themes)
    )
    places = [f"t{i % (themes + 1)}" if i % (themes + 1) < themes else "" for i in range(notes)]
    hung = tuple(note(i, IDEAS[i % len(IDEAS)], theme=place) for i, place in enumerate(places))
    return view(step(Kind.THEMES, title="Ordenen"), notes=hung, themes=made)


CAFE = '{{"form": "cafe", "tables": 7, "seats": 6, "rounds": 3, "cards": true, "at": {at}, "gone": {gone}}}'
RESULT = {0: 14, 1: 27, 2: 27, 3: 21, 4: 13}
TWELVE = dict(enumerate((9, 14, 14, 7, 21, 3, 5, 0, 11, 2, 14, 1)))


def every_picture() -> Mapping[str, StageState]:
    """One of each, by name."""
    ideas = step(Kind.IDEAS, title="Ideeën", question="Wat mis je nu op het Buurtplein?")
    opened, revealed = Phase.OPEN, Phase.REVEALED
    return {
        "welcome": state(view(None)),
        "welcome-nowifi": state(view(None, evening=replace(EVENING, wifi_name=""))),
        "welcome-nopage": state(view(None), address=""),
        "ideas": state(view(ideas, notes=many_notes(9))),
        "ideas-many": state(view(ideas, notes=many_notes(43))),
        "ideas-empty": state(view(ideas)),
        "themes": state(board()),
        "themes-twelve": state(board(12, 90)),
        "themes-few": state(board(3, 12)),
        "themes-none": state(board(0, 25)),
        "themes-off": state(
            view(step(Kind.THEMES, title="Ordenen", settings='{"on_stage": false}'), notes=many_notes(9))
        ),
        "draft": vote(voting_round(Phase.DRAFT)),
        "open": vote(voting_round(opened, RESULT)),
        "open-dark": vote(voting_round(opened, RESULT), dark=True),
        "open-twelve": vote(voting_round(opened, TWELVE, texts=TEXTS)),
        "open-uncounted": vote(voting_round(opened, RESULT, present=None)),
        "closed": vote(voting_round(Phase.CLOSED, RESULT)),
        "result": vote(voting_round(revealed, RESULT)),
        "result-two": vote(voting_round(revealed, {0: 14, 1: 27}, texts=TEXTS[:2])),
        "result-none": vote(voting_round(revealed, {0: 0, 1: 0, 2: 0}, texts=TEXTS[:3])),
        "result-twelve": vote(voting_round(revealed, TWELVE, texts=TEXTS)),
        "result-dark": vote(voting_round(revealed, RESULT), dark=True),
        "talk-seats": state(view(step(Kind.TALK, title="Aan tafels", settings=CAFE.format(at=2, gone=0)))),
        "talk": state(view(step(Kind.TALK, title="Aan tafels", settings=CAFE.format(at=2, gone=300)))),
        "pause": state(view(step(Kind.PAUSE))),
        "codes": vote(voting_round(opened), qr_only=True),
        "codes-one": state(view(None, evening=replace(EVENING, wifi_name="")), qr_only=True),
        "thanks": state(view(None, evening=replace(EVENING, ended_at="2026-11-24T20:30:00+00:00"))),
        "blank": state(view(None, evening=replace(EVENING, blank=True))),
    }
