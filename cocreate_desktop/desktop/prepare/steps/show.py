"""The settings of showing something: its pages, their captions and order."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....services.overview import EveningView
from ...desk import Desk
from ...steps.showpages import ShowPages
from .panel import StepSettings


class Panel(StepSettings):
    """The same strip of pages as on the evening; nothing is turned from here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.pages = ShowPages(desk, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        layout.addStretch(1)

    def show_view(self, view: EveningView) -> None:
        """The pages."""
        if view.step is not None:
            self.pages.show_step(view.step)
