"""Options that are added to a draft: typed, or taken from the themes and the pages that were shown, as one act each time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...domain.rounds import Option
from ...language import _, ngettext
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from . import acts
from .votepictures import shown_before


class OptionsTaken(QObject):
    """Wires the two buttons under the list of options."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._view: EveningView | None = None
        self._round: RoundView | None = None
        self._from_themes = forms.child(form, KeyButton, "fromThemes")
        self._from_themes.clicked.connect(self._on_themes)
        self._from_pages = forms.child(form, KeyButton, "fromPages")
        self._from_pages.clicked.connect(self._on_pages)

    def show_view(self, view: EveningView, found: RoundView) -> None:
        """Only what there is to take can be taken."""
        self._view, self._round = view, found
        self._from_themes.setVisible(any(theme.name and not theme.merged_into for theme in view.board.themes))
        self._from_pages.setVisible(bool(shown_before(view)))

    def add(self, round_id: str, words: str, theme_id: str = "", picture: str = "") -> Option | None:
        """Adds one; None when it was refused."""
        voting = self._desk.services.voting
        return acts.do(
            self._desk,
            _("Add an option"),
            lambda: voting.add_option(round_id, words, theme_id=theme_id, picture=picture),
            lambda option: voting.remove_option(option.id),
            lambda option: voting.restore_option(option.id),
        )

    @Slot()
    def _on_themes(self) -> None:
        """The named themes that are no option yet become options, as one act; it is said when there is none."""
        view, found = self._view, self._round
        if view is None or found is None:
            return
        there = {option.theme_id for option in found.options}
        wanted = [
            (one.name, one.id, "")
            for one in view.board.themes
            if one.name and one.id not in there and not one.merged_into
        ]
        none = _("Every theme with a name is an option already.")
        self._take(found.round.id, wanted, (_("Take the themes"), none))

    @Slot()
    def _on_pages(self) -> None:
        """What was shown before becomes the options, each with its picture; those that are there already stay once."""
        view, found = self._view, self._round
        if view is None or found is None:
            return
        there = {option.picture for option in found.options}
        wanted = [(words, "", picture) for words, picture in shown_before(view) if picture not in there]
        none = _("Every page that was shown is an option already.")
        self._take(found.round.id, wanted, (_("Take the pages"), none))

    def _take(self, round_id: str, wanted: Sequence[tuple[str, str, str]], said: tuple[str, str]) -> None:
        """Adds all as one act; ``said`` names it, and what is said when there is nothing to add."""
        if not wanted:
            self._desk.voice.message(said[1])
            return
        self._desk.undo.beginMacro(said[0])
        made = [self.add(round_id, words, theme_id, picture) for words, theme_id, picture in wanted]
        self._desk.undo.endMacro()
        number = sum(option is not None for option in made)
        words = ngettext("{n} option added.", "{n} options added.", number).format(n=number)
        self._desk.voice.message(words, self._desk.undo.undo if number else None)
