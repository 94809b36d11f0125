"""Looks at every screen of the gallery as it stands: by ear, by keyboard, and whether anything is cut off when large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QTextEdit,
    QWidget,
)

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.desktop.parts.threelines import ThreeLines
from cocreate_desktop.desktop.steps.colourchoice import ColourTile

# What is left of 1920 × 1080 where words and buttons have twice their size.
LARGE_WORDS = QSize(960, 540)
TURNS = 10
PADDING = 8  # of a button; its words may use it
# Chosen by a key of their own, which their name says.
KEYED = (ColourTile,)
ACTIVE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one widget of one screen."""

    kind: str
    screen: str
    widget: str
    why: str = ""


class Looking(Hand):
    """A hand that also looks at what it takes pictures of."""

    faults: set[Fault]
    screens: set[str]

    def desk(self, name: str, *sizes: QSize) -> None:
        """The window as it is, and what lies over it, in a small window as a large one is where all has twice its size."""
        super().desk(name, *sizes)
        self.shell.resize(LARGE_WORDS)  # and stays so: what is opened next finds a small window
        self.screens.add(name)
        found: set[Fault] = set()
        for _turn in range(TURNS):
            self.settle()
            found = {fault for root in (self.shell, *self.over()) for fault in _look(name, root)}
            if not found:
                break  # else a row may not have got its room yet
        self.faults |= found


def _look(screen: str, root: QWidget) -> Iterator[Fault]:
    seen = [one for one in root.findChildren(QWidget) if _shown(one, root)]
    for label in seen:
        if isinstance(label, QLabel | QAbstractButton) and (why := _cut(label, root)):
            yield Fault("cut", screen, _called(label), why)
    if not isinstance(root, QMenu) and root.width() > LARGE_WORDS.width():
        yield Fault("too wide", screen, _called(root), f"{root.size().toTuple()}")
    if not isinstance(root, QMenu) and root.height() > LARGE_WORDS.height():
        yield Fault("too high", screen, _called(root), f"{root.size().toTuple()}")
    active = [one for one in seen if _interactive(one)]
    for one in active:
        yield from _heard(screen, one)
        yield from _reached(screen, one)
    twice = Counter((one.parentWidget(), _name(one), type(one)) for one in active)
    for (parent, name, kind), many in twice.items():
        if many > 1 and name:
            yield Fault("twice", screen, f"{kind.__name__} {name!r} in {_called(parent)}", str(many))


def _interactive(one: QWidget) -> bool:
    if not isinstance(one, ACTIVE) or not one.isEnabled() or one.objectName().startswith("qt_"):
        return False
    inner = one.parentWidget()
    return not isinstance(inner, QComboBox | QAbstractSpinBox | QAbstractItemView)


def _shown(one: QWidget, root: QWidget) -> bool:
    return one.isVisible() and one.window() is root and not isinstance(one, QScrollBar)


def _called(one: QWidget | None) -> str:
    if one is None:
        return "nothing"
    above = one.parentWidget()
    name = one.objectName() or f"({type(above).__name__} {above.objectName() if above else ''})"
    return f"{type(one).__name__} {name}"


def _name(one: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)


def _heard(screen: str, one: QWidget) -> Iterator[Fault]:
    found = QAccessible.queryAccessibleInterface(one)
    if found.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
        yield Fault("no role", screen, _called(one))
    elif not found.text(QAccessible.Text.Name).strip():
        yield Fault("no name", screen, _called(one), type(one.parentWidget()).__name__)


def _reached(screen: str, one: QWidget) -> Iterator[Fault]:
    if isinstance(one, KEYED):
        return
    if not one.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield Fault("no tab", screen, _called(one), _name(one))
    elif one.property("ringOn") == "none":
        yield Fault("no ring", screen, _called(one))


def _cut(one: QLabel | QAbstractButton, root: QWidget) -> str:
    """What of its words cannot be seen; empty when all can, be it by scrolling."""
    if (
        not one.text()
        or isinstance(one, ThreeLines)
        or (isinstance(one, QLabel) and not one.pixmap().isNull())
    ):
        return ""  # ThreeLines takes a smaller letter where it has less room
    if (hidden := _hidden(one, root)) is not None:
        return hidden
    wide, high = one.width() + 1, one.height() + 1
    if isinstance(one, QLabel):
        if one.wordWrap():
            needed = one.heightForWidth(one.width())
            return f"{needed} high in {one.height()}: {one.text()[:40]}" if needed > high else ""
        hint = one.sizeHint()
    elif type(one) is QPushButton:
        option = QStyleOptionButton()
        one.initStyleOption(option)
        words = one.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, one.text())
        room = one.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, one)
        hint = words + one.size() - room.size()
    else:
        hint = QSize(one.minimumSizeHint().width() - PADDING, one.fontMetrics().height())
    if hint.width() > wide or hint.height() > high:
        return f"{hint.toTuple()} in {one.size().toTuple()}: {one.text()[:40]}"
    return ""


def _hidden(one: QWidget, root: QWidget) -> str | None:
    """Which widget cuts it off; None where it is whole or can be scrolled to."""
    box, above = one.rect(), one
    if isinstance(one, QAbstractButton):
        spare = max(0, one.height() - one.fontMetrics().height()) // 2
        box = box.adjusted(0, spare, 0, -spare)
    while above is not root:
        parent = above.parentWidget()
        if parent is None:
            return None
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return None
        box = QRect(above.mapTo(parent, box.topLeft()), box.size())
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(box):
            return f"cut by {_called(parent)}: {one.text()[:40]}"  # type: ignore[attr-defined]  # labels and buttons
        above = parent
    return None
