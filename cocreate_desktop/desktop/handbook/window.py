"""The handbook beside the work: contents and search at the left, a page at the right, the sheet of keys one press away. Escape
puts it away; nothing of what is going on waits for it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...handbook import finding
from ...handbook.pages import TITLE, Handbook, Page
from ...language import _
from .. import actions, forms, theme
from ..parts.keybutton import KeyButton
from .pagetext import Led, PageText

WIDE, HIGH, AROUND = 1080, 740, 40
_PAGE = Qt.ItemDataRole.UserRole


class HandbookWindow(QDialog):
    """Shown with ``open_at``; it deletes itself."""

    # Emits: nothing; the sheet of keys is asked for.
    keys_wanted = Signal()
    # Emits: nothing; somebody who helps needs a package.
    support_wanted = Signal()
    # Emits: nothing; somebody wants it on paper.
    print_wanted = Signal()

    def __init__(self, book: Handbook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(TITLE))
        self._book = book
        self._been: list[Page] = []
        self._page = book.front
        form = forms.fill(self, "handbook/handbook")
        self.search = forms.child(form, QLineEdit, "search")
        self.contents = forms.child(form, QTreeWidget, "contents")
        self.hits = forms.child(form, QListWidget, "hits")
        self._none = forms.child(form, QLabel, "noHits")
        self._title = forms.child(form, QLabel, "pageTitle")
        self.text = forms.child(form, PageText, "pageText")
        self.back = forms.child(form, KeyButton, "back")
        self.keys = forms.child(form, KeyButton, "keys")
        self.support = forms.child(form, KeyButton, "support")
        self.paper = forms.child(form, KeyButton, "printBook")
        self._fill()
        self._wire(forms.child(form, KeyButton, "close"))
        self.hits.hide()
        self._none.hide()
        room = parent.window().size()
        self.resize(min(WIDE, room.width() - AROUND), min(HIGH, room.height() - AROUND))

    @property
    def book(self) -> Handbook:
        """What is read in it."""
        return self._book

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    def open_at(self, page: Page) -> None:
        """Shows the window with this page; the arrows scroll it at once."""
        self._show(page)
        self._been.clear()
        self.back.setEnabled(False)
        self.show()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 once more: the keys. Down from the search goes to what was found."""
        if event.key() == Qt.Key.Key_F1:
            self.keys_wanted.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            (self.hits if self.hits.isVisibleTo(self) else self.contents).setFocus()
        else:
            super().keyPressEvent(event)

    def _wire(self, close: KeyButton) -> None:
        self.search.textChanged.connect(self._on_searched)
        self.search.returnPressed.connect(self._on_best)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.hits.currentItemChanged.connect(self._on_hit)
        self.text.led.connect(self._on_led)
        self.back.clicked.connect(self._on_back)
        self.keys.clicked.connect(self.keys_wanted)
        self.support.clicked.connect(self.support_wanted)
        self.paper.clicked.connect(self.print_wanted)
        close.clicked.connect(self.reject)
        built = actions.build(self, "handbook")
        built["handbook.search"].triggered.connect(self._on_search)
        built["handbook.back"].triggered.connect(self._on_back)

    def _fill(self) -> None:
        self._add(self.contents.invisibleRootItem(), self._book.front)
        for name, title in self._book.groups.items():
            group = QTreeWidgetItem([title])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFont(0, theme.font("strong"))
            self.contents.addTopLevelItem(group)
            for page in self._book.among(name):
                self._add(group, page)
        self.contents.expandAll()

    def _add(self, over: QTreeWidgetItem, page: Page) -> None:
        item = QTreeWidgetItem([page.title])
        item.setData(0, _PAGE, page.id)
        over.addChild(item)

    def _show(self, page: Page, anchor: str = "", words: tuple[str, ...] = ()) -> None:
        if page is not self._page:
            self._been.append(self._page)
        self._page = page
        self.back.setEnabled(bool(self._been))
        self._title.setText(page.title)
        self.text.setAccessibleName(page.title)
        self.text.show_page(self._book, page, anchor, words)
        self._point_at(page)

    def _point_at(self, page: Page) -> None:
        """The contents show which page it is, and open nothing themselves."""
        self.contents.blockSignals(True)
        model = self.contents.model()
        found = model.match(
            model.index(0, 0), _PAGE, page.id, 1, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        )
        self.contents.setCurrentIndex(found[0] if found else QModelIndex())
        self.contents.blockSignals(False)

    def _words(self) -> tuple[str, ...]:
        return tuple(self.search.text().split())

    @Slot(str)
    def _on_searched(self, asked: str) -> None:
        searching = bool(asked.strip())
        self.hits.blockSignals(True)
        self.hits.clear()
        for page in finding.find(self._book, asked) if searching else ():
            item = QListWidgetItem(page.title)
            item.setData(_PAGE, page.id)
            self.hits.addItem(item)
        self.hits.blockSignals(False)
        self.contents.setVisible(not searching)
        self.hits.setVisible(searching and self.hits.count() > 0)
        self._none.setVisible(searching and not self.hits.count())

    @Slot()
    def _on_best(self) -> None:
        """Enter opens the best page, at the words."""
        if self.hits.isVisibleTo(self):
            self.hits.setCurrentRow(0)
            self._on_hit(self.hits.item(0))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(QListWidgetItem)
    def _on_hit(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(self._book.page(str(item.data(_PAGE))), words=self._words())

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _PAGE):
            self._show(self._book.page(str(item.data(0, _PAGE))))

    @Slot(object)
    def _on_led(self, led: Led) -> None:
        self._show(led.page, led.anchor)

    @Slot()
    def _on_back(self) -> None:
        if self._been:
            page = self._been.pop()
            self._page = page
            self._show(page)
