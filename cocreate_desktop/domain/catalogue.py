"""Which things are stored and synced, by the word that stands in the op-log."""

from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.dossier import CheckItem, ProjectPhase, Risk
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.laptops import Laptop, Settled
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import Backing, NoteSupport, Opened, Remark
from cocreate_desktop.domain.outreach import ChannelTurnout, Outreach, Visit
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Paragraph, Proposal, Reaction, Version
from cocreate_desktop.domain.replies import Promise, Reply
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
    | Arrival
    | Answer
    | Outreach
    | Visit
    | ChannelTurnout
    | ProjectPhase
    | Risk
    | CheckItem
    | Area
    | Proposal
    | Paragraph
    | Version
    | Reaction
    | Offer
    | Pledge
    | Reply
    | Promise
    | Laptop
    | Settled
    | Remark
    | Backing
    | Opened
    | NoteSupport
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
    "arrival": Arrival,
    "answer": Answer,
    "outreach": Outreach,
    "visit": Visit,
    "turnout": ChannelTurnout,
    "phase": ProjectPhase,
    "risk": Risk,
    "checkitem": CheckItem,
    "area": Area,
    "proposal": Proposal,
    "paragraph": Paragraph,
    "version": Version,
    "reaction": Reaction,
    "offer": Offer,
    "pledge": Pledge,
    "reply": Reply,
    "promise": Promise,
    "laptop": Laptop,
    "settled": Settled,
    "remark": Remark,
    "backing": Backing,
    "opened": Opened,
    "notesupport": NoteSupport,
}
WORDS: dict[type[Thing], str] = {kind: word for word, kind in ENTITIES.items()}
