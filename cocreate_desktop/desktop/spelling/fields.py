"""The wavy lines in a field, under each word that is in no list of words but for the one that is being typed. They are drawn
by what is known; what is not known is asked aside, so that a key never waits for a word."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit
from shiboken6 import isValid

from ...domain.spelling import Word, words_of
from ...language import ngettext
from .. import theme
from .book import Book
from .menu import Suggestions

SOON_MS: Final = 40
_NAMED: Final = 3
_TITLE: Final = 300
_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


def look_at(field: QLineEdit | QPlainTextEdit, book: Book) -> None:
    """From now on the lines in it are right."""
    marks: Marks
    if isinstance(field, QLineEdit):
        marks = field.findChild(LineMarks, options=_DIRECT) or LineMarks(field, book)
    else:
        marks = field.findChild(TextMarks, options=_DIRECT) or TextMarks(field, book)
    marks.look()


class Marks(QObject):
    """Of one field; goes with it."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, book: Book) -> None:
        super().__init__(field)
        self._of, self._book = field, book
        self._typed = -1
        self._last = self.text()
        self._own = {self._last}
        self._said = ""
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)
        field.textChanged.connect(self._on_text)
        field.cursorPositionChanged.connect(self._on_moved)
        field.installEventFilter(self)
        book.learnt.connect(self._on_learnt)
        book.closed.connect(self._on_closed)

    @abstractmethod
    def text(self) -> str:
        """All that stands in the field."""

    @abstractmethod
    def cursor(self, point: QPoint | None = None) -> int:
        """Where the cursor stands, or would stand after a click."""

    @abstractmethod
    def replace(self, word: Word, meant: str) -> None:
        """Puts other words in the place of one, if it still stands there; the key for undo brings it back."""

    @abstractmethod
    def draw(self, *, here: bool = False) -> None:
        """Draws the lines anew, of all that is in sight, or only ``here`` round the cursor."""

    @abstractmethod
    def _in_sight(self) -> Iterator[Word]:
        """The words that can be seen, in order."""

    @abstractmethod
    def _by_hand(self) -> bool:
        """Whether somebody typed what stands there."""

    def wrong(self, word: Word) -> bool:
        """Whether it gets a line."""
        typing = word.start == self._typed and self._of.hasFocus()
        return not typing and self._book.wrong(word.text, self._own) is True

    @Slot()
    def look(self) -> None:
        """Draws what is known, says it to who listens, and asks for what is not known."""
        if not self._of.isVisible():
            return
        self.draw()
        words = [word for word in self._in_sight() if word.start != self._typed]
        self._say([word.text for word in words if self.wrong(word)])
        unknown = [word.text for word in words if self._book.wrong(word.text, self._own) is None]
        self._book.want(id(self), [self._book.question(word, self._own) for word in unknown])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its menu has suggestions; the lines wear the theme of now, and show all once nobody types in the field."""
        if not isValid(self):
            return False
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._offers(event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.PaletteChange):
            self._look_soon()
        return super().eventFilter(watched, event)

    def word_at(self, place: int) -> Word | None:
        """The word in which or beside which a cursor at ``place`` stands."""
        return next((word for word in self._words_near(place) if word.touches(place)), None)

    def _words_near(self, _place: int) -> Iterator[Word]:
        return words_of(self.text())

    def _offers(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        word = self.word_at(self.cursor(None if by_key else event.pos()))
        if word is None or self._book.wrong(word.text, self._own) is False:
            return False
        menu: QMenu = self._of.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        Suggestions(menu, self._book, word.text, partial(self.replace, word))
        menu.popup(event.globalPos())
        return True

    def _say(self, wrong: list[str]) -> None:
        """To who cannot see the lines."""
        field, before = self._of, self._of.accessibleDescription()
        told = ngettext(
            "{n} word is not in the list of words: {words}. The menu key has suggestions.",
            "{n} words are not in the list of words: {words}. The menu key has suggestions.",
            len(wrong),
        )
        words = told.format(n=len(wrong), words=", ".join(wrong[:_NAMED])) if wrong else ""
        if words != self._said:
            own = before.removesuffix(self._said).rstrip() if self._said else before
            self._said = words
            field.setAccessibleDescription(" ".join(filter(None, (own, words))))

    def _look_soon(self) -> None:
        """Also while somebody types on and on."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_text(self) -> None:
        text = self.text()
        if text == self._last:
            return
        self._last = text
        word = self.word_at(self.cursor()) if self._by_hand() else None
        self._typed = word.start if word is not None else -1
        self.draw(here=True)
        self._look_soon()

    @Slot()
    def _on_moved(self) -> None:
        """Away from a word it is typed no longer; a change of the text is told by itself."""
        if self._typed < 0 or self.text() != self._last:
            return
        word = self.word_at(self.cursor())
        if word is None or word.start != self._typed:
            self._typed = -1
            self._look_soon()

    @Slot()
    def _on_learnt(self) -> None:
        if len(self._last) <= _TITLE:
            self._own.add(self._last)
        self.draw()
        self._look_soon()

    @Slot()
    def _on_closed(self) -> None:
        self._say([])
        self.deleteLater()


class LineMarks(Marks):
    """Of a field of one line, whose letters take their looks from an input method: Qt has no other way to give it any."""

    def __init__(self, field: QLineEdit, book: Book) -> None:
        self._field = field
        self._composing = self._sending = False
        self._drawn: list[tuple[int, int]] = []
        super().__init__(field, book)

    def text(self) -> str:
        """Its line."""
        return self._field.text()

    def cursor(self, point: QPoint | None = None) -> int:
        """By letters from the begin."""
        return self._field.cursorPosition() if point is None else self._field.cursorPositionAt(point)

    def replace(self, word: Word, meant: str) -> None:
        """As if it were typed."""
        self._field.setSelection(word.start, word.length)
        if self._field.selectedText() == word.text:
            self._field.insert(meant)

    def draw(self, *, here: bool = False) -> None:
        """All of it, it is short; nothing while an input method makes letters in it."""
        del here
        lines = [(word.start, word.length) for word in words_of(self._last) if self.wrong(word)]
        if lines != self._drawn and not self._composing:
            self._drawn = lines
            self._send(lines)

    def _send(self, lines: list[tuple[int, int]]) -> None:
        kind, look, at = QInputMethodEvent.AttributeType.TextFormat, _look(), self._field.cursorPosition()
        attributes = [QInputMethodEvent.Attribute(kind, start - at, length, look) for start, length in lines]
        self._sending = True
        QCoreApplication.sendEvent(self._field, QInputMethodEvent("", attributes))
        self._sending = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A real input method takes all looks off; they come back when it is done."""
        if isValid(self) and isinstance(event, QInputMethodEvent) and not self._sending:
            self._composing = bool(event.preeditString())
            self._drawn = []
            self._look_soon()
        elif event.type() == QEvent.Type.PaletteChange and isValid(self):
            self._drawn = []
        return super().eventFilter(watched, event)

    @Slot()
    def _on_closed(self) -> None:
        self._send([])
        super()._on_closed()

    def _in_sight(self) -> Iterator[Word]:
        return words_of(self.text())

    def _by_hand(self) -> bool:
        return self._field.isModified()


class TextMarks(Marks):
    """Of a field of many lines."""

    def __init__(self, field: QPlainTextEdit, book: Book) -> None:
        self._field = field
        self._drawn_for = -1
        super().__init__(field, book)
        self._painter = _Painter(self, field)
        field.viewport().installEventFilter(self)
        field.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def text(self) -> str:
        """All its lines."""
        return self._field.toPlainText()

    def cursor(self, point: QPoint | None = None) -> int:
        """By letters from the begin of the document."""
        found = self._field.textCursor() if point is None else self._field.cursorForPosition(point)
        return found.position()

    def replace(self, word: Word, meant: str) -> None:
        """As if it were typed."""
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == word.text:
            cursor.insertText(meant)

    def draw(self, *, here: bool = False) -> None:
        """Lines of text of which nothing is seen are drawn when they are. Of a change Qt has asked already; anew only for
        another word that is typed."""
        if here and self._typed == self._drawn_for:
            return
        self._drawn_for = self._typed
        blocks = [self._field.textCursor().block()] if here else list(self._blocks())
        with QSignalBlocker(self._field):  # a change of looks is none of the text
            for block in blocks:
                self._painter.rehighlightBlock(block)

    def of_block(self, block: QTextBlock) -> Iterator[Word]:
        """The words of a line of text, by their places in the document."""
        for word in words_of(block.text()):
            yield Word(block.position() + word.start, word.length, word.text)

    def _words_near(self, place: int) -> Iterator[Word]:
        return self.of_block(self._field.document().findBlock(place))

    def _in_sight(self) -> Iterator[Word]:
        return chain.from_iterable(map(self.of_block, self._blocks()))

    def _blocks(self) -> Iterator[QTextBlock]:
        foot = self._field.viewport().height()
        block = self._field.cursorForPosition(QPoint(0, 0)).block()
        last = self._field.cursorForPosition(QPoint(0, foot)).block().blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            yield block
            block = block.next()

    def _by_hand(self) -> bool:
        return self._field.document().isModified()

    @Slot()
    def _on_closed(self) -> None:
        self._painter.setDocument(None)
        super()._on_closed()

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        self._look_soon()


class _Painter(QSyntaxHighlighter):
    """Qt asks it for the looks of each line of text that was changed."""

    def __init__(self, marks: TextMarks, field: QPlainTextEdit) -> None:
        super().__init__(marks)
        self._marks = marks
        self.setDocument(field.document())

    def highlightBlock(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """As it is known at this moment."""
        block = self.currentBlock()
        for word in self._marks.of_block(block):
            if self._marks.wrong(word):
                self.setFormat(word.start - block.position(), word.length, _look())


def _look() -> QTextCharFormat:
    """A wavy line in the colour of doubt: it asks, it does not scold."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    look.setUnderlineColor(theme.colour("warn-edge"))
    return look
