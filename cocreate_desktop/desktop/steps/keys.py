"""Keys of a step's face that carry a value, such as the number of a table; they hold while the focus is in the face."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from .. import actions


def add(host: QWidget, key: str, slot: object, value: str = "") -> QAction:
    """A key in ``host`` and all that is in it; ``asked`` gives the value to the slot."""
    action = QAction(host)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setData(value)
    action.triggered.connect(slot)
    host.addAction(action)
    return action


def of_action(host: QWidget, action_id: str, slot: object) -> None:
    """The keys of an action, once for each press."""
    for key in actions.spec(action_id).shortcuts:
        add(host, key, slot).setAutoRepeat(False)


def asked(receiver: QObject) -> str:
    """The value of the key whose slot of ``receiver`` runs now."""
    action = receiver.sender()
    return str(action.data()) if isinstance(action, QAction) else ""
