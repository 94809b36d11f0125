"""The list of options of a vote at the desk: its rows, and in a draft adding, changing and removing them, with undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ...domain.rounds import Option, Phase
from ...language import _, ngettext
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.keybutton import KeyButton
from . import acts, votewords
from .votepictures import OptionPictures, shown_before
from .voterow import CountEntered, OptionDropped, OptionRenamed, VoteRow

_MARGIN = 8


class OptionsPanel(QObject):
    """Wires the options of the vote's form. ``rows`` are by option id, in order. A form that only prepares a vote has no
    channels, no people and no sums."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._view: EveningView | None = None
        self.rows: dict[str, VoteRow] = {}
        self._scroll = forms.child(form, QScrollArea, "scroll")
        self._host = forms.child(form, QWidget, "rows")
        self._list = QVBoxLayout(self._host)
        self._list.setContentsMargins(0, 0, _MARGIN, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._hints = forms.child(form, QLabel, "hints")
        self._draft = forms.child(form, QWidget, "draft")
        self._add = forms.child(form, QLineEdit, "add")
        self._before = form.findChild(KeyButton, "hands")
        self._people = form.findChild(CountField, "people")
        beside = (form.findChild(QHBoxLayout, name) for name in ("headsRow", "sumsRow", "typingRow"))
        self._beside = tuple(layout for layout in beside if layout is not None)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._add.returnPressed.connect(self._on_add)
        forms.child(form, KeyButton, "addButton").clicked.connect(self._on_add)
        self._from_themes = forms.child(form, KeyButton, "fromThemes")
        self._from_themes.clicked.connect(self._on_themes)
        self._from_pages = forms.child(form, KeyButton, "fromPages")
        self._from_pages.clicked.connect(self._on_pages)
        self._pictures = OptionPictures(desk, form)

    def show_view(self, view: EveningView, found: RoundView, *, tight: bool) -> tuple[VoteRow, ...]:
        """Shows the options as they are; returns the rows that are new."""
        self._view = view
        self._pictures.show_view(view)
        fresh = self._make_rows(found)
        draft = found.round.phase is Phase.DRAFT
        for option in found.options:
            revealed = found.tally is not None
            content = self._desk.pictures.content(option.picture) if option.picture else b""
            self.rows[option.id].show_option(option, content, draft=draft, revealed=revealed, tight=tight)
        self._draft.setVisible(draft)
        self._from_themes.setVisible(any(theme.name and not theme.merged_into for theme in view.board.themes))
        self._from_pages.setVisible(bool(shown_before(view)))
        self._hints.setText(votewords.hints(found.options) if draft else "")
        self._hints.setVisible(bool(self._hints.text()))
        return fresh

    def take_focus(self, *, draft: bool) -> None:
        """A draft begins with the next option; else the first count."""
        if draft:
            self._add.setFocus()
        elif self.rows:
            first = next(iter(self.rows.values())).count
            first.setFocus()
            first.selectAll()

    def _make_rows(self, found: RoundView) -> tuple[VoteRow, ...]:
        """Rows for these options: those that stay are kept, with what is being typed in them."""
        if tuple(self.rows) == tuple(option.id for option in found.options):
            return ()
        wanted: dict[str, VoteRow] = {}
        for option in found.options:
            wanted[option.id] = self.rows.pop(option.id) if option.id in self.rows else self._row(option)
        fresh = tuple(row for row in wanted.values() if self._list.indexOf(row) < 0)
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = wanted
        for place, row in enumerate(wanted.values()):
            self._list.insertWidget(place, row)
            row.show()
        self._order_tabs()
        return fresh

    def _order_tabs(self) -> None:
        before: QWidget | None = self._before
        for row in self.rows.values():
            for part in (row.picture, row.field, row.drop, row.count):
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
        if before is not None:
            QWidget.setTabOrder(before, self._add)

    def _row(self, option: Option) -> VoteRow:
        row = VoteRow(option, self._host)
        row.renamed.connect(self._on_renamed)
        row.dropped.connect(self._on_dropped)
        row.entered.connect(self._on_entered)
        row.picture.wanted.connect(self._pictures.on_wanted)
        row.picture.dropped.connect(self._pictures.on_dropped)
        return row

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        """Heads and sums stay above and under their columns when the list gets a scroll bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most > 0 else 0
        for layout in self._beside:
            layout.setContentsMargins(0, 0, _MARGIN + bar, 0)

    @Slot(object)
    def _on_entered(self, entered: CountEntered) -> None:
        """Enter goes down the list, as one counts a poster; after the last come the people."""
        ids = tuple(self.rows)
        place = ids.index(entered.option_id) + 1 if entered.option_id in self.rows else len(ids)
        following = self.rows[ids[place]].count if place < len(ids) else self._people
        if following is None:
            return
        following.setFocus()
        following.selectAll()
        if place < len(ids):
            self._scroll.ensureWidgetVisible(following)

    @Slot()
    def _on_add(self) -> None:
        words = self._add.text()
        if words.strip() and self._add_option(words) is not None:
            self._add.clear()
            self._scroll.verticalScrollBar().setValue(self._scroll.verticalScrollBar().maximum())
        self._add.setFocus()

    @Slot()
    def _on_themes(self) -> None:
        """The named themes that are no option yet become options, as one act; it is said when there is none."""
        view = self._view
        if view is None or view.round is None:
            return
        there = {option.theme_id for option in view.round.options}
        wanted = [
            one for one in view.board.themes if one.name and one.id not in there and not one.merged_into
        ]
        if not wanted:
            self._desk.voice.message(_("Every theme with a name is an option already."))
            return
        self._desk.undo.beginMacro(_("Take the themes"))
        self._tell([self._add_option(found.name, found.id) for found in wanted])

    @Slot()
    def _on_pages(self) -> None:
        """What was shown before becomes the options, each with its picture; those that are there already stay once."""
        view = self._view
        if view is None or view.round is None:
            return
        there = {option.picture for option in view.round.options}
        wanted = [(words, picture) for words, picture in shown_before(view) if picture not in there]
        if not wanted:
            self._desk.voice.message(_("Every page that was shown is an option already."))
            return
        self._desk.undo.beginMacro(_("Take the pages"))
        self._tell([self._add_option(words, picture=picture) for words, picture in wanted])

    def _tell(self, made: list[Option | None]) -> None:
        self._desk.undo.endMacro()
        number = sum(option is not None for option in made)
        words = ngettext("{n} option added.", "{n} options added.", number).format(n=number)
        self._desk.voice.message(words, self._desk.undo.undo if number else None)

    def _add_option(self, words: str, theme_id: str = "", picture: str = "") -> Option | None:
        found = self._view.round if self._view else None
        if found is None:
            return None
        voting, round_id = self._desk.services.voting, found.round.id
        return acts.do(
            self._desk,
            _("Add an option"),
            lambda: voting.add_option(round_id, words, theme_id=theme_id, picture=picture),
            lambda option: voting.remove_option(option.id),
            lambda option: voting.restore_option(option.id),
        )

    @Slot(object)
    def _on_renamed(self, renamed: OptionRenamed) -> None:
        found = self._view.round if self._view else None
        before = next((o.text for o in found.options if o.id == renamed.option_id), "") if found else ""
        voting = self._desk.services.voting
        done = acts.do(
            self._desk,
            _("Change an option"),
            lambda: voting.change_option(renamed.option_id, renamed.words),
            lambda _option: voting.change_option(renamed.option_id, before),
        )
        if renamed.option_id in self.rows:
            self.rows[renamed.option_id].settle(done.text if done else None)

    @Slot(object)
    def _on_dropped(self, dropped: OptionDropped) -> None:
        voting = self._desk.services.voting

        def remove() -> bool:
            voting.remove_option(dropped.option_id)
            return True

        self._add.setFocus()
        done = acts.do(
            self._desk,
            _("Remove an option"),
            remove,
            lambda _done: voting.restore_option(dropped.option_id),
        )
        if done:
            self._desk.voice.message(_("The option is gone."), self._desk.undo.undo)
