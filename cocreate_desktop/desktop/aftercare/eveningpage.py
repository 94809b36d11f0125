"""One evening after it was held: what came out, the numbers with their base, how well photographed notes were read, what can
be taken along, and the backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStringListModel, Slot
from PySide6.QtWidgets import QLabel, QListView, QScrollArea, QVBoxLayout, QWidget

from ...domain import wallaccuracy
from ...domain.errors import Gone
from ...domain.events import BackupMade
from ...domain.notes import Channel, NoteState, count
from ...domain.sharestate import SharingChanged
from ...language import _, number_text
from ...services.outside import Format, Paper
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..leaving.dialog import LeavingDialog
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from ..parts.tile import TileButton
from ..prepare.signingdialog import SigningDialog
from ..relay import Batch
from ..saving import SaveAs, Saved, SavedDialog, open_file
from ..together.publishing import Publishing
from .backups import backup_lines
from .page import Page
from .results import RoundBlock, is_shown
from .wallsleft import WallsLeftLine

TILES: dict[str, Paper | Format] = {
    "report": Paper.REPORT,
    "html": Format.HTML,
    "takeHome": Paper.TAKE_HOME,
    "agreement": Paper.AGREEMENT,
    "supportSheet": Paper.SUPPORT_SHEET,
    "challenge": Paper.CHALLENGE,
    "xlsx": Format.XLSX,
    "csv": Format.CSV,
    "jsonl": Format.JSONL,
}


class EveningPage(Page):
    """One of the pages of the room after the evening."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._publishing = Publishing(desk, self)
        self._evening_id = ""
        self._evening_name = ""
        self._here = False
        form = forms.fill(self, "aftercare/evening")
        names = (
            "notes", "themes", "votes", "present", "presentWords", "votesWords", "backupWords", "wallWords",
        )  # fmt: skip
        self._labels = {name: forms.child(form, QLabel, name) for name in names}
        self._scroll = forms.child(form, QScrollArea, "resultScroll")
        self._column = forms.child(form, QVBoxLayout, "resultsLayout")
        self._none = forms.child(form, EmptyState, "noResults")
        self.tiles = {name: forms.child(form, TileButton, name) for name in TILES}
        self._others = forms.child(form, KeyButton, "others")
        self.leaving: LeavingDialog | None = None
        self._backups = QStringListModel(self)
        forms.child(form, QListView, "backups").setModel(self._backups)
        self._back_up = forms.child(form, KeyButton, "backUp")
        self._folder = forms.child(form, KeyButton, "openFolder")
        self.walls_left = WallsLeftLine(desk, self)
        forms.child(form, QVBoxLayout, "roomLayout").insertWidget(0, self.walls_left)
        self.blocks: list[RoundBlock] = []
        self.asking: SaveAs | None = None
        self.signing: SigningDialog | None = None
        self._needed: int | None = None
        self._wire()

    def enter(self, evening_id: str) -> None:
        """Shows this evening."""
        self._here = True
        self._evening_id = evening_id
        self._read()
        self.walls_left.enter(evening_id)
        self._list_backups()

    def aim(self, evening_id: str) -> None:
        """Which evening a report is made of, before the page itself is shown."""
        self._evening_id = evening_id
        self._evening_name = self._desk.services.evenings.get(evening_id).name

    def leave(self) -> None:
        """Another page or room is shown."""
        self._here = False

    def close_down(self) -> None:
        """The project closes."""
        self._here = False
        self.walls_left.close_down()
        self._desk.relay.happened.disconnect(self._on_happened)

    def _wire(self) -> None:
        for tile in self.tiles.values():
            tile.clicked.connect(self._on_tile)
        self._others.clicked.connect(self._on_others)
        self._none.button.hide()
        self._back_up.clicked.connect(self._on_back_up)
        self._folder.clicked.connect(self._on_folder)
        self._desk.relay.happened.connect(self._on_happened)

    def _read(self) -> None:
        overview = self._desk.services.overview
        try:
            view, rounds = overview.evening(self._evening_id), overview.rounds(self._evening_id)
        except Gone as problem:
            self._desk.voice.problem(problem)
            return
        self._evening_name = view.evening.name
        self._show_numbers(view, rounds)
        self._show_rounds(view, rounds)
        self._measure(view)

    def _measure(self, view: EveningView) -> None:
        """How the machine did with photos is counted letter by letter, so aside."""
        evening, walls = self._evening_id, self._desk.services.walls
        if not any(note.channel is Channel.PHOTO for note in view.notes):
            self._show_accuracy((evening, ""))
            return
        self._desk.aside(lambda: (evening, wallaccuracy.told(walls.accuracy(evening))), self._show_accuracy)

    def _show_accuracy(self, measured: tuple[str, str]) -> None:
        evening, words = measured
        if evening == self._evening_id:
            said = _("Notes from photos. {words}").format(words=words) if words else ""
            self._labels["wallWords"].setText(said)
            self._labels["wallWords"].setVisible(bool(said))

    def _show_numbers(self, view: EveningView, rounds: tuple[RoundView, ...]) -> None:
        shown = count(note for note in view.notes if note.state is NoteState.SHOWN)
        present = view.evening.present
        voted = max((one.voted for one in rounds), default=0)
        texts = {
            "notes": number_text(shown),
            "themes": number_text(len(view.board.themes)),
            "votes": number_text(voted),
            "present": "–" if present is None else number_text(present),
            "presentWords": _("people in the hall")
            if present is not None
            else _("in the hall: nobody counted"),
            "votesWords": _voted_words(voted, present),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)

    def _show_rounds(self, view: EveningView, rounds: tuple[RoundView, ...]) -> None:
        for block in self.blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self.blocks = [RoundBlock(one, shown=is_shown(one, view.evening)) for one in rounds]
        for block in self.blocks:
            block.final_wanted.connect(self._on_final)
            self._column.addWidget(block)
        self._column.addStretch(1)
        self._scroll.setVisible(bool(rounds))
        self._none.setVisible(not rounds)

    def _list_backups(self) -> None:
        backups = self._desk.project.backups
        self._desk.aside(lambda: backup_lines(backups.all()), self._show_backups)

    def _show_backups(self, lines: list[str]) -> None:
        self._backups.setStringList(lines)
        self._folder.setEnabled(bool(lines))
        none = _("There is no backup yet.")
        self._labels["backupWords"].setText(_("Each one was checked when it was made.") if lines else none)

    def _ask(self, name: str) -> None:
        what = TILES[name]
        title = self.tiles[name].property("title")
        ending, kinds = _ending(what)
        file = f"{title} {self._evening_name}".strip() + (f".{ending}" if ending else "")
        self.asking = SaveAs(self, str(title), file, kinds, what)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        project, evening, what = self._desk.project, self._evening_id, place.token
        needed = self._needed if what is Paper.SUPPORT_SHEET else None

        def work() -> Path:
            if isinstance(what, Format):
                return project.files.export(evening, what, place.path)
            return project.papers.print(Paper(str(what)), evening, place.path, needed=needed)

        self._desk.aside(work, self._done)

    def _done(self, path: Path) -> None:
        SavedDialog(path, self.window()).open()

    @Slot()
    def make_report(self) -> None:
        """Asks where the report goes."""
        self._ask("report")

    @Slot()
    def _on_tile(self) -> None:
        chosen = self.sender()
        name = next(name for name, tile in self.tiles.items() if tile is chosen)
        if TILES[name] is Paper.SUPPORT_SHEET:
            self.signing = SigningDialog(self.window())
            self.signing.said.connect(self._on_signatures)
            self.signing.open()
        else:
            self._ask(name)

    @Slot(object)
    def _on_signatures(self, needed: int | None) -> None:
        self._needed = needed
        self._ask("supportSheet")

    @Slot()
    def _on_others(self) -> None:
        self.leaving = LeavingDialog(self._desk, self._evening_id, self)
        self.leaving.open()

    @Slot()
    def _on_back_up(self) -> None:
        self._desk.aside(self._desk.project.backups.make, self._backed_up)

    def _backed_up(self, path: str) -> None:
        name = Path(path).name
        self._desk.voice.message(_("The backup {name} is made and checked.").format(name=name))
        self._list_backups()

    @Slot()
    def _on_folder(self) -> None:
        found = self._desk.project.backups.all()
        if found:
            open_file(Path(found[0]).parent)

    @Slot(object)
    def _on_final(self, round_id: str) -> None:
        self._publishing.publish(round_id)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if not self._here or batch.only(SharingChanged):
            return
        self._read()
        if batch.of(BackupMade):
            self._list_backups()


def _voted_words(voted: int, present: int | None) -> str:
    if present and voted > present:
        return _("people voted, more than the {n} counted in the hall").format(n=number_text(present))
    if present:
        share = round(100 * voted / present)
        return _("people voted, {p} % of {n} in the hall").format(p=share, n=number_text(present))
    return _("people voted")


def _ending(what: Paper | Format) -> tuple[str, str]:
    """How the file's name ends (empty: a folder), and what the dialog calls such files."""
    if what is Format.XLSX:
        return "xlsx", _("Workbook") + " (*.xlsx)"
    if what in (Format.CSV, Format.SITE):
        return "", _("Folder") + " (*)"
    if what is Format.JSONL:
        return "jsonl", _("JSON Lines") + " (*.jsonl)"
    if what is Format.HTML:
        return "html", _("Web page") + " (*.html)"
    return "pdf", _("PDF file") + " (*.pdf)"
