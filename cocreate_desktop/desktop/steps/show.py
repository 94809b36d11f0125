"""Showing something at the desk: what hangs there now, large, and the strip of pages under it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...language import _
from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..stage import bodies
from .face import StepFace, show_question
from .shownpages import ShownPages
from .showpages import ShowPages


class Face(StepFace):
    """The desk's face of pages and pictures. The forward key turns the page, and goes on after the last."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/show")
        self._title = forms.child(form, QLabel, "title")
        self._page = forms.child(form, QLabel, "page")
        self._shown = forms.child(form, ShownPages, "shown")
        self.pages = ShowPages(desk, self, follows=True)
        forms.child(form, QVBoxLayout, "pagesLayout").addWidget(self.pages)

    def show_view(self, view: EveningView) -> None:
        """Shows the page of now."""
        if view.step is None:
            return
        show_question(self._title, view.step.question or view.step.title)
        body = bodies.show(view, self.desk.pictures.content)
        self._page.setText(_("{n} of {m}").format(n=body.number, m=body.total) if body.total > 1 else "")
        self._shown.setVisible(bool(body.pictures))
        self._shown.show_pictures(body.pictures)
        self.pages.show_step(view.step)

    def take_focus(self) -> None:
        """The strip: the arrows turn to another page."""
        self.pages.list.setFocus()
