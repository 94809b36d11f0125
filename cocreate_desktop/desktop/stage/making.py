"""Makes the picture for the room purely from a view of the evening, an address and the time.

A note that waits or is hidden never comes in, and totals are here only once a round is revealed.
"""

from datetime import datetime

from ...codes.wifi import wifi_text
from ...domain.joining import welcome_settings
from ...domain.steps import Kind
from ...domain.viewing import hall_of
from ...language import _, current, speaking
from ...services.addresses import addresses_of, plain
from ...services.overview import EveningView
from . import (
    arrivalsfacts,
    bodies,
    budgetslides,
    clockfacts,
    exitfacts,
    offersfacts,
    proposalfacts,
    votefacts,
)
from .exitstate import ExitOnStage, ReadbackOnStage
from .pictured import Pictures, no_pictures
from .proposalstate import ProposalText
from .state import Body, Budget, CardsOnStage, Face, Join, Places, Show, StageState, Thanks, Thinking, Vote
from .votewords import vote_kicker


def stage_state(
    view: EveningView,
    *,
    address: str,
    now: datetime,
    language: str = "",
    dark: bool = False,
    qr_only: bool = False,
    pictures: Pictures = no_pictures,
    cards: CardsOnStage | None = None,
    practice: bool = False,
) -> StageState:
    """The picture of ``view`` at ``now`` (with a time zone: that of the hall).

    ``address`` is the phone page without a path (``http://192.168.8.2:8080``), empty when phones cannot join.
    ``language`` empty: the language spoken now. ``qr_only`` asks for the codes alone, for deep halls.
    ``pictures`` gives the bytes of a picture by its SHA-256, empty when it is not there. ``cards`` is there while the desk
    asks for cards: while it reads the room sees which numbers were seen. ``practice``: it is a dry run, and says so.
    """
    spoken = language or current()
    with speaking(spoken):
        face, body = _picture(view, now, pictures, cards)
        kicker, question = _heading(view, face)
        if isinstance(body, Vote) and body.cards is not None:
            kicker, question = body.cards.kicker, body.cards.question
        phase = _phase(view, body)
        step = view.step.id if view.step else ""
        join = _join(view, address)
        alone = qr_only and face not in (Face.BLANK, Face.THANKS) and bool(join.page_code or join.wifi_code)
        scene = "/".join((face.value, step, phase, "codes" if alone else ""))
        larger = hall_of(view.evening).larger
        return StageState(face, scene, kicker, question, join, body, spoken, dark, alone, larger, practice)


def _picture(
    view: EveningView, now: datetime, pictures: Pictures, cards: CardsOnStage | None
) -> tuple[Face, Body]:
    evening, step = view.evening, view.step
    if evening.blank:
        return Face.BLANK, None
    if evening.ended_at:
        return Face.THANKS, Thanks(addresses_of(view.project).project)
    kind = step.kind if step is not None else Kind.WELCOME
    if kind is Kind.IDEAS:
        thinking = clockfacts.thinking(view, now)
        return (Face.THINKING, thinking) if thinking else (Face.IDEAS, bodies.ideas(view))
    if kind is Kind.THEMES:
        return Face.THEMES, bodies.themes(view)
    if kind is Kind.SHOW:
        return Face.SHOW, bodies.show(view, pictures)
    if kind is Kind.TALK:
        return Face.TALK, clockfacts.talk(view, now)
    if kind is Kind.VOTE:
        body = votefacts.vote(view.round, view.project, now, pictures, cards)
        return Face.VOTE, budgetslides.turned_to(body, view)
    if kind is Kind.PAUSE:
        return Face.PAUSE, bodies.pause(view, now)
    if kind is Kind.PROPOSAL:
        return Face.PROPOSAL, proposalfacts.proposal(view)
    if kind is Kind.ARRIVALS:
        return Face.ARRIVALS, arrivalsfacts.arrivals(view)
    if kind is Kind.OFFERS:
        return Face.OFFERS, offersfacts.offers(view)
    if kind is Kind.EXIT:
        return Face.EXIT, exitfacts.exit_poll(view)
    if kind is Kind.READBACK:
        return Face.READBACK, exitfacts.summary(view)
    return Face.WELCOME, bodies.welcome(view)


def _phase(view: EveningView, body: Body) -> str:
    """What of a step fades to another picture when it changes."""
    if isinstance(body, Thinking):
        return str(body.phase)
    if isinstance(body, Places):
        return f"places {body.phase} {body.turn}"
    if isinstance(body, Show):
        return "+".join(picture.sha256 for picture in body.pictures)
    if isinstance(body, ProposalText):
        return str(body.at)
    if isinstance(body, ExitOnStage | ReadbackOnStage):
        return exitfacts.phase(body)
    if not isinstance(body, Vote):
        return ""
    asked = body.cards.question if body.cards is not None else ""
    slide = body.outcome.slide if isinstance(body.outcome, Budget) else 0
    return f"{body.phase.value} {slide or asked}".strip() if view.round else ""


def _heading(view: EveningView, face: Face) -> tuple[str, str]:
    project, evening, step = view.project, view.evening, view.step
    whole = project.question or project.name
    if face is Face.BLANK:
        return "", ""
    if face is Face.THANKS:
        return evening.name, _("Thank you for joining in.")
    if step is None or face in (Face.WELCOME, Face.ARRIVALS):
        return _("Welcome · {evening}").format(evening=evening.name) if evening.name else _("Welcome"), whole
    if face is Face.VOTE and view.round is not None:
        return vote_kicker(view.round.round), view.round.question or whole
    if face is Face.PROPOSAL:
        return proposalfacts.heading(view)
    if face in (Face.EXIT, Face.READBACK):
        return exitfacts.heading(view)
    if face is Face.PAUSE:
        return step.title, ""
    if face is Face.TALK:
        return clockfacts.heading(step, step.question or whole)
    return step.title, step.question or whole


def _join(view: EveningView, address: str) -> Join:
    evening = view.evening
    page = address.rstrip("/")
    token = f"/J/{evening.join_token}" if evening.join_token else ""
    wifi = evening.wifi_name if page else ""
    settings = welcome_settings(view.steps)
    online = addresses_of(view.project).project.rstrip("/") if settings.online else ""
    return Join(
        page=page.partition("://")[2] or page,
        page_code=f"{page}{token}".upper() if page else "",
        wifi_name=wifi,
        wifi_password=evening.wifi_password if wifi else "",
        wifi_code=wifi_text(wifi, evening.wifi_password, hidden=settings.wifi_hidden) if wifi else "",
        online=plain(online),
        online_code=online,
    )
