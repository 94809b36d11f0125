"""What the window needs of the other adapters, as Protocols: the phone server, printing, files and whole projects.

The composition root fulfils them; the window imports no other adapter.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.erasing import Receipt, Told
from cocreate_desktop.domain.neighbourhoods import CbsFile
from cocreate_desktop.services.backingup import Backups, PuttingBack
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.drafting import Drafts
from cocreate_desktop.services.erasing import Receipts
from cocreate_desktop.services.hearback import HearBack
from cocreate_desktop.services.keeping import DaysKept
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.services.leaving import Leaving
from cocreate_desktop.services.notesupport import ReadBack
from cocreate_desktop.services.onlinereach import OnlineReach
from cocreate_desktop.services.onsite import Site
from cocreate_desktop.services.practising import DryRun, DryRunPlan
from cocreate_desktop.services.reaching import Reaching
from cocreate_desktop.services.seeing import Eyes
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.sharing import Joining, Sharing
from cocreate_desktop.services.showing import NewPicture

PREVIEW_WIDE = 760


class Paper(StrEnum):
    """What can be printed."""

    CARDS = "cards"
    POSTERS = "posters"
    BALLOTS = "ballots"
    SUPPORT_SHEET = "support-sheet"
    REPORT = "report"
    TAKE_HOME = "take-home"
    IDEA_CARDS = "idea-cards"
    KIT = "kit"
    SEATS = "seats"
    VENUE = "venue"
    AGREEMENT = "agreement"
    CHALLENGE = "challenge"
    PRIVACY = "privacy"
    OUTREACH = "outreach"
    THEME_POSTERS = "theme-posters"
    LABELS = "labels"


class Format(StrEnum):
    """What can be exported: a folder of CSV files, a workbook, JSON Lines; the report of the project as a page; and the
    follow-up as pages for a website."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    HTML = "html"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that did not come in: its line number (from 1) and a translated sentence."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class IdeasFound:
    """What a file or a pasted text holds."""

    notes: tuple[NewNote, ...]
    bad: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True)
class IdeaColumns:
    """Which column of a table (from 0) holds what; -1 for none. ``head``: its first row is no note but the names of the
    columns."""

    text: int = 0
    colour: int = -1
    table: int = -1
    theme: int = -1
    head: bool = False


@dataclass(frozen=True, slots=True)
class IdeaTable:
    """What a file with columns looks like: its ``first`` rows, as wide as its widest, and what the ``columns`` seem to hold.
    ``sure``: they say so themselves."""

    first: tuple[tuple[str, ...], ...]
    columns: IdeaColumns
    sure: bool


class Hall(Protocol):
    """The phone server in its own process. Its state comes as HallChanged and GuestsChanged on the bus."""

    @property
    def address(self) -> str:
        """The page's address as a phone opens it, without a code (``http://192.168.8.2:8080``); empty when not running."""

    @property
    def running(self) -> bool:
        """Whether phones are served now."""

    @property
    def phones(self) -> int:
        """How many phones are connected."""

    def start(self, evening_id: str) -> None:
        """Starts serving an evening (or takes over a server that is running for it). Returns at once; HallChanged tells how
        it went, a problem included."""

    def stop(self) -> None:
        """Stops serving."""


class Papers(Protocol):
    """Everything printed, as PDF."""

    def print(
        self,
        what: Paper,
        evening_id: str,
        out: Path,
        slips: int | None = None,
        size: str = "A5",
        form: CardForm | None = None,
        needed: int | None = None,
    ) -> Path:
        """Writes the PDF and returns its path. Long work: call it outside the window's thread. ``slips``: how many ballot
        slips, cards or lines to sign on; None for one to each code that there is, or a usual number. ``size`` of voting cards,
        A5 or A4, and their ``form`` (None: the evening's); how many signatures are ``needed`` on the sheet for support (None:
        it says nothing). Raises FileProblem, BadValue."""

    def seats(self, step_id: str, evening_id: str, out: Path) -> Path:
        """Writes the seat cards of one talk, and a card and a host's sheet for each of its tables. Long work, as ``print``.
        Raises NoTables, FileProblem."""

    def receipt(self, receipt: Receipt, told: Sequence[Told], out: Path) -> Path:
        """Writes the receipt of an erasure, as PDF or as text when ``out`` ends in .txt, and returns its path. Raises
        FileProblem."""

    def preview(self, step_id: str, evening_id: str) -> tuple[bytes, ...]:
        """The pages of the paper twin of a step as PNG pictures, ``PREVIEW_WIDE`` pixels wide; none where there is nothing to
        print. Long work: call it outside the window's thread. Raises Gone, FileProblem."""


class Files(Protocol):
    """Files of other programs."""

    @property
    def leaving(self) -> Leaving:
        """Files for other systems."""

    def export(self, evening_id: str, form: Format, out: Path) -> Path:
        """Writes the export and returns its path (a folder for CSV and for a site). HTML is the report of the whole project, a
        site its follow-up. Raises FileProblem."""

    def control(self, round_id: str, out: Path) -> Path:
        """Writes what a closed vote can be checked by and returns its path; once its result was shown, the round to count again
        beside it. Raises Gone, NotAllowed for a vote that was never closed, FileProblem."""

    def calendar(self, out: Path) -> Path:
        """Writes open pledges and reply moments as a calendar file (.ics) and returns its path. Raises FileProblem."""

    def look_at_ideas(self, path: Path) -> IdeaTable | None:
        """The columns of a CSV or XLSX file; None for plain text or where there is nothing. Raises BadFile."""

    def read_ideas(self, path: Path, columns: IdeaColumns | None = None) -> IdeasFound:
        """Reads notes from CSV, XLSX or text, from these ``columns`` when they are given. Raises BadFile."""

    def read_pasted(self, words: str) -> IdeasFound:
        """Reads notes from pasted text: one line, one note."""

    def read_polis(self, path: Path) -> ReadBack:
        """Reads what people said of notes and themes from an export of Pol.is: its comments.csv, or the folder or zip file
        that it is in. Long work: call it outside the window's thread. Raises BadFile."""

    def read_places(self, path: Path) -> CbsFile:
        """Reads neighbourhoods from a file of CBS. Long work: call it outside the window's thread. Raises BadFile."""


class Pictures(Protocol):
    """Pictures of files and the clipboard, made fit to show."""

    def read(self, path: Path, going: Callable[[], bool] = ...) -> tuple[NewPicture, ...]:
        """The pictures of a file: one of a picture, one a page of a PDF. Long work: call it outside the window's thread; it
        stops between pages once ``going`` says no. Raises BadFile, FileProblem."""

    def take(self, content: bytes, name: str) -> tuple[NewPicture, ...]:
        """The same for bytes that were pasted or dropped."""


class OpenProject(Protocol):
    """A project that is open in this process, with everything that belongs to it."""

    @property
    def services(self) -> Services:
        """What one can do with it."""

    @property
    def hall(self) -> Hall:
        """Its phone server."""

    @property
    def reaching(self) -> Reaching:
        """How phones reach this laptop, and how to find out."""

    @property
    def papers(self) -> Papers:
        """Its printing."""

    @property
    def files(self) -> Files:
        """Its files of other programs."""

    @property
    def pictures(self) -> Pictures:
        """Pictures that come in."""

    @property
    def eyes(self) -> Eyes:
        """Whoever looks at its photos."""

    @property
    def backups(self) -> Backups:
        """Its backups."""

    @property
    def site(self) -> Site:
        """This laptop in this hall, for the venue check."""

    @property
    def sharing(self) -> Sharing:
        """How it is shared with the hub, with other laptops and by stick."""

    @property
    def online_reach(self) -> OnlineReach:
        """Whether its address on the web answers."""

    @property
    def hear_back(self) -> HearBack:
        """How people at home hear how it goes on."""

    @property
    def days(self) -> DaysKept:
        """What days of deletion did when it was opened, and what they ask."""

    @property
    def drafts(self) -> Drafts:
        """What is half typed in it on this laptop."""

    @property
    def receipts(self) -> Receipts:
        """Its receipts of erasures on this laptop."""

    @property
    def path(self) -> Path:
        """The workspace file."""

    @property
    def key_in_plain_file(self) -> bool:
        """True when this machine has no keyring, so that the key lies in a file: the desk shows a warning."""

    @property
    def dry_run(self) -> DryRun | None:
        """Its simulated neighbours, when it is only a copy to practise with; None for a project itself."""

    def recovery_key(self) -> str:
        """The key as text to save or print."""

    def spare(self, folder: Path) -> Path:
        """A verified copy of the file in a folder of its own. Raises FileProblem."""

    def page(self) -> str:
        """The page's address without a code: of the running server, else where it will be; empty without a network. Takes a
        while: call it outside the window's thread."""

    def join_address(self, evening_id: str) -> str:
        """The address of the page with the evening's code in capitals, as the QR code carries it; empty when unknown."""

    def photo_address(self, evening_id: str) -> str:
        """The same for the page where photos of walls are sent from a phone."""

    def close(self) -> None:
        """Closes everything in reverse order."""


class Projects(PuttingBack, Protocol):
    """Whole projects as files. Each method may take a while: call it outside the window's thread."""

    @property
    def joining(self) -> Joining:
        """Getting a project onto this laptop that lives elsewhere already."""

    def recent(self) -> tuple[RecentProject, ...]:
        """Recently opened projects, the last one first."""

    def forget(self, path: Path) -> None:
        """Takes a project off the recent list; its file stays."""

    def create(self, path: Path, fields: Mapping[str, object], template: str) -> OpenProject:
        """A new project with one evening. Raises WorkspaceExists, ReadOnly, DiskFull, BadValue …"""

    def example(self, name: str = "buurtplein") -> OpenProject:
        """A fresh copy of an example project, buurtplein or cultuurvisie, opened. Raises BadValue for another name."""

    def open(self, path: Path, key: str = "") -> OpenProject:
        """Opens a project; ``key`` is a typed recovery key or empty. Raises FileProblem, NoKey."""

    def rehearse(self, project: OpenProject, plan: DryRunPlan) -> OpenProject:
        """A copy of an open project to practise an evening with; it is gone when it is closed. Raises Begun, FileProblem."""

    def erase(self, path: Path, key: str = "") -> Receipt:
        """Erases a closed project with its backups and its key. Raises InUse, FileProblem, NoKey."""

    def suggested_folder(self) -> Path:
        """Where new projects go: a local folder."""

    def unsuitable(self, folder: Path) -> str:
        """Why a folder is no good place (cloud-synced, network drive), as a translated sentence; empty when it is fine."""
