"""Asks for the second place of the backups: a folder, on a stick as a rule."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from ..language import _


def ask_second_place(host: QWidget, chosen: Callable[[str], None], begin: str = "") -> QFileDialog:
    """Shows the question over ``host``, at first in the folder ``begin``, and waits for nothing: ``chosen``, a slot, hears the
    folder."""
    dialog = QFileDialog(host, _("Second place for backups"), begin)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
