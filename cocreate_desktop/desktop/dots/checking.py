"""The check of one page of a poster: numbers and doubts beside the picture, corrected by tapping or typing, and taken over into
the vote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...domain.notes import Channel
from ...domain.posters import Poster, pages
from ...language import _
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.countfield import CountChanged, CountField
from ..parts.keybutton import KeyButton
from ..steps import acts
from . import dotwords
from .boxrow import BoxRow
from .counted import PageCount
from .posterview import PosterTapped, PosterView


@dataclass(frozen=True, slots=True)
class PageTaken:
    """A page was taken over: its number (from 1) of ``count``."""

    page: int
    count: int


class PageCheck(QObject):
    """Wires picture, rows and numbers of the form ``dots/dots``."""

    # Emits: PageTaken.
    taken = Signal(object)

    def __init__(self, desk: Desk, form: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: RoundView | None = None
        self.count: PageCount | None = None
        self.rows: list[BoxRow] = []
        self.view = forms.child(form, PosterView, "poster")
        self.take = forms.child(form, KeyButton, "take")
        self.people = forms.child(form, CountField, "people")
        names = ("rowsArea", "total", "totalWords", "people", "peopleWords", "take")
        self._parts = [forms.child(form, QWidget, name) for name in names]
        self._shown = False
        self._doubts = forms.child(form, Chip, "doubts")
        self._total = forms.child(form, QLabel, "total")
        self._hint = forms.child(form, QLabel, "peopleHint")
        self._layout = forms.child(form, QVBoxLayout, "rowsLayout")
        self._holder = forms.child(form, QWidget, "rows")
        self.view.tapped.connect(self._on_tapped)
        self.take.clicked.connect(self.take_over)
        self.people.edited.connect(self._on_people)

    def show_round(self, found: RoundView | None) -> None:
        """The vote as it is now."""
        self._found = found
        if found is None:
            return
        self.people.show_count(found.typed.get((Channel.DOTS, ""), 0))
        why = dotwords.cannot_count(found)
        self.people.setEnabled(not why)
        self.take.setEnabled(not why and self.count is not None)
        self._hint.setText(self._people_words(found))
        self._show_parts()

    @property
    def question(self) -> str:
        """What is asked beside the numbers, empty when nothing is."""
        return self._hint.text() if self._hint.isVisibleTo(self._hint.window()) else ""

    def set_shown(self, shown: bool) -> None:
        """Whether a page is checked now."""
        self._shown = shown
        self._show_parts()

    def begin(self, count: PageCount) -> None:
        """Another page: the rows are made for it, those in doubt first; they keep their places while they are corrected."""
        for row in self.rows:
            self._layout.removeWidget(row)
            row.deleteLater()
        self.rows = [BoxRow(one, self._holder) for one in count.boxes]
        for place, row in enumerate(self.rows):
            self._layout.insertWidget(place, row)
            row.counted.connect(self._on_counted)
        self._show(count)
        self.show_round(self._found)

    def take_focus(self) -> None:
        """The first number in doubt, else what is done when all is well."""
        first = next(iter(self.rows), None)
        if first is not None and self.count is not None and self.count.doubtful:
            first.count.setFocus()
        else:
            self.take.setFocus()

    @Slot()
    def take_over(self) -> None:
        """The numbers of this page stand in the vote from now on. Can be undone."""
        found, count = self._found, self.count
        if found is None or count is None or not self.take.isEnabled():
            return
        for row in self.rows:
            row.count.interpretText()
        count = self.count or count
        counting, round_id, page = self._desk.services.counting, found.round.id, count.page.number
        write = partial(counting.take_poster, round_id, page)
        done = acts.do(self._desk, _("Take stickers over"), lambda: write(count.numbers), write)
        if done is not None:
            words = dotwords.taken_over(count.total, page, count.page.count)
            self._desk.voice.message(words, self._desk.undo.undo)
            self.taken.emit(PageTaken(page, count.page.count))

    def _show(self, count: PageCount) -> None:
        self.count = count
        self.view.show_count(count)
        now = {one.box.option: one for one in count.boxes}
        for row in self.rows:
            row.show_box(now[row.place])
        self._total.setText(str(count.total))
        self._doubts.show_state(dotwords.doubt_words(count.doubtful), "warn", "question")
        self._show_parts()

    def _show_parts(self) -> None:
        for part in self._parts:
            part.setVisible(self._shown)
        self._hint.setVisible(self._shown and bool(self._hint.text()))
        self._doubts.setVisible(self._shown and self.count is not None and self.count.doubtful > 0)

    def _people_words(self, found: RoundView) -> str:
        if found.typed.get((Channel.DOTS, ""), 0):
            return ""
        return _("How many people stood at the poster? Without that number nobody can say what share voted.")

    @Slot(object)
    def _on_tapped(self, tapped: PosterTapped) -> None:
        if self.count is not None:
            self._show(self.count.tapped(tapped.x, tapped.y))

    @Slot(object)
    def _on_counted(self, changed: CountChanged) -> None:
        if self.count is not None:
            self._show(self.count.set(int(changed.key), changed.count))

    @Slot(object)
    def _on_people(self, changed: CountChanged) -> None:
        found = self._found
        if found is None:
            return
        counting, round_id = self._desk.services.counting, found.round.id
        before = found.typed.get((Channel.DOTS, ""), 0)
        acts.do(
            self._desk,
            _("Type a count"),
            lambda: counting.type_count(round_id, Channel.DOTS, "", changed.count),
            lambda _count: counting.type_count(round_id, Channel.DOTS, "", before),
        )


def poster_of(found: RoundView) -> Poster | None:
    """The poster of a vote, None where it has nothing to stick on."""
    return Poster(found.round.number, len(found.options)) if found.options else None


def pages_of(found: RoundView) -> int:
    """How many pages its poster has."""
    poster = poster_of(found)
    return len(pages(poster)) if poster is not None else 0
