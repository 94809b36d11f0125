"""The pages of a step that shows something: adding, captions, order, two beside each other. Used before and on the evening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget

from ...domain.steps import ShowSettings, Step, read_settings
from ...language import _, ngettext
from ...services.showing import NewPicture
from .. import forms, problems
from ..desk import Desk
from ..parts.emptystate import EmptyState
from ..parts.keybutton import KeyButton
from ..stage.state import ShownPicture
from . import acts
from .face import settle, show_typed
from .pagelist import PageList, PageMoved, PagesBrought

KINDS = "*.pdf *.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff"


class ShowPages(QWidget):
    """Fed with the step. ``follows``: the page that hangs there is the chosen one, and choosing turns to it."""

    # Emits: nothing; ``place`` was chosen by hand.
    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, follows: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._follows = follows
        self._step: Step | None = None
        form = forms.fill(self, "steps/show_pages")
        self.list = forms.child(form, PageList, "pages")
        self._none = forms.child(form, EmptyState, "none")
        self._side = forms.child(form, QCheckBox, "sideBySide")
        self._caption = forms.child(form, QLineEdit, "caption")
        self._caption_label = forms.child(form, QLabel, "captionLabel")
        self._buttons = {
            name: forms.child(form, KeyButton, name) for name in ("add", "earlier", "later", "remove")
        }
        self._asking: QFileDialog | None = None
        self._wire()

    @property
    def place(self) -> int:
        """The place of the chosen page, -1 when there is none."""
        return self.list.currentRow()

    def show_step(self, step: Step) -> None:
        """Shows its pages; what is being typed stays."""
        other = self._step is None or self._step.id != step.id
        place = 0 if other else self.place
        self._step = step
        settings = self._settings()
        if self._follows and settings.pages:
            first = settings.shown()[0]
            place = place if place in settings.shown() else first
        book = self._desk.pictures
        pages = [
            ShownPicture(sha, book.content(sha), settings.caption(i)) for i, sha in enumerate(settings.pages)
        ]
        self.list.show_pages(pages, place)
        self._side.setChecked(settings.side_by_side == 2)
        for widget in (self.list, self._caption, self._caption_label):
            widget.setVisible(bool(pages))
        self._none.setVisible(not pages)
        self._show_chosen()

    def _settings(self) -> ShowSettings:
        found = read_settings(self._step) if self._step is not None else None
        return found if isinstance(found, ShowSettings) else ShowSettings()

    def _wire(self) -> None:
        self.list.brought.connect(self.bring)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_remove)
        self.list.currentRowChanged.connect(self._on_row)
        self._side.clicked.connect(self._on_side)
        self._caption.editingFinished.connect(self._on_caption)
        for name, slot in (
            ("add", self._on_add),
            ("earlier", self._on_earlier),
            ("later", self._on_later),
            ("remove", self._on_remove),
        ):
            self._buttons[name].clicked.connect(slot)

    def _show_chosen(self) -> None:
        place, count = self.place, self.list.count()
        self._enable("earlier", place > 0)
        self._enable("later", 0 <= place < count - 1)
        self._enable("remove", place >= 0)
        show_typed(self._caption, self._settings().caption(place))

    def _enable(self, name: str, on: bool) -> None:
        """A button that goes grey hands the focus on here. Qt would hand it to the next part of the window, a tab of its
        head for one, and the next space would leave the evening."""
        button = self._buttons[name]
        held = not on and _holds_focus(button)
        if held:
            self.setFocus()
        button.setEnabled(on)
        if held:
            self._hand_focus_on()

    def _hand_focus_on(self) -> None:
        """To the strip; without pages to the button that brings them; while that is busy it stays where no key presses
        anything."""
        add = self._buttons["add"]
        (self.list if self.list.count() else add if add.isEnabled() else self).setFocus()

    def _do(self, words: str, verb: Callable[[str], Step]) -> Step | None:
        step = self._step
        if step is None:
            return None
        return acts.do(self._desk, words, lambda: verb(step.id), self._desk.services.showing.put_back)

    @Slot()
    def _on_add(self) -> None:
        self._asking = QFileDialog(self, _("Add pages or pictures"))
        self._asking.setNameFilter(_("PDF and pictures") + f" ({KINDS})")
        self._asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._asking.filesSelected.connect(self._on_files)
        self._asking.finished.connect(self._asking.deleteLater)
        self._asking.open()

    @Slot(list)
    def _on_files(self, chosen: list[str]) -> None:
        self.bring(PagesBrought(tuple(Path(one) for one in chosen)))

    @Slot(object)
    def bring(self, found: PagesBrought) -> None:
        """Reads what was chosen, dropped or pasted outside the window's thread, and hangs it behind the others."""
        reader, step = self._desk.project.pictures, self._step
        if step is None:
            return

        def work() -> tuple[NewPicture, ...]:
            if found.content:
                return reader.take(found.content, _("Pasted picture") + ".png")
            return tuple(page for path in found.paths for page in reader.read(path))

        def done(pages: tuple[NewPicture, ...]) -> None:
            self._hang(step.id, pages)
            self._read()

        def failed(problem: Exception) -> None:
            self._read()
            self._desk.voice.problem(problems.foreseen(problem))

        self._enable("add", False)
        self._desk.tasks.run(work, done, failed)

    def _read(self) -> None:
        """The reading is over: more can be added. Whoever writes elsewhere meanwhile keeps the focus."""
        self._enable("add", True)
        if _holds_focus(self):
            self._hand_focus_on()

    def _hang(self, step_id: str, pages: tuple[NewPicture, ...]) -> None:
        showing = self._desk.services.showing
        done = acts.do(self._desk, _("Add pages"), lambda: showing.add(step_id, pages), showing.put_back)
        if done is not None:
            words = ngettext("{n} page is there now.", "{n} pages are there now.", len(pages))
            self._desk.voice.message(words.format(n=len(pages)), self._desk.undo.undo)

    @Slot(object)
    def _on_moved(self, moved: PageMoved) -> None:
        showing = self._desk.services.showing
        if (
            self._do(_("Move a page"), lambda step_id: showing.move(step_id, moved.place, moved.to))
            is not None
        ):
            self.list.setCurrentRow(moved.to)

    @Slot()
    def _on_earlier(self) -> None:
        self._on_moved(PageMoved(self.place, self.place - 1))

    @Slot()
    def _on_later(self) -> None:
        self._on_moved(PageMoved(self.place, self.place + 1))

    @Slot()
    def _on_remove(self) -> None:
        place, showing = self.place, self._desk.services.showing
        if (
            place >= 0
            and self._do(_("Take a page off"), lambda step_id: showing.remove(step_id, place)) is not None
        ):
            self._desk.voice.message(_("The page is off."), self._desk.undo.undo)

    @Slot(bool)
    def _on_side(self, on: bool) -> None:
        showing = self._desk.services.showing
        self._do(_("Two beside each other"), lambda step_id: showing.side_by_side(step_id, on))

    @Slot()
    def _on_caption(self) -> None:
        place, words = self.place, self._caption.text().strip()
        if place < 0 or words == self._settings().caption(place):
            settle(self._caption, self._settings().caption(place))
            return
        showing = self._desk.services.showing
        done = self._do(_("Change a caption"), lambda step_id: showing.caption(step_id, place, words))
        settle(self._caption, self._settings().caption(place) if done is not None else None)

    @Slot(int)
    def _on_row(self, place: int) -> None:
        self._show_chosen()
        if self._follows and self._step is not None and place >= 0 and place not in self._settings().shown():
            step_id = self._step.id
            self._desk.attempt(lambda: self._desk.services.showing.turn(step_id, place))
        self.chosen.emit()


def _holds_focus(part: QWidget) -> bool:
    """Also while a dialog lies over the window: the focus comes back to this part then."""
    return part.window().focusWidget() is part
