"""What cannot be taken is said under the field that it is about, and under no other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from . import theme


def tell_at(wrong: QWidget, why: str, labels: Mapping[QWidget, QLabel]) -> None:
    """``labels`` are those under each field of a form; the keyboard goes to the field that is wrong."""
    for field, label in labels.items():
        label.setText(why if field is wrong else "")
        label.setVisible(field is wrong)
        theme.set_style_property(field, "error", field is wrong)
    wrong.setFocus()
