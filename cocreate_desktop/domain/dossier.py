"""The dossier of a project: its phases, its risks and opportunities, and the checklists before, during and after."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPhase:
    """A part of the project with its own beginning and end, YYYY-MM-DD or empty; ``outcome``: what it led to."""

    id: str
    project_id: str
    name: str = ""
    starts: str = ""
    ends: str = ""
    outcome: str = ""
    done: bool = False
    rank: str = ""


class RiskKind(StrEnum):
    """What may go wrong, and what may come of it."""

    RISK = "risk"
    OPPORTUNITY = "opportunity"


RISK_NAMES = {RiskKind.RISK: N_("risk"), RiskKind.OPPORTUNITY: N_("opportunity")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """``owner`` is a role or an organisation, never a private person; ``due`` YYYY-MM-DD or empty; ``answer``: what is
    done about it."""

    id: str
    project_id: str
    kind: RiskKind = RiskKind.RISK
    text: str = ""
    owner: str = ""
    due: str = ""
    answer: str = ""
    done: bool = False
    rank: str = ""


class Moment(StrEnum):
    """When a line of a checklist is due."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


MOMENT_NAMES = {Moment.BEFORE: N_("before"), Moment.DURING: N_("during"), Moment.AFTER: N_("after")}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """A line of a checklist. ``key`` names a usual one (then its words come from ``checklists``), else ``text`` says it.
    ``evening_id`` empty: of the whole project."""

    id: str
    project_id: str
    evening_id: str = ""
    moment: Moment = Moment.BEFORE
    key: str = ""
    text: str = ""
    done: bool = False
    rank: str = ""
