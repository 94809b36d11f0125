"""One page of the handbook as rich text: its pictures as sharp as they are, links that stay in the book, the words that were
searched marked. It fetches nothing: what is no page of the book is no link."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ...handbook.html import Manner, written
from ...handbook.marked import Heading, Picture
from ...handbook.pages import Handbook, Page
from .. import theme

_WIDEST, _MARGIN = 640, 40
_PAGE = "page"


@dataclass(frozen=True, slots=True)
class Led:
    """A link was followed to another page of the handbook."""

    page: Page
    anchor: str


class PageText(QTextBrowser):
    """Reads like any text: arrows scroll, Tab goes from link to link, Enter follows one."""

    # Emits: Led.
    led = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._book: Handbook | None = None
        self._page: Page | None = None
        self._words: tuple[str, ...] = ()
        self._wide = 0
        self.document().setDocumentMargin(16)
        self.anchorClicked.connect(self._on_link)

    def show_page(self, book: Handbook, page: Page, anchor: str = "", words: tuple[str, ...] = ()) -> None:
        """Shows a page from its top, from a heading, or from the first of the ``words`` that were searched."""
        self._book, self._page, self._words = book, page, words
        self._write()
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.scrollToAnchor(anchor)
        elif words and self.extraSelections():
            self.setTextCursor(self._start(self.extraSelections()))
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Pictures come from the handbook's own folders, in the pixels of this screen; nothing else is loaded."""
        if kind != QTextDocument.ResourceType.ImageResource.value or self._page is None:
            return None
        return self._image(_worn(self._page.file.parent / QUrl(name).path()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are never wider than the page."""
        super().resizeEvent(event)
        if self._page is not None and self._width() != self._wide:
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme, or larger letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._page is not None:
            self._write()

    def _write(self) -> None:
        book, page = self._book, self._page
        assert book is not None
        assert page is not None
        self._wide = self._width()
        manner = Manner(partial(_address, book, page), self._figure, _anchor, 0)
        self.document().setDefaultStyleSheet(_style())
        self.setHtml(written(page.blocks[1:], manner))
        self._mark()

    def _mark(self) -> None:
        """Every place of the words that were searched."""
        found: list[QTextEdit.ExtraSelection] = []
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format.setBackground(theme.colour("warn-tint"))
                one.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                one.format.setUnderlineColor(theme.colour("warn-edge"))
                found.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)

    @staticmethod
    def _start(found: list[QTextEdit.ExtraSelection]) -> QTextCursor:
        cursors = [QTextCursor(one.cursor) for one in found]
        first = min(cursors, key=QTextCursor.selectionStart)
        first.setPosition(first.selectionStart())
        return first

    def _width(self) -> int:
        return max(160, min(_WIDEST, self.viewport().width() - _MARGIN))

    def _figure(self, picture: Picture) -> str:
        assert self._page is not None
        size = self._fitted(self._page.file.parent / picture.file)
        held = f'<img src="{escape(picture.file)}" width="{size.width()}" height="{size.height()}">'
        shown = f'<p class="shown">{held}</p>' if size.isValid() else ""
        return f'{shown}<p class="says">{escape(picture.says)}</p>'

    def _fitted(self, file: Path) -> QSize:
        size = QImageReader(str(file)).size()
        return size.scaled(min(size.width(), self._wide), size.height(), Qt.AspectRatioMode.KeepAspectRatio)

    def _image(self, file: Path) -> QImage | None:
        image = QImage(str(file))
        if image.isNull():
            return None
        share = self.devicePixelRatioF()
        made = image.scaled(
            self._fitted(file) * share,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        made.setDevicePixelRatio(share)
        return made

    @Slot(QUrl)
    def _on_link(self, address: QUrl) -> None:
        assert self._book is not None
        assert self._page is not None
        link = address.toString().removeprefix(f"{_PAGE}:")
        beside = self._book.beside(self._page, link)
        led = (beside, "") if beside is not None else self._book.led_to(self._page, link)
        if led is not None:
            self.led.emit(Led(*led))


def _worn(picture: Path) -> Path:
    """The same picture in the theme worn now, where there is one: phones and paper have only one."""
    folder = picture.parent
    if not theme.tokens_now().dark or not folder.name.endswith("-light"):
        return picture
    dark = folder.with_name(f"{folder.name.removesuffix('light')}dark") / picture.name
    return dark if dark.is_file() else picture


def _address(book: Handbook, page: Page, link: str) -> str:
    return f"{_PAGE}:{link}" if book.led_to(page, link) or book.beside(page, link) else ""


def _anchor(heading: Heading) -> str:
    return heading.anchor


def _style() -> str:
    """What Qt's rich text knows of style sheets, in the colours of now and in steps of the window's own letters."""
    size = theme.font("body").pixelSize()
    tokens = theme.tokens_now()
    return (
        f"h2 {{ font-size:{round(size * 1.2)}px; font-weight:600; margin-top:20px; margin-bottom:4px; }}"
        f"p, li, td, th, pre {{ font-size:{size + 1}px; line-height:122%; }}"
        "p { margin-top:6px; margin-bottom:6px; } li { margin-top:3px; margin-bottom:3px; } b { font-weight:600; }"
        f"a {{ color:{tokens.accent}; }} em {{ font-style:italic; }}"
        f"kbd, code, pre {{ background-color:{tokens.sunken}; font-weight:600; white-space:pre-wrap; }}"
        ".shown { line-height:100%; margin-top:10px; margin-bottom:0; }"
        f".says {{ color:{tokens.ink2}; font-size:{size - 1}px; margin-top:0; }}"
        "table { border-collapse:collapse; margin-top:8px; margin-bottom:8px; }"
        f"th {{ color:{tokens.ink2}; font-weight:600; text-align:left; }}"
        f"td, th {{ padding:5px 14px 5px 0; border-bottom:1px solid {tokens.line}; vertical-align:top; }}"
    )
