"""The screen on which stickers are counted from a photo: first the photo, by whichever road, then the check of what was
counted. It takes the place of the step while the foot stays."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ...language import _
from ...services.overview import EveningView
from ..desk import Desk
from ..walls.photoscreen import CHECK, PhotoScreen
from . import dotwords
from .checking import PageCheck, PageTaken, pages_of
from .counted import PageCount


class DotsScreen(PhotoScreen):
    """The check is page by page."""

    name = "dots"
    glare = dotwords.GLARE

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Photos of the poster"), parent)
        self._round_id = ""
        self._taken: set[int] = set()
        self.check = PageCheck(desk, self._form, self)
        self.check.taken.connect(self._on_taken)
        self._keys["dots.take"].triggered.connect(self._on_take)
        self._ask_for_photo()

    def show_view(self, view: EveningView) -> None:
        """The evening as it is now."""
        self._found = found = view.round
        round_id = found.round.id if found is not None else ""
        if round_id != self._round_id:
            self._round_id = round_id
            self._taken.clear()
            self._ask_for_photo()
        told = _(
            "Scan, and take a photo of the whole poster, straight from the front. It comes here by itself."
        )
        self._show_head(view, _("Count stickers from a photo"), told)
        self.check.show_round(found)
        if dotwords.cannot_count(found):
            self.say(dotwords.cannot_count(found))
        self._show_side()

    def show_page(self, count: PageCount) -> None:
        """A page was seen: it is checked now."""
        self.live.stop()
        self.say("")
        self.check.begin(count)
        self._stages.setCurrentIndex(CHECK)
        self._show_side()
        self.turned.emit()
        self.check.take_focus()

    def _focus_check(self) -> None:
        self.check.take_focus()

    def _show_side(self) -> None:
        """How to take a photo, or the numbers."""
        self.check.set_shown(self.checking)
        super()._show_side()

    def _side_title(self) -> str:
        count = self.check.count
        if not self.checking or count is None:
            return _("A photo of the poster")
        if count.page.count > 1:
            return _("Page {page} of {count}").format(page=count.page.number, count=count.page.count)
        return _("Counted in the photo")

    def _side_words(self) -> str:
        if self.checking:
            return _("Look at the boxes in doubt first. The photo itself is not kept.")
        pages = pages_of(self._found) if self._found is not None else 1
        words = _("All four corners of the poster must be on it. You check each number before it counts.")
        left = sorted(set(range(1, pages + 1)) - self._taken)
        if self._taken and left:
            row = ", ".join(map(str, left))
            words = _("Still to photograph: page {pages}.").format(pages=row) + " " + words
        elif self._taken:
            words = _("Every page of the poster is taken over.") + " " + words
        return words

    @Slot()
    def _on_take(self) -> None:
        if self.checking:
            self.check.take_over()

    @Slot(object)
    def _on_taken(self, taken: PageTaken) -> None:
        self._taken.add(taken.page)
        if len(self._taken) < taken.count:
            self._ask_for_photo()
        else:
            self.left.emit()
