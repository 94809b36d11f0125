"""A step of the run sheet, and its settings as text: what every kind shares."""

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from cocreate_desktop.domain.steps.arrivals import ArrivalsSettings
from cocreate_desktop.domain.steps.exit import ExitSettings
from cocreate_desktop.domain.steps.ideas import IdeasSettings
from cocreate_desktop.domain.steps.offers import OffersSettings
from cocreate_desktop.domain.steps.pause import PauseSettings
from cocreate_desktop.domain.steps.proposal import ProposalSettings
from cocreate_desktop.domain.steps.readback import ReadbackSettings
from cocreate_desktop.domain.steps.show import ShowSettings
from cocreate_desktop.domain.steps.talk import TalkSettings
from cocreate_desktop.domain.steps.themes import ThemesSettings
from cocreate_desktop.domain.steps.vote import VoteSettings
from cocreate_desktop.domain.steps.welcome import WelcomeSettings
from cocreate_desktop.language import N_

Settings = (
    WelcomeSettings
    | ArrivalsSettings
    | IdeasSettings
    | ThemesSettings
    | ShowSettings
    | TalkSettings
    | VoteSettings
    | ProposalSettings
    | OffersSettings
    | ReadbackSettings
    | ExitSettings
    | PauseSettings
)


class Kind(StrEnum):
    """The kinds of step this version knows."""

    WELCOME = "welcome"
    ARRIVALS = "arrivals"
    IDEAS = "ideas"
    THEMES = "themes"
    SHOW = "show"
    TALK = "talk"
    VOTE = "vote"
    PROPOSAL = "proposal"
    OFFERS = "offers"
    READBACK = "readback"
    EXIT = "exit"
    PAUSE = "pause"

    @property
    def asks(self) -> bool:
        """Whether a step of this kind asks the room a question."""
        return self in (Kind.IDEAS, Kind.TALK, Kind.VOTE, Kind.OFFERS, Kind.READBACK, Kind.EXIT)


KINDS: tuple[Kind, ...] = tuple(Kind)
KIND_NAMES = {
    Kind.WELCOME: N_("Welcome"),
    Kind.ARRIVALS: N_("Count at the door"),
    Kind.IDEAS: N_("Ideas"),
    Kind.THEMES: N_("Put in order"),
    Kind.SHOW: N_("Showing"),
    Kind.TALK: N_("Talk"),
    Kind.VOTE: N_("Vote"),
    Kind.PROPOSAL: N_("Proposal"),
    Kind.OFFERS: N_("Offered and sought"),
    Kind.READBACK: N_("Is this right?"),
    Kind.EXIT: N_("Exit poll"),
    Kind.PAUSE: N_("Break"),
}
_SETTINGS: dict[Kind, type[Settings]] = {
    Kind.WELCOME: WelcomeSettings,
    Kind.ARRIVALS: ArrivalsSettings,
    Kind.IDEAS: IdeasSettings,
    Kind.THEMES: ThemesSettings,
    Kind.SHOW: ShowSettings,
    Kind.TALK: TalkSettings,
    Kind.VOTE: VoteSettings,
    Kind.PROPOSAL: ProposalSettings,
    Kind.OFFERS: OffersSettings,
    Kind.READBACK: ReadbackSettings,
    Kind.EXIT: ExitSettings,
    Kind.PAUSE: PauseSettings,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """``minutes`` planned; ``started_at``/``ended_at`` UTC ISO 8601 or empty. ``settings`` is canonical JSON of its kind."""

    id: str
    project_id: str
    evening_id: str
    kind: Kind
    title: str = ""
    question: str = ""
    minutes: int = 10
    settings: str = "{}"
    started_at: str = ""
    ended_at: str = ""
    rank: str = ""


def read_settings(step: Step) -> Settings:
    """The settings of ``step`` as its kind's dataclass; unknown fields (of a newer version) are left alone, missing ones
    take their default."""
    made = _SETTINGS[step.kind]
    found = json.loads(step.settings or "{}")
    known = {field.name for field in fields(made)}
    return made(**{name: _value(value) for name, value in found.items() if name in known})


def write_settings(step: Step, settings: Settings) -> str:
    """The JSON text for ``settings``, keeping fields of ``step`` that this version does not know."""
    kept = json.loads(step.settings or "{}")
    return json.dumps({**kept, **asdict(settings)}, ensure_ascii=False, sort_keys=True)


def _value(found: Any) -> Any:
    """JSON knows no tuples; settings know no lists."""
    return tuple(found) if isinstance(found, list) else found
