"""Makes a dialog exactly as high as what it says needs at its width: Qt keeps what labels that wrap told it before."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLayout, QWidget


def fit(dialog: QDialog) -> None:
    """As high as it must be, no higher; its width stays."""
    layout = dialog.layout()
    if layout is None or not dialog.isVisible():
        return
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    dialog.setMinimumHeight(0)
    for label in dialog.findChildren(QLabel):
        part: QWidget | None = label
        while part is not None and part is not dialog:
            part.updateGeometry()
            part = part.parentWidget()
    layout.activate()
    dialog.resize(dialog.width(), layout.totalHeightForWidth(dialog.width()))
    layout.activate()
