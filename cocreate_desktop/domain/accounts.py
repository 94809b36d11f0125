"""Who may do what at a hub: organisations with their projects, administrators, and the laptops that were let in. Values only;
moments are UTC texts, empty for never."""

from dataclasses import dataclass

DEFAULT_PROJECTS = 1_000
DEFAULT_OPS = 20_000_000
DEFAULT_BYTES = 20 * 1024**3


@dataclass(frozen=True, slots=True)
class Limits:
    """What one project of a hub may hold: ``ops`` changes in its record and ``bytes`` of pictures."""

    ops: int = DEFAULT_OPS
    bytes: int = DEFAULT_BYTES


@dataclass(frozen=True, slots=True)
class Organisation:
    """A municipality, a foundation; ``projects`` is how many it may have at most."""

    id: str
    name: str
    projects: int = DEFAULT_PROJECTS
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class HubProject:
    """A project as its hub knows it. A ``closed`` one can be read and takes nothing any more; one that ``ended`` was closed and
    its copy deleted, well after its last day (YYYY-MM-DD, else empty)."""

    id: str
    organisation_id: str
    name: str
    closed: bool = False
    limits: Limits = Limits()
    made_at: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who may sign in and see the projects of one organisation (its id, and how people call it)."""

    name: str
    organisation: str
    organisation_name: str
    made_at: str = ""
    seen_at: str = ""
    stopped_at: str = ""


@dataclass(frozen=True, slots=True)
class HubDevice:
    """A laptop that was let in to one project. Its token is not among what is known of it."""

    id: str
    organisation_id: str
    project_id: str
    name: str
    made_at: str = ""
    seen_at: str = ""
    revoked_at: str = ""


@dataclass(frozen=True, slots=True)
class PairingCode:
    """A code for one laptop, as people type it, until when; for an organisation (the laptop brings a project), or for one
    project of it."""

    code: str
    until: str
    organisation: str
    project: str = ""
