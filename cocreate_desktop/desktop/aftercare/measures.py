"""Reach and satisfaction against their goals, each with its base, and the funnel from invited to satisfied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ...domain.reach import STAGE_NAMES, FunnelStage, percent_text
from ...domain.satisfaction import Verdict
from ...language import _, ngettext, number_text
from ...services.projectview import ProjectView
from .. import forms, theme
from ..drawing import paint_box
from ..parts.chip import Chip
from ..parts.meter import Meter

_ROW, _NAME, _NUMBER = 25, 112, 64


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure shows. ``percent`` is None where no honest percentage is possible; ``base`` and ``words`` then say why.
    ``chip``: its words and its kind; empty words: no chip. ``anybody``: whether there is somebody, however few."""

    percent: int | None
    base: str
    words: str
    goal: int
    chip: tuple[str, str] = ("", "plain")
    anybody: bool = False


class Measure(QWidget):
    """One card: a name, a percentage with its base, a bar with the goal, and what to know about it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "aftercare/measure")
        forms.child(form, QLabel, "name").setText(name)
        self._chip = forms.child(form, Chip, "chip")
        self._percent = forms.child(form, QLabel, "percent")
        self._base = forms.child(form, QLabel, "base")
        self._meter = forms.child(form, Meter, "meter")
        self._words = forms.child(form, QLabel, "words")
        self._name = name

    @property
    def said(self) -> str:
        """Everything that it says, in one line."""
        texts = (self._percent.text(), self._base.text(), self._words.text(), self._chip.text())
        return " ".join(text for text in texts if text)

    def show_measured(self, shown: Measured) -> None:
        """Shows these numbers."""
        percent = shown.percent
        self._percent.setText("" if percent is None else percent_text(percent, anybody=shown.anybody))
        self._percent.setHidden(percent is None)
        self._base.setText(_held(shown.base))
        self._words.setText(_held(shown.words))
        self._meter.setProperty("goal", shown.goal)
        self._meter.show_part(percent or 0, 100)
        self._meter.setAccessibleName(f"{self._name}: {self.said}")
        words, kind = shown.chip
        self._chip.setVisible(bool(words))
        if words:
            self._chip.show_state(words, kind)


def _held(words: str) -> str:
    """A percentage stays on one line with its sign."""
    return words.replace(" %", "\u00a0%")


def reach_measured(view: ProjectView) -> Measured:
    """Reach as it can honestly be said."""
    goal = view.project.goal_reach
    if view.reach is None:
        lacks = [] if view.project.base_number else [_("The base is not known: fill it in at the project.")]
        lacks += [_("Nobody has been counted yet.")] if view.took_part is None else []
        return Measured(None, lacks[0] if lacks else "", " ".join(lacks[1:]), goal)
    share = view.reach.share
    base = share.counted
    if view.reach.percent is None:
        return Measured(None, base, share.words, goal, (_("check the numbers"), "warn"))
    chip = _goal_chip(goal, met=bool(view.reach.reached))
    return Measured(view.reach.percent, base, _reach_words(view), goal, chip, anybody=share.numerator > 0)


def _reach_words(view: ProjectView) -> str:
    held = sum(line.people is not None for line in view.evenings)
    said = [ngettext("{n} evening.", "{n} evenings together.", held).format(n=held)]
    share = view.reach.share if view.reach is not None else None
    if share is not None and share.n > share.numerator:
        more = ngettext("{n} person was counted in all.", "{n} people were counted in all.", share.n)
        said.append(more.format(n=number_text(share.n)))
    if view.project.base_source:
        said.insert(0, view.project.base_source.rstrip(".") + ".")
    if view.unsure:
        said.append(_("Not everybody was counted one by one: who came twice may count twice."))
    return " ".join(said)


def _goal_chip(goal: int, *, met: bool) -> tuple[str, str]:
    if met:
        return _("goal of {goal} % reached").format(goal=goal), "ok"
    return _("goal is {goal} %").format(goal=goal), "plain"


def satisfaction_measured(view: ProjectView) -> Measured:
    """Satisfaction as it can honestly be said."""
    found, goal = view.satisfaction, view.project.goal_satisfied
    if found is None or not found.n:
        return Measured(None, _("Nobody has given a mark yet."), "", goal)
    words = " ".join(filter(None, (found.response_words, _ended(found.interval_words))))
    if found.percent is None:
        return Measured(None, found.marks_words, f"{found.goal_words} {words}", goal)
    met = found.verdict in (Verdict.REACHED, Verdict.AMPLY)
    return Measured(found.percent, found.marks_words, words, goal, _goal_chip(goal, met=met))


def _ended(sentence: str) -> str:
    return f"{sentence}." if sentence else ""


class Funnel(QWidget):
    """Five bars in people; what nobody counted says so instead of being nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[FunnelStage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def stages(self) -> tuple[FunnelStage, ...]:
        """What is drawn."""
        return self._stages

    def show_stages(self, stages: Sequence[FunnelStage]) -> None:
        """Shows these."""
        self._stages = tuple(stages)
        said = (f"{_(STAGE_NAMES[one.stage])}: {one.words}" for one in stages)
        self.setAccessibleName(". ".join((_("From invitation to satisfied"), *said)))
        self.setToolTip("\n".join(f"{_(STAGE_NAMES[one.stage])}: {one.words}" for one in stages))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(460, _ROW * max(1, len(self._stages)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, bar, number, in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((one.number or 0 for one in self._stages), default=0)
        for place, one in enumerate(self._stages):
            self._paint_row(painter, place * _ROW, one, most)

    def _paint_row(self, painter: QPainter, top: float, one: FunnelStage, most: int) -> None:
        face = QFont(self.font())
        face.setPixelSize(13)
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, top, _NAME, _ROW), side, _(STAGE_NAMES[one.stage]))
        room = self.width() - _NAME - _NUMBER
        if one.number is None:
            painter.setPen(theme.colour("ink3"))
            painter.drawText(QRectF(_NAME, top, room + _NUMBER, _ROW), side, _("not known"))
            return
        wide = room * one.number / most if most else 0.0
        paint_box(painter, QRectF(_NAME, top + 5, max(wide, 2.0), _ROW - 10), 3, theme.colour("accent"), None)
        face.setWeight(QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(theme.colour("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(self.width() - _NUMBER, top, _NUMBER, _ROW), right, number_text(one.number))
