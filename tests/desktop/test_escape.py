"""Escape in a dialog throws nothing away: what takes more than a line is there again, and the project is as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop import paths
from cocreate_desktop.desktop.aftercare.promises import Promises
from cocreate_desktop.desktop.aftercare.replyrow import ReplyDialog
from cocreate_desktop.desktop.dossier.dialog import DossierDialog
from cocreate_desktop.desktop.online.answerdialog import AnswerDialog
from cocreate_desktop.desktop.online.messagedialog import MessageDialog
from cocreate_desktop.desktop.online.questiondialog import QuestionDialog
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.replies import After
from cocreate_desktop.services.hearback import Followers
from cocreate_desktop.services.onlineinbox import Came, InboxItem
from tests.apps.hallevening import ideas_of
from tests.desktop.scene import Scene, scene

__all__ = ["scene"]


def _reply(scene: Scene) -> SafeDialog:
    services = scene.services
    if not services.replies.all():
        note = services.capturing.write(ideas_of(services), "Een lange tafel")
        services.boards.group(scene.evening_id, note.step_id, [note.id], "Samen eten")
    return ReplyDialog(scene.desk, services.replies.all()[0], scene.host)


def _promise(scene: Scene) -> SafeDialog | None:
    promises = Promises(scene.desk, scene.host)
    promises.show_promises(scene.services.replies.promises())
    promises.buttons[After.WEEKS_2].click()
    return promises.dialog


def _phase(scene: Scene) -> SafeDialog | None:
    dossier = DossierDialog(scene.desk, scene.evening_id, scene.host)
    dossier._on_add_phase()
    return dossier.line


def _risk(scene: Scene) -> SafeDialog | None:
    dossier = DossierDialog(scene.desk, scene.evening_id, scene.host)
    dossier._on_add_risk()
    return dossier.line


def _answer(scene: Scene) -> SafeDialog:
    said = InboxItem(Came.REACTION, "r", "Komt er ook water?", NoteState.SHOWN)
    return AnswerDialog(scene.desk, said, scene.host)


# The dialogs in which somebody writes more than a line, by their form.
WRITTEN: Mapping[str, Callable[[Scene], SafeDialog | None]] = {
    "aftercare/promisedialog": _promise,
    "aftercare/replydialog": _reply,
    "dossier/phasedialog": _phase,
    "dossier/riskdialog": _risk,
    "online/answer": _answer,
    "online/message": lambda scene: MessageDialog(scene.desk, Followers(12, 3, 2, True), scene.host),
    "online/question": lambda scene: QuestionDialog(scene.desk, scene.evening_id, scene.host),
}
# Only read there, pasted from where it still stands, or part of a step that stores itself when it is left.
OTHERS = {
    "erasing/erase",
    "settings/support",
    "prepare/bringdialog",
    "prepare/steps/readback",
    "steps/welcome",
}


def _typed(dialog: SafeDialog) -> list[QPlainTextEdit]:
    return dialog.findChildren(QPlainTextEdit)


@pytest.mark.parametrize("form", WRITTEN)
def test_that_what_was_written_in_a_dialog_is_there_again_after_escape(
    scene: Scene, qtbot: QtBot, form: str
) -> None:
    scene.host.show()
    WRITTEN[form](scene)  # whatever the test makes for it is in the project from here on
    before = scene.services.store.read(lambda reader: reader.written())
    dialog = WRITTEN[form](scene)
    assert dialog is not None
    dialog.open()
    fields = _typed(dialog)
    assert fields
    for place, field in enumerate(fields):
        QTest.keyClicks(field, f"Iets waar iemand lang over deed {place}")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not scene.desk.tasks.busy)
    again = WRITTEN[form](scene)
    assert again is not None
    said = [field.toPlainText() for field in _typed(again)]
    assert said == [f"Iets waar iemand lang over deed {place}" for place in range(len(fields))]
    assert scene.services.store.read(lambda reader: reader.written()) == before, (
        "nothing of it is in the project"
    )
    assert scene.heard.problems == []


def test_that_every_form_with_room_for_more_than_a_line_is_looked_at() -> None:
    forms = {
        file.relative_to(paths.ui()).with_suffix("").as_posix()
        for file in paths.ui().rglob("*.ui")
        if 'class="QPlainTextEdit"' in file.read_text(encoding="utf-8")
    }
    assert forms == WRITTEN.keys() | OTHERS
