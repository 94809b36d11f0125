"""Painting a page with every part of the desk (buttons, chips, fields, rows, bars, dialogs) once, in light and in dark; beside
bare QPainter that fills a rectangle with a word in it where each of the page's widgets is."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from bench.stand.clock import fastest
from bench.stand.figure import Figure, tell
from bench.stand.sheet import sheet
from cocreate_desktop.desktop.theme import Choice, Theme, dress

TIMES = 15


def painted(page: QWidget) -> QImage:
    """The page with all that is on it."""
    image = QImage(page.size(), QImage.Format.Format_RGB32)
    page.render(image)
    return image


def painted_bare(page: QWidget, places: list[QRect]) -> QImage:
    """The reference."""
    image = QImage(page.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for place in places:
        painter.fillRect(place, QColor("#FFDC6E"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "Bouwsteen")
    painter.end()
    return image


def places_on(page: QWidget) -> list[QRect]:
    """Where each visible widget of a page is."""
    shown = (one for one in page.findChildren(QWidget) if one.isVisible())
    return [QRect(one.mapTo(page, QPoint()), one.size()) for one in shown]


def main() -> None:
    """The fastest of some turns, in both looks."""
    app = QApplication([])
    theme = Theme(app, "light", still=True)
    page = sheet()
    dress(page)
    page.show()
    places = places_on(page)
    looks: tuple[Choice, ...] = ("light", "dark")
    for look in looks:
        theme.wear(look)
        app.processEvents()
        ours, bare = fastest(lambda: painted(page), lambda: painted_bare(page, places), TIMES)
        name = f"every part of the desk, {len(places)} widgets, {look}"
        tell(Figure(name, ours, "ms", bare, "as many rectangles with a word"))
    page.close()


if __name__ == "__main__":
    main()
