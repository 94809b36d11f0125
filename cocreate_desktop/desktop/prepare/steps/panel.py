"""What the settings of every kind share, and where those of a kind are found. It knows no kind by itself."""

from __future__ import annotations

import importlib
import importlib.util
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from ....domain.steps import Kind, Step, read_settings
from ....services.overview import EveningView
from ...desk import Desk
from ..fields import Change, store


class StepSettings(QWidget):
    """Shows and changes what only one kind of step has. Fed with the evening as seen at the chosen step after each change;
    ``view.step`` is that step, and it may be another one than before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def changing(self, step: Step) -> Change:
        """What changes a field of the settings of this very step, whatever is chosen later."""
        return partial(self.desk.services.evenings.change_settings, step.id)

    def keep(self, step: Step | None, name: str, value: object) -> None:
        """Stores a field of the settings of this very step, as one deed, when something else stands there."""
        if step is None:
            return
        before = getattr(read_settings(step), name)
        if before != value:
            store(self.desk, self.changing(step), name, (before, value))

    def show_view(self, view: EveningView) -> None:
        """Shows what is stored of ``view.step``; what is being typed stays while the step is the same."""


def make_settings(kind: Kind, desk: Desk, parent: QWidget | None = None) -> StepSettings | None:
    """The settings of a kind: ``Panel`` of the module with its name, imported here and not before. None where there is none."""
    name = f"{__package__}.{kind.value}"
    if importlib.util.find_spec(name) is None:
        return None
    return cast(StepSettings, importlib.import_module(name).Panel(desk, parent))
