"""Which things are stored and synced, by the word that stands in the op-log."""

from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.rounds import AuditLine, Objection, Option, Round, TypedCount
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Contact, Picture
from cocreate_desktop.domain.venue import VenueCheck
from cocreate_desktop.domain.walls import Photo, Sighting

Thing = (
    Project
    | Evening
    | Step
    | Note
    | Theme
    | Round
    | Option
    | TypedCount
    | Code
    | Picture
    | Contact
    | Photo
    | Sighting
    | Objection
    | AuditLine
    | VenueCheck
)

ENTITIES: dict[str, type[Thing]] = {
    "project": Project,
    "evening": Evening,
    "step": Step,
    "note": Note,
    "theme": Theme,
    "round": Round,
    "option": Option,
    "count": TypedCount,
    "code": Code,
    "picture": Picture,
    "contact": Contact,
    "photo": Photo,
    "sighting": Sighting,
    "objection": Objection,
    "audit": AuditLine,
    "venue": VenueCheck,
}
WORDS: dict[type[Thing], str] = {kind: word for word, kind in ENTITIES.items()}
