"""A project that lives elsewhere comes onto this laptop: from a laptop nearby, from the centre, or from a stick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from ...domain.errors import CocreateError, FileProblem
from ...domain.syncerrors import BadBundle, BadPairing, StrangeBundle, WrongPassphrase
from ...language import _
from ...services.outside import Projects
from ...services.sharing import Nearby, ShareState
from .. import forms, problems, theme
from ..desk import Voice
from ..parts.keybutton import KeyButton
from ..start.dialogs import free_project
from ..tasks import Tasks
from .asking import AskingDialog
from .sticks import kinds, show_typed
from .teller import Teller
from .words import done_text

WIDE: Final = 600
LAPTOP, HUB, STICK = range(3)
_ADDRESS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Joined:
    """A project came: ``seen`` says whether its dialog was still open."""

    path: Path
    seen: bool


class JoinDialog(AskingDialog):
    """Opened with ``open()``. ``joined`` is called once the project is here, also when this was closed meanwhile."""

    def __init__(
        self,
        projects: Projects,
        tasks: Tasks,
        voice: Voice,
        teller: Teller,
        joined: Callable[[Joined], None],
        parent: QWidget | None = None,
    ) -> None:
        text = _("A project that lives elsewhere comes onto this laptop too, and stays in step with it.")
        super().__init__("sharing/join", _("Join a project"), text, _("Join"), tasks, voice, parent)
        self.setFixedWidth(WIDE)
        self._projects, self._teller, self._joined = projects, teller, joined
        self._near: tuple[Nearby, ...] = ()
        self.pages = forms.child(self.form, QStackedWidget, "pages")
        self.found = forms.child(self.form, QListWidget, "found")
        self.found_words = forms.child(self.form, QLabel, "foundWords")
        self.look_again = forms.child(self.form, KeyButton, "look")
        self.file, self.passphrase = self._field("file"), self._field("passphrase")
        self.folder = self._field("folder")
        self._folder_words = forms.child(self.form, QLabel, "folderWords")
        self._addresses = (self._field("laptopAddress"), self._field("hubAddress"))
        self._codes = (self._field("laptopCode"), self._field("hubCode"))
        self._roads = QButtonGroup(self)
        self.folder.setText(str(projects.suggested_folder()))
        self._wire()
        self.choose_road(LAPTOP)
        self.look()

    def _field(self, name: str) -> QLineEdit:
        return forms.child(self.form, QLineEdit, name)

    def _wire(self) -> None:
        for place, name in enumerate(("byLaptop", "byHub", "byStick")):
            self._roads.addButton(forms.child(self.form, KeyButton, name), place)
        self._roads.idClicked.connect(self.choose_road)
        for field in (*self._addresses, *self._codes, self.file, self.passphrase, self.folder):
            field.textChanged.connect(self.check)
        self.found.currentItemChanged.connect(self._on_chosen)
        self.look_again.clicked.connect(self.look)
        forms.child(self.form, QCheckBox, "show").toggled.connect(self._on_show)
        forms.child(self.form, KeyButton, "chooseFile").clicked.connect(self._on_choose_file)
        forms.child(self.form, KeyButton, "chooseFolder").clicked.connect(self._on_choose_folder)
        self._teller.told.connect(self._on_told)

    @property
    def road(self) -> int:
        """LAPTOP, HUB or STICK."""
        return self.pages.currentIndex()

    @property
    def address(self) -> QLineEdit:
        """Where the road that is chosen leads."""
        return self._addresses[self.road]

    @property
    def code(self) -> QLineEdit:
        """The code of the road that is chosen."""
        return self._codes[self.road]

    @Slot(int)
    def choose_road(self, road: int) -> None:
        """Asks for what this road needs; what was typed for another stays."""
        self.pages.setCurrentIndex(road)
        self._roads.button(road).setChecked(True)
        self.check()
        (self.file if road == STICK else self.code if self.address.text() else self.address).setFocus()

    @Slot()
    def look(self) -> None:
        """Looks who is near, aside."""
        self.look_again.setEnabled(False)
        self.found_words.setText(_("Looking for laptops in this network …"))
        self._tasks.run(self._projects.joining.nearby, self._show_near, self._not_found)

    def ready(self) -> bool:
        """All that this road needs is filled in."""
        needed = (
            (self.file.text().strip(), self.passphrase.text())
            if self.road == STICK
            else (self.address.text().strip(), self.code.text().strip())
        )
        return all(needed) and bool(self.folder.text().strip())

    def check(self) -> None:
        """Says when the folder is no good place."""
        super().check()
        typed = self.folder.text().strip()
        why = self._projects.unsuitable(Path(typed)) if typed else _("Choose a folder.")
        self._folder_words.setText(why or _("A file of its own is made there. What is there already stays."))
        theme.set_style_property(self._folder_words, "tone", "warn" if why else "ink2")

    def at_fault(self, problem: CocreateError) -> QLineEdit | None:
        """The field that it is about."""
        if isinstance(problem, WrongPassphrase):
            return self.passphrase
        if isinstance(problem, (BadBundle, StrangeBundle)):
            return self.file
        if isinstance(problem, FileProblem):
            return self.folder
        if self.road == STICK:
            return self.file
        return self.code if isinstance(problem, BadPairing) else self.address

    def go(self) -> None:
        """Fetches it, aside."""
        path = free_project(Path(self.folder.text().strip()), self._name())
        self.begin(_("The project comes in. You may close this: it goes on."), self._work(path), self._came)

    def _work(self, path: Path) -> Callable[[], Path]:
        joining, tell = self._projects.joining, self._teller.tell
        if self.road == STICK:
            bundle, passphrase = Path(self.file.text().strip()), self.passphrase.text()

            def by_stick() -> Path:
                return joining.from_bundle(path, bundle, passphrase)

            return by_stick
        fetch = joining.from_laptop if self.road == LAPTOP else joining.from_hub
        address, code = self.address.text().strip(), self.code.text().strip()

        def by_wire() -> Path:
            return fetch(path, address, code, tell)

        return by_wire

    def _name(self) -> str:
        """What the file is called: after the project where that is known."""
        if self.road == STICK:
            return Path(self.file.text().strip()).stem
        typed = self.address.text().strip() if self.road == LAPTOP else ""
        known = (one.project for one in self._near if one.address == typed and one.project)
        return next(known, _("Shared project"))

    def _came(self, path: Path) -> None:
        seen = not self.gone
        self.close_well()
        self._joined(Joined(path, seen))

    def _show_near(self, near: tuple[Nearby, ...]) -> None:
        if self.gone:
            return
        self._near = near
        self.look_again.setEnabled(True)
        self.found.clear()
        for one in near:
            item = QListWidgetItem(" · ".join(part for part in (one.name, one.project) if part))
            item.setData(_ADDRESS, one.address)
            self.found.addItem(item)
        nobody = _("None found. Type the address that stands under the code on the other screen.")
        self.found_words.setText("" if near else nobody)
        self.found_words.setVisible(not near)
        if len(near) == 1 and not self.busy and not self._addresses[LAPTOP].text():
            self.found.setCurrentRow(0)

    def _not_found(self, problem: BaseException) -> None:
        problems.foreseen(problem)
        self._show_near(())

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._addresses[LAPTOP].setText(str(item.data(_ADDRESS)))
            if self.road == LAPTOP and not self.found.hasFocus():
                self._codes[LAPTOP].setFocus()

    @Slot(object)
    def _on_told(self, state: ShareState) -> None:
        if self.busy and not self.gone:
            words = " · ".join((done_text(state), _("you may close this, it goes on")))
            self.notice.far(words, state.done, state.total)
            self.fit()

    @Slot(bool)
    def _on_show(self, show: bool) -> None:
        show_typed(show, self.passphrase)

    @Slot()
    def _on_choose_file(self) -> None:
        dialog = QFileDialog(self, _("File on the stick"), self.file.text(), kinds())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_choose_folder(self) -> None:
        dialog = QFileDialog(self, _("Folder on this laptop"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
