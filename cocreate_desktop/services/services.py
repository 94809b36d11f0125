"""All services of one workspace in one frozen bundle, for whoever is handed them by a composition root."""

from dataclasses import dataclass

from cocreate_desktop.services.areas import Areas
from cocreate_desktop.services.arrivals import Arrivals
from cocreate_desktop.services.auditing import Auditing
from cocreate_desktop.services.board import Boards
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.capturing import Capturing
from cocreate_desktop.services.cards import Cards
from cocreate_desktop.services.casting import Casting
from cocreate_desktop.services.codes import TypedCodes
from cocreate_desktop.services.conflicts import Conflicts
from cocreate_desktop.services.contacts import Contacts
from cocreate_desktop.services.counting import Counting
from cocreate_desktop.services.dossier import Dossiers
from cocreate_desktop.services.erasing import Erasing
from cocreate_desktop.services.evenings import Evenings
from cocreate_desktop.services.exitpoll import ExitPolls
from cocreate_desktop.services.keeping import Keeping
from cocreate_desktop.services.notesupport import NoteSupports
from cocreate_desktop.services.objections import Objections
from cocreate_desktop.services.offers import Offers
from cocreate_desktop.services.online import Online
from cocreate_desktop.services.outreach import Outreaches
from cocreate_desktop.services.overview import Overview
from cocreate_desktop.services.pacing import Pacing
from cocreate_desktop.services.playing import Playing
from cocreate_desktop.services.pledges import Pledges
from cocreate_desktop.services.ports import Clock, Store
from cocreate_desktop.services.projects import Projects
from cocreate_desktop.services.projectview import ProjectViews
from cocreate_desktop.services.proposals import Proposals
from cocreate_desktop.services.readback import Readbacks
from cocreate_desktop.services.replies import Replies
from cocreate_desktop.services.sheets import Sheets
from cocreate_desktop.services.showing import Showing
from cocreate_desktop.services.together import Together
from cocreate_desktop.services.tracing import Tracing
from cocreate_desktop.services.venue import Venues
from cocreate_desktop.services.voting import Voting
from cocreate_desktop.services.walls import Walls


@dataclass(frozen=True, slots=True)
class Services:
    """One verb a method, grouped by what they are about."""

    store: Store
    bus: Bus
    clock: Clock
    projects: Projects
    evenings: Evenings
    playing: Playing
    pacing: Pacing
    capturing: Capturing
    boards: Boards
    voting: Voting
    casting: Casting
    counting: Counting
    cards: Cards
    sheets: Sheets
    notesupport: NoteSupports
    objections: Objections
    auditing: Auditing
    showing: Showing
    overview: Overview
    walls: Walls
    venues: Venues
    areas: Areas
    arrivals: Arrivals
    conflicts: Conflicts
    contacts: Contacts
    dossier: Dossiers
    erasing: Erasing
    exitpoll: ExitPolls
    keeping: Keeping
    offers: Offers
    online: Online
    outreach: Outreaches
    pledges: Pledges
    proposals: Proposals
    readbacks: Readbacks
    replies: Replies
    projectview: ProjectViews
    together: Together
    tracing: Tracing


def make_services(store: Store, bus: Bus, clock: Clock, codes: TypedCodes) -> Services:
    """The services over one store."""
    return Services(
        store=store,
        bus=bus,
        clock=clock,
        projects=Projects(store, clock),
        evenings=Evenings(store),
        playing=Playing(store, clock),
        pacing=Pacing(store),
        capturing=Capturing(store),
        boards=Boards(store),
        voting=Voting(store, clock),
        casting=Casting(store, clock, codes),
        counting=Counting(store, clock),
        cards=Cards(store, clock, codes),
        sheets=Sheets(store),
        notesupport=NoteSupports(store, clock),
        objections=Objections(store),
        auditing=Auditing(store, clock),
        showing=Showing(store),
        overview=Overview(store),
        walls=Walls(store),
        venues=Venues(store, clock),
        areas=Areas(store, clock),
        arrivals=Arrivals(store, clock),
        conflicts=Conflicts(store, clock),
        contacts=Contacts(store, clock),
        dossier=Dossiers(store, clock),
        erasing=Erasing(store, clock, codes),
        exitpoll=ExitPolls(store, clock),
        keeping=Keeping(store, clock),
        offers=Offers(store, clock),
        online=Online(store, clock, codes),
        outreach=Outreaches(store, clock),
        pledges=Pledges(store, clock),
        proposals=Proposals(store, clock),
        readbacks=Readbacks(store, clock),
        replies=Replies(store, clock),
        projectview=ProjectViews(store, clock),
        together=Together(store, clock),
        tracing=Tracing(store),
    )
