"""The strip over the evening of a laptop that works beside another one: who has the stage and the phones, whether that one is
still there, and the button to take them over."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.laptops import Laptop
from ...domain.moments import moment_of
from ...language import _, begun, ngettext
from ...services.together import Role, Standing
from .. import forms
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from ..theme import set_style_property


class TogetherStrip(QWidget):
    """Hidden while there is nothing to say: a laptop alone, or the one that has the stage and the phones."""

    # Emits: nothing; this laptop should have the stage and the phones.
    take = Signal()
    # Emits: nothing; the other one may keep them.
    beside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "together/strip")
        self._bar = form
        self._icon = forms.child(form, IconLabel, "icon")
        self._title = forms.child(form, QLabel, "title")
        self._words = forms.child(form, NameLabel, "words")
        self._beside = forms.child(form, KeyButton, "beside")
        self._take = forms.child(form, KeyButton, "take")
        self._take.clicked.connect(self.take)
        self._beside.clicked.connect(self.beside)
        self._shown: object = None
        self.hide()

    def show_standing(self, found: Standing, now: datetime, since: datetime) -> None:
        """Shows how it stands at ``now``; ``since`` is when the other one began to be listened for."""
        silent = found.silent(now, since)
        heard = moment_of(found.heard_at)
        seconds = int((now - heard).total_seconds()) if silent and heard is not None else 0
        shown = (found.role, found.other, silent, seconds)
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(found.role not in (Role.ALONE, Role.LEADS))
        title, words = _words(found, silent, seconds)
        self._title.setText(title)
        self._words.show_words(words)
        self._beside.setVisible(found.role is Role.TAKEN)
        self._take.setText(_take_words(found.role))
        self._take.setProperty("role", "main" if silent or found.role is Role.FREE else "plain")
        warns = silent and found.role is Role.FOLLOWS
        self._icon.show_icon("warning-fill" if warns else "laptop", "warn" if warns else "accent")
        set_style_property(self._bar, "bar", "silent" if warns else "practice")


def name_of(laptop: Laptop | None) -> str:
    """What people call a laptop, in the middle of a sentence."""
    return laptop.name if laptop is not None and laptop.name else _("the other laptop")


def _words(found: Standing, silent: bool, seconds: int) -> tuple[str, str]:
    name = name_of(found.other)
    if found.role is Role.FREE:
        return _("Nobody has the stage and the phones yet."), _("Notes and counts can be typed here already.")
    if found.role is Role.TAKEN:
        title = _("{laptop} has taken over the stage and the phones.").format(laptop=name)
        return begun(title), _("What was typed and voted is on both laptops.")
    title = _("You work beside {laptop}.").format(laptop=name)
    if not silent:
        return title, _("It has the stage and the phones. Notes and counts can be typed here as well.")
    if seconds:
        gone = ngettext(
            "Nothing was heard of it for {n} second. What it handed over before that is here.",
            "Nothing was heard of it for {n} seconds. What it handed over before that is here.",
            seconds,
        )
        return title, gone.format(n=seconds)
    return title, _("It cannot be reached. What it handed over before that is here.")


def _take_words(role: Role) -> str:
    if role is Role.TAKEN:
        return _("Take them back")
    if role is Role.FREE:
        return _("Take the stage and the phones")
    return _("Take over the stage and the phones")
