"""The stage's brush: every length in parts of a picture 1080 high, so that each screen shows the same picture.

Words shrink, then wrap, then are cut with "…", and never go below the smallest size. All text is drawn plain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ... import look
from ...codes import qr
from .. import drawing, pictures
from .letters import BOLD, REGULAR, SMALLEST, Fitted, Steps, face, fit
from .state import ShownPicture

HIGH: Final = 1080.0
FOOT: Final = 32.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of words as it was painted, for whoever checks the picture."""

    text: str
    size: int
    box: QRectF


@dataclass(slots=True)
class Sheet:
    """A painter that works in a picture 1080 high and ``wide`` wide. ``drawn`` remembers the words for checks."""

    painter: QPainter
    size: QSize
    tokens: look.Tokens
    drawn: list[Drawn] = field(default_factory=list)

    @property
    def scale(self) -> float:
        """Pixels of the image in one part of the picture."""
        return self.size.height() / HIGH

    @property
    def wide(self) -> float:
        """The picture's width when it is 1080 high."""
        return self.size.width() / self.scale

    @property
    def margin(self) -> float:
        """Left and right: 4.2 % of the width."""
        return self.wide * 0.042

    def colour(self, token: str) -> QColor:
        """A colour of the theme that the stage wears."""
        return QColor(self.tokens.colour(token))

    def fill(self, box: QRectF, token: str) -> None:
        """A plain area."""
        self.painter.fillRect(box, self.colour(token))

    def box(self, box: QRectF, radius: float, token: str, edge: str = "", width: float = 2.0) -> None:
        """A rounded area, with an edge inside it when asked."""
        drawing.paint_box(
            self.painter, box, radius, self.colour(token), self.colour(edge) if edge else None, width
        )

    def picture(self, shown: ShownPicture, box: QRectF) -> QRectF | None:
        """A picture in the middle of ``box``, whole, in the pixels of the screen; returns where it is, None when it cannot be
        drawn."""
        found = pictures.fitted(shown.sha256, shown.content, (box.size() * self.scale).toSize())
        if found.isNull():
            return None
        wide, high = found.width() / self.scale, found.height() / self.scale
        place = QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)
        self.painter.drawImage(place, found)
        drawing.paint_box(self.painter, place, 0, None, self.colour("line"), 2.0)
        return place

    def words(
        self, fitted: Fitted, x: float, y: float, token: str = "ink", *, align: str = "left", tone: str = ""
    ) -> float:
        """Paints lines from ``y`` down; ``x`` is their left, right or middle. ``tone`` is a colour outside the theme.

        With ``align`` "reading" ``x`` is the left of their room, and what reads from the right stands at its right. Returns
        where they end.
        """
        font = face(fitted.size, fitted.weight)
        metrics = QFontMetricsF(font)
        mirrored = fitted.from_right
        if align == "reading":
            x, align = (x + fitted.room, "right") if mirrored else (x, "left")
        self.painter.setFont(font)
        self.painter.setPen(QColor(tone) if tone else self.colour(token))
        direction = Qt.LayoutDirection
        self.painter.setLayoutDirection(direction.RightToLeft if mirrored else direction.LeftToRight)
        for line in fitted.lines:
            width = metrics.horizontalAdvance(line)
            left = x - {"left": 0.0, "right": width, "middle": width / 2}[align]
            base = y + (fitted.line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
            self.painter.drawText(QPointF(left, base), line)
            self.drawn.append(Drawn(line, fitted.size, QRectF(left, y, width, fitted.line)))
            y += fitted.line
        return y

    def text(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        steps: Steps,
        *,
        weight: int = REGULAR,
        token: str = "ink",
        align: str = "left",
    ) -> float:
        """Fits and paints words; returns where they end."""
        return self.words(fit(text, width, tuple(steps), weight), x, y, token, align=align)

    def icon(self, name: str, box: QRectF, token: str = "accent") -> None:
        """An icon in a colour of the theme."""
        drawing.paint_icon(self.painter, name, box, self.colour(token))

    def tile(self, letter: str, box: QRectF) -> None:
        """The square of an option; fixed answers may have a digit or a question mark, on a plain ground."""
        if not drawing.has_colour(letter):
            self.box(box, box.width() * look.TILE_RADIUS_SHARE, "surface", "ink")
            words = fit(letter, box.width(), ((round(box.height() * look.TILE_LETTER_SHARE), 1),), BOLD)
            self.words(words, box.center().x(), box.center().y() - words.line / 2, align="middle")
            return
        drawing.paint_letter_tile(
            self.painter, box, letter, dark=self.tokens.dark, cell=look.stage_cell(HIGH), edge=2.0
        )

    def flag(self, letter: str, box: QRectF) -> None:
        """The mark of an option in a low row: pattern, and a plate with the letter as large as the smallest words."""
        if not drawing.has_colour(letter):
            self.box(box, 0, "surface", "ink")
            words = fit(letter, 36, ((SMALLEST, 1),), BOLD)
            self.words(words, box.center().x(), box.center().y() - words.line / 2, align="middle")
            return
        colour, dark = look.note_colour(letter), self.tokens.dark
        drawing.paint_pattern(self.painter, box, letter, look.stage_cell(HIGH), dark)
        plate = QRectF(box.center().x() - 18, box.top(), 36, box.height())
        self.painter.fillRect(plate, QColor(colour.fill(dark)))
        drawing.paint_box(self.painter, box, 0, None, QColor(colour.edge(dark)), 2.0)
        words = fit(letter, 36, ((SMALLEST, 1),), BOLD)
        y = box.center().y() - words.line / 2
        self.words(words, box.center().x(), y, tone=colour.ink(dark), align="middle")

    def dashed(
        self, box: QRectF, radius: float, token: str = "edge", width: float = 3.0, *, tone: str = ""
    ) -> None:
        """A dashed edge inside ``box``."""
        pen = QPen(QColor(tone) if tone else self.colour(token), width)
        pen.setDashPattern([2.4, 1.4])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        self.painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def plate(self, box: QRectF, tone: str) -> None:
        """The plain ground of a letter on a pattern, in a colour outside the theme."""
        self.painter.fillRect(box, QColor(tone))

    def ribbon(self) -> None:
        """Our signature, left in the foot."""
        drawing.paint_ribbon(self.painter, self.margin, HIGH - FOOT - 32, 32, self.tokens.dark)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, token: str = "line", width: float = 2.0
    ) -> None:
        """A straight line."""
        self.painter.setPen(QPen(self.colour(token), width))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def meter(self, box: QRectF, share: float) -> None:
        """A share of 1 as a filled part of a frame; always with words beside it."""
        self.box(box, box.height() / 2, "surface")
        part = QRectF(box.left(), box.top(), box.width() * min(max(share, 0.0), 1.0), box.height())
        self.painter.save()
        self.painter.setClipRect(part)
        self.box(box, box.height() / 2, "accent")
        self.painter.restore()
        drawing.paint_box(self.painter, box, box.height() / 2, None, self.colour("ink2"), 2.0)

    def bar(self, box: QRectF, letter: str) -> None:
        """A bar with the pattern of its option and an edge in its deep colour."""
        if not drawing.has_colour(letter):
            self.box(box, 8, "surface", "ink", 3.0)
            return
        edge = QColor(look.note_colour(letter).edge(self.tokens.dark))
        drawing.paint_pattern(self.painter, box.adjusted(2, 2, -2, -2), letter, 16, self.tokens.dark)
        drawing.paint_box(self.painter, box, 8, None, edge, 3.0)

    def disc(self, number: int, x: float, y: float, side: float = 44) -> None:
        """A number on a filled disc."""
        box = QRectF(x, y, side, side)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour("ink"))
        self.painter.drawEllipse(box)
        label = fit(str(number), side, ((SMALLEST, 1),), BOLD)
        self.words(label, box.center().x(), box.center().y() - label.line / 2, "paper", align="middle")

    def code(self, text: str, box: QRectF, *, correction: str = "M") -> QRectF:
        """A QR code with its four quiet modules inside ``box``, each module whole pixels; returns the dark square.

        The ground is always light, in the dark theme too: many phones read nothing else. There it is a plate with round
        corners, of three quiet modules so that two plates never touch.
        """
        modules = qr.matrix(text, correction=correction)
        count, pixels = self._module(modules, box)
        whole = count * pixels
        left = round(box.center().x() * self.scale - whole / 2)
        top = round(box.center().y() * self.scale - whole / 2)
        self.painter.save()
        self.painter.resetTransform()
        inset, round_by = (pixels, 12 * self.scale) if self.tokens.dark else (0, 0.0)
        plate = QRectF(left, top, whole, whole).adjusted(inset, inset, -inset, -inset)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.paint_box(self.painter, plate, round_by, QColor(look.LIGHT.surface), None)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row, line in enumerate(modules):
            for column, dark in enumerate(line):
                if dark:
                    x, y = left + (column + qr.QUIET) * pixels, top + (row + qr.QUIET) * pixels
                    self.painter.fillRect(x, y, pixels, pixels, QColor(look.LIGHT.ink))
        self.painter.restore()
        return self.code_place(text, box, correction=correction)

    def code_place(self, text: str, box: QRectF, *, correction: str = "M") -> QRectF:
        """Where the dark square of a code in ``box`` comes."""
        count, pixels = self._module(qr.matrix(text, correction=correction), box)
        side = (count - 2 * qr.QUIET) * pixels / self.scale
        return QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)

    def _module(self, modules: qr.Matrix, box: QRectF) -> tuple[int, int]:
        count = len(modules) + 2 * qr.QUIET
        return count, self.pixels(min(box.width(), box.height()), count)

    def pixels(self, room: float, modules: int) -> int:
        """How many whole pixels each of so many modules gets beside each other in ``room``; at least one."""
        return max(1, int(room * self.scale + 0.01) // modules)
