"""The picture of an option at the desk: a small square that takes one by file, drag or paste. It changes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ...domain.rounds import Option
from ...language import _
from .. import pictures, theme
from ..drawing import icon, paint_box
from .pagelist import PagesBrought, brought_by

WIDE, HIGH = 54, 36


@dataclass(frozen=True, slots=True)
class PictureWanted:
    """An option should get a picture: ``found`` was dropped or pasted, None asks for a file."""

    option_id: str
    found: PagesBrought | None


@dataclass(frozen=True, slots=True)
class PictureDropped:
    """The picture of an option should go."""

    option_id: str


class OptionPicture(QToolButton):
    """Pressed, it asks for a file; with a picture it opens a menu. Delete takes the picture away, paste brings one."""

    # Emits: PictureWanted.
    wanted = Signal(object)
    # Emits: PictureDropped.
    dropped = Signal(object)

    def __init__(self, option_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option_id = option_id
        self._sha256 = ""
        self._content = b""
        self._draft = True
        self.setFixedSize(QSize(WIDE, HIGH))
        self.setIconSize(QSize(20, 20))
        self.setAcceptDrops(True)
        self._menu = QMenu(self)
        self._menu.addAction(_("Another picture…")).setData("other")
        self._menu.addAction(_("Take the picture away")).setData("none")
        self._menu.triggered.connect(self._on_menu)
        self.clicked.connect(self._on_clicked)

    def show_option(self, option: Option, content: bytes, *, draft: bool) -> None:
        """Shows the picture of an option; without one only a draft has room for it."""
        self._sha256, self._content, self._draft = option.picture, content, draft
        has = bool(option.picture)
        self.setVisible(draft or has)
        self.setEnabled(draft)
        words = _("Picture of {letter}") if has else _("Give {letter} a picture")
        self.setAccessibleName(words.format(letter=option.letter))
        self.setToolTip(self.accessibleName())
        self.setIcon(QIcon() if has else icon("image", 20, theme.colour("ink2")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture over the button."""
        if not self._sha256:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        shown = pictures.fitted(self._sha256, self._content, (self.size().toSizeF() * ratio).toSize())
        paint_box(
            painter,
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
            4,
            QColor(theme.colour("sunken")),
            QColor(theme.colour("edge")),
            1,
        )
        if not shown.isNull():
            wide, high = shown.width() / ratio, shown.height() / ratio
            painter.drawImage(
                QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high), shown
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste and Delete."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._draft:
            self._bring(brought_by(QGuiApplication.clipboard().mimeData()))
        elif event.key() == Qt.Key.Key_Delete and self._sha256:
            self.dropped.emit(PictureDropped(self._option_id))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome while it is a draft."""
        data = event.mimeData()
        if self._draft and (data.hasImage() or data.hasUrls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first picture of what falls here."""
        if self._draft:
            event.acceptProposedAction()
            self._bring(brought_by(event.mimeData()))

    def _bring(self, found: PagesBrought | None) -> None:
        if found is not None:
            self.wanted.emit(PictureWanted(self._option_id, found))

    @Slot()
    def _on_clicked(self) -> None:
        if self._sha256:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.wanted.emit(PictureWanted(self._option_id, None))

    @Slot(QAction)
    def _on_menu(self, chosen: QAction) -> None:
        if chosen.data() == "other":
            self.wanted.emit(PictureWanted(self._option_id, None))
        else:
            self.dropped.emit(PictureDropped(self._option_id))
