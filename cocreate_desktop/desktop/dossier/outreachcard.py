"""How people were invited and what each way yielded: the log in the room before the evening."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as fields_of
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QTableView, QWidget

from ...domain.evening import Evening
from ...domain.outreach import CHANNEL_ICONS, CHANNEL_NAMES, Outreach, OutreachChannel
from ...domain.whatnext import cost_per_participant
from ...language import _, date_text, money_text, number_text
from ...services.outreach import OutreachLine
from ...services.outside import Paper
from ...services.projectview import ProjectView
from .. import drawing, forms, theme
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.qrpicture import QrPicture
from ..prepare.fields import DATE, NUMBER, TEXT, Writing
from ..reading import Reading
from ..saving import SaveAs, Saved, SavedDialog
from .linedialog import Choice, LineDialog, Lining

ID = int(Qt.ItemDataRole.UserRole) + 1
FIELDS: Mapping[str, tuple[str, Writing]] = {
    "channel": ("channel", TEXT),
    "outreachName": ("name", TEXT),
    "outreachDate": ("date", DATE),
    "reached": ("reached", NUMBER),
    "cost": ("cost", NUMBER),
    "typedVisits": ("typed_visits", NUMBER),
}


class OutreachCard(QWidget):
    """The table with its totals, and what to do next."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "dossier/outreach")
        self.table = forms.child(form, QTableView, "log")
        self.model = QStandardItemModel(self)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.advice = forms.child(form, QLabel, "advice")
        self._totals = forms.child(form, QLabel, "totals")
        self.add_button = forms.child(form, KeyButton, "invite")
        self.add_button.clicked.connect(self._on_add)
        self.posters = forms.child(form, KeyButton, "printPosters")
        self.posters.clicked.connect(self._on_posters)
        self._evening: Evening | None = None
        self.asking: SaveAs | None = None
        self.table.activated.connect(self._on_open)
        self.table.doubleClicked.connect(self._on_open)
        self.dialog: LineDialog | None = None
        self._lines: Sequence[OutreachLine] = ()
        self._reading: Reading[ProjectView] = Reading(desk, self._work, self.show_project)

    def show_evening(self, evening: Evening) -> None:
        """Posters invite to this evening."""
        self._evening = evening

    def read(self) -> None:
        """Reads the project aside and shows it: all of it is counted, which takes longer than a key press may."""
        self._reading.ask()

    def _work(self) -> Callable[[], ProjectView]:
        return self._desk.services.projectview.now

    def show_project(self, view: ProjectView) -> None:
        """Shows the log as it is now."""
        # What has no day yet stands below.
        self._lines = sorted(view.outreach, key=lambda line: (not line.outreach.date, line.outreach.date))
        chosen = self.table.currentIndex().data(ID)
        self.model.clear()
        heads = (_("Date"), _("What"), _("Reached"), _("Cost"), _("Opened"), _("Came"))
        for place, words in enumerate(heads):
            self.model.setHorizontalHeaderItem(place, _cell(words, right=place > 1))
        for place, line in enumerate(self._lines):
            self.model.appendRow(_row(line))
            if line.outreach.id == chosen:
                self.table.setCurrentIndex(self.model.index(place, 1))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setVisible(bool(view.outreach))
        self.posters.setVisible(bool(view.outreach))
        # As high as its lines: the cards beside it scroll together.
        self.table.setFixedHeight(36 + 36 * max(1, len(view.outreach)))
        self._totals.setText(totals_text(view))
        self._totals.setVisible(bool(self._totals.text()))
        said = [f"{one.words} {one.suggestion}" for one in view.advice[:2]]
        none = _(
            "Nobody has been invited yet. Note each flyer, letter or message: each gets a QR code of its own."
        )
        self.advice.setText("\n".join(said) if view.outreach else none)
        self.advice.setVisible(bool(said) or not view.outreach)

    @Slot()
    def _on_add(self) -> None:
        self._open(None)

    @Slot()
    def _on_posters(self) -> None:
        """A poster for each way of inviting, with its own code."""
        if self._evening is not None:
            name = _("Posters to invite")
            file = f"{name} {self._evening.name}".strip() + ".pdf"
            self.asking = SaveAs(self, name, file, _("PDF file") + " (*.pdf)", Paper.OUTREACH)
            self.asking.saved.connect(self._on_place)
            self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        evening, papers = self._evening, self._desk.project.papers
        if evening is not None:
            self._desk.aside(lambda: papers.print(Paper.OUTREACH, evening.id, place.path), self._printed)

    def _printed(self, path: Path) -> None:
        SavedDialog(path, self.window()).open()

    @Slot(QModelIndex)
    def _on_open(self, index: QModelIndex) -> None:
        wanted = index.siblingAtColumn(1).data(ID)
        self._open(next((line.outreach for line in self._lines if line.outreach.id == wanted), None))

    def _open(self, outreach: Outreach | None) -> None:
        self.dialog = outreach_dialog(self._desk, outreach, self.window())
        self.dialog.open()


def outreach_dialog(desk: Desk, outreach: Outreach | None, parent: QWidget | None) -> LineDialog:
    """The dialog of one way of inviting, with its code; a new one gets its code when it is kept."""
    inviting = desk.services.outreach
    lines = inviting.log
    lining = Lining(inviting.invite, lines.change, lines.remove, lines.restore, _("Change an invitation"))
    title = _("An invitation") if outreach is None else outreach.name or _(CHANNEL_NAMES[outreach.channel])
    before = (
        {"typed_visits": 0, "channel": OutreachChannel.FLYER}
        if outreach is None
        else {one.name: getattr(outreach, one.name) for one in fields_of(outreach)}
    )
    dialog = LineDialog(
        desk,
        title,
        "dossier/outreachdialog",
        FIELDS,
        lining,
        line_id="" if outreach is None else outreach.id,
        before=before,
        choices={
            "channel": [
                Choice(channel.value, _(CHANNEL_NAMES[channel]), CHANNEL_ICONS[channel])
                for channel in OutreachChannel
            ]
        },
        parent=parent,
    )
    address = inviting.address(outreach.id) if outreach is not None else ""
    code = forms.child(dialog.form, QrPicture, "code")
    code.show_words(address)
    code.setVisible(bool(address))
    forms.child(dialog.form, QLabel, "codeWords").setText(_code_words(outreach, address))
    forms.child(dialog.form, QComboBox, "channel").setFocus()
    return dialog


def _code_words(outreach: Outreach | None, address: str) -> str:
    if outreach is None:
        return _("It gets a QR code and a short code of its own, so that you see what it yields.")
    if not address:
        words = _(
            "Short code: {code}. There is no QR code yet: the project has no address for the follow-up."
        )
        return words.format(code=outreach.code)
    return _("Short code: {code}. The QR code opens {address}").format(
        code=outreach.code, address=address.partition("://")[2]
    )


def totals_text(view: ProjectView) -> str:
    """All ways together, with what somebody who came cost."""
    opened = sum(line.visits for line in view.outreach)
    said = [_("Opened {n} times").format(n=number_text(opened))] if view.outreach else []
    if view.cost is not None:
        said.insert(0, _("Together {money}").format(money=money_text(view.cost)))
    price = cost_per_participant(view.cost, view.took_part or 0)
    if price is not None:
        said.append(_("{money} for each person who took part").format(money=money_text(round(price))))
    return " · ".join(said)


def _row(line: OutreachLine) -> list[QStandardItem]:
    one = line.outreach
    day = date_text(date.fromisoformat(one.date)) if one.date else ""
    name = one.name or _(CHANNEL_NAMES[one.channel])
    what = _cell(name)
    what.setData(one.id, ID)
    what.setIcon(drawing.icon(CHANNEL_ICONS[one.channel], 16, theme.colour("ink2")))
    unknown = _("unknown")
    return [
        _cell(day),
        what,
        _cell(unknown if one.reached is None else number_text(one.reached), right=True),
        _cell(unknown if one.cost is None else money_text(one.cost), right=True),
        _cell(number_text(line.visits), right=True),
        _cell(number_text(line.arrivals), right=True),
    ]


def _cell(words: str, *, right: bool = False) -> QStandardItem:
    item = QStandardItem(words)
    item.setEditable(False)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
