"""Pictures of options at the desk: brought in, taken away, and the pages shown before taken over as options; with undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ...domain.ids import letter
from ...domain.rounds import Option
from ...domain.steps import ShowSettings, Step, read_settings
from ...language import _
from ...services.overview import EveningView
from ...services.showing import NewPicture
from ..desk import Desk
from . import acts
from .optionpicture import PictureDropped, PictureWanted
from .pagelist import PagesBrought
from .showpages import KINDS


class OptionPictures(QObject):
    """One for a list of options. Reading a file is done outside the window's thread."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._host = host
        self._evening_id = ""
        self._asked_for = ""
        self._asking: QFileDialog | None = None

    def show_view(self, view: EveningView) -> None:
        """The evening of now."""
        self._evening_id = view.evening.id

    @Slot(object)
    def on_wanted(self, wanted: PictureWanted) -> None:
        """A picture for an option: what was brought, or a file to choose."""
        if wanted.found is not None:
            self._read(wanted.option_id, wanted.found)
            return
        self._asked_for = wanted.option_id
        self._asking = QFileDialog(self._host, _("Choose a picture"))
        self._asking.setNameFilter(_("PDF and pictures") + f" ({KINDS})")
        self._asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._asking.fileSelected.connect(self._on_file)
        self._asking.finished.connect(self._asking.deleteLater)
        self._asking.open()

    @Slot(object)
    def on_dropped(self, dropped: PictureDropped) -> None:
        """The picture of an option goes."""
        if self._give(dropped.option_id, "") is not None:
            self._desk.voice.message(_("The picture is off."), self._desk.undo.undo)

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self._read(self._asked_for, PagesBrought((Path(chosen),)))

    def _read(self, option_id: str, found: PagesBrought) -> None:
        reader, showing, evening_id = (
            self._desk.project.pictures,
            self._desk.services.showing,
            self._evening_id,
        )

        def work() -> str:
            pages: tuple[NewPicture, ...]
            pages = (
                reader.take(found.content, _("Pasted picture"))
                if found.content
                else reader.read(found.paths[0])
            )
            return showing.keep(evening_id, pages[0])

        def done(sha256: str) -> None:
            self._give(option_id, sha256)

        self._desk.aside(work, done)

    def _give(self, option_id: str, sha256: str) -> Option | None:
        voting = self._desk.services.voting
        return acts.do(
            self._desk,
            _("Change a picture"),
            lambda: voting.picture_option(option_id, sha256),
            lambda before: voting.picture_option(option_id, before.picture),
            lambda _before: voting.picture_option(option_id, sha256),
        )


def shown_before(view: EveningView) -> tuple[tuple[str, str], ...]:
    """The pages of the last step before this one that shows any: the words of an option and its picture, for each."""
    place = next(
        (i for i, step in enumerate(view.steps) if view.step is not None and step.id == view.step.id), 0
    )
    for step in reversed(view.steps[:place]):
        pages = _pages(step)
        if pages:
            return pages
    return ()


def _pages(step: Step) -> tuple[tuple[str, str], ...]:
    settings = read_settings(step)
    if not isinstance(settings, ShowSettings):
        return ()
    return tuple(
        (settings.caption(place) or _("Design {letter}").format(letter=letter(place)), page)
        for place, page in enumerate(settings.pages)
    )
