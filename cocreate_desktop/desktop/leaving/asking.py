"""What should leave: of which evening, what becomes a record, and what else the platform wants to know. What was said for one
platform is there again when somebody comes back to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ...language import _
from ...services.leaving import Asked, Platform, Records
from .platforms import PLATFORMS, RECORD_WORDS, Option, Way
from .rows import AskRow, ChoiceRow, FileRow, TextRow

ACROSS = 3
EVENING, RECORDS = "evening", "records"


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen in this project: ``evenings`` by id and name, and the votes of each, by id and question."""

    evenings: Sequence[tuple[str, str]]
    rounds: Mapping[str, Sequence[tuple[str, str]]]

    def votes(self, evening_id: str) -> list[tuple[str, str]]:
        """Those of an evening, or of all; all of them together first."""
        found = [one for known, rounds in self.rounds.items() if evening_id in ("", known) for one in rounds]
        return [("", _("all votes")), *found]


class AskRows(QObject):
    """The rows of one platform in a grid of ``host``, some beside one another."""

    # Emits: nothing; something else is asked now.
    changed = Signal()

    def __init__(self, host: QWidget, grid: QGridLayout, known: Known, evening_id: str) -> None:
        super().__init__(host)
        self._host, self._grid, self._known = host, grid, known
        self._platform = Platform.DECIDIM
        self._evening_id = evening_id
        self._said: dict[tuple[Platform, str], str] = {}
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        self.rows: dict[str, AskRow] = {}

    def show_platform(self, platform: Platform) -> None:
        """The rows of another platform."""
        self._keep()
        self._platform = platform
        for row in self.rows.values():
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = self._made(platform)
        for name, row in self.rows.items():
            before = self._said.get((platform, name), "")
            if before:
                row.take(before)
            row.changed.connect(self._on_changed)
        self._lay_out()

    def asked(self, mends: frozenset[str]) -> Asked:
        """What is asked now, with these mends done."""
        values = {name: row.value for name, row in self.rows.items() if self._is_asked(name)}
        evening = values.pop(EVENING, "")
        records = values.pop(RECORDS, "")
        return Asked(
            self._platform,
            evening,
            Records(records) if records else None,
            mends,
            {name: value for name, value in self._told(values).items() if value},
        )

    @property
    def controls(self) -> list[QWidget]:
        """What takes the keyboard, in the order in which it stands there."""
        return [control for row in self.rows.values() for control in row.controls]

    def _told(self, values: Mapping[str, str]) -> dict[str, str]:
        """The options as the platform calls them: a length is two."""
        told = dict(values)
        for option in PLATFORMS[self._platform].options:
            if option.way is Way.LENGTHS and option.name in told:
                told |= lengths(option.name, told.pop(option.name))
        return told

    def _is_asked(self, name: str) -> bool:
        """Whether what is said elsewhere leaves this to be asked."""
        when = next((one.when for one in PLATFORMS[self._platform].options if one.name == name), None)
        return when is None or self.rows[when.name].value == when.value

    def _lay_out(self) -> None:
        """What is asked, some beside one another."""
        asked = [row for name, row in self.rows.items() if self._is_asked(name)]
        for row in self.rows.values():
            self._grid.removeWidget(row)
            row.setVisible(row in asked)
        for place, row in enumerate(asked):
            self._grid.addWidget(row, place // ACROSS, place % ACROSS)

    def _made(self, platform: Platform) -> dict[str, AskRow]:
        about = PLATFORMS[platform]
        rows: dict[str, AskRow] = {}
        if len(self._known.evenings) > 1:
            words = [("", _("all evenings")), *self._known.evenings]
            evenings = ChoiceRow(_("Of which evening"), words, self._host)
            evenings.take(self._evening_id)
            rows[EVENING] = evenings
        if len(about.records) > 1:
            words = [(str(one), _(RECORD_WORDS[one])) for one in about.records]
            rows[RECORDS] = ChoiceRow(_("What becomes an idea there"), words, self._host)
        for option in about.options:
            rows[option.name] = self._row(option)
        return rows

    def _row(self, option: Option) -> AskRow:
        label, host = _(option.label), self._host
        if option.way is Way.FILE:
            return FileRow(label, option.endings, host)
        if option.way in (Way.TEXT, Way.LENGTHS):
            return TextRow(label, _(option.usual), host)
        if option.way is Way.ROUND:
            return ChoiceRow(label, self._known.votes(self._evening_id), host)
        return ChoiceRow(label, [(one.value, _(one.words)) for one in option.choices], host)

    def _keep(self) -> None:
        """The evening is the same for all; the rest belongs to the platform."""
        for name, row in self.rows.items():
            if name != EVENING:
                self._said[self._platform, name] = row.value

    @Slot()
    def _on_changed(self) -> None:
        """The votes that can be chosen are those of the evening."""
        if EVENING in self.rows and self.sender() is self.rows[EVENING]:
            self._evening_id = self.rows[EVENING].value
            for option in PLATFORMS[self._platform].options:
                row = self.rows[option.name]
                if option.way is Way.ROUND and isinstance(row, ChoiceRow):
                    row.offer(self._known.votes(self._evening_id))
        self._lay_out()
        self.changed.emit()


def lengths(name: str, typed: str) -> dict[str, str]:
    """The least and the most of "10–50"; what is no such pair is the least as it was typed, for the platform to refuse."""
    least, sign, most = typed.replace("–", "-").partition("-")
    return (
        {f"{name}_least": least.strip(), f"{name}_most": most.strip()} if sign else {f"{name}_least": typed}
    )
