"""Half typed text is kept while somebody types, comes back in the field that it was typed in, and goes when it is entered."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.drafting import SOON_MS, Draft, keep_drafts
from cocreate_desktop.domain.notes import Note
from tests.apps.hallevening import ideas_of
from tests.desktop.scene import Scene, scene

__all__ = ["scene"]
PLACE = "here"


def _kept(scene: Scene, qtbot: QtBot, words: str, place: str = PLACE) -> None:
    qtbot.waitUntil(lambda: scene.project.drafts.kept(place) == words, timeout=10 * SOON_MS)


def test_that_it_is_kept_while_somebody_types_on_and_goes_at_once_when_the_field_is_empty(
    scene: Scene, qtbot: QtBot
) -> None:
    field = QPlainTextEdit(scene.host)
    draft = Draft(scene.desk, field)
    assert draft.aim(PLACE) == ""
    field.setPlainText("Een")
    field.setPlainText("Een bank")
    _kept(scene, qtbot, "Een bank")
    field.setPlainText("Een bankje")
    _kept(scene, qtbot, "Een bankje")
    field.setPlainText("Een bankje bij")
    field.clear()
    assert scene.project.drafts.kept(PLACE) == ""
    scene.desk.tasks.forget()
    assert scene.project.drafts.kept(PLACE) == "", "nothing that was under way comes after it"


def test_that_what_is_typed_and_entered_within_a_second_is_written_nowhere(scene: Scene) -> None:
    field = QPlainTextEdit(scene.host)
    Draft(scene.desk, field).aim(PLACE)
    field.setPlainText("Een")
    field.clear()
    assert not scene.desk.tasks.busy


def test_that_another_place_has_words_of_its_own(scene: Scene, qtbot: QtBot) -> None:
    field = QPlainTextEdit(scene.host)
    draft = Draft(scene.desk, field)
    draft.aim("one")
    field.setPlainText("Van de een")
    assert draft.aim("other", "Zoals het was") == "Zoals het was"
    _kept(scene, qtbot, "Van de een", "one")
    field.setPlainText("Van de ander")
    _kept(scene, qtbot, "Van de ander", "other")
    field.setPlainText("Zoals het was")
    assert scene.project.drafts.kept("other") == ""
    assert draft.aim("one") == "Van de een"
    draft.drop()
    assert scene.project.drafts.kept("one") == ""


def test_that_a_dialog_shows_what_was_typed_until_it_is_entered_however_it_was_left(
    scene: Scene, qtbot: QtBot
) -> None:
    def dialog() -> tuple[QDialog, QPlainTextEdit]:
        made = QDialog(scene.host)
        field = QPlainTextEdit("Zoals het was", made)
        keep_drafts(scene.desk, made, PLACE, words=field)
        return made, field

    gone, field = dialog()
    field.setPlainText("Wij doen het, want")
    _kept(scene, qtbot, "Wij doen het, want", f"{PLACE} words")
    gone.deleteLater()
    escaped, field = dialog()
    assert field.toPlainText() == "Wij doen het, want"
    field.setPlainText("Wij doen het, want het kan")
    escaped.reject()
    _kept(scene, qtbot, "Wij doen het, want het kan", f"{PLACE} words")
    entered, field = dialog()
    assert field.toPlainText() == "Wij doen het, want het kan"
    entered.accept()
    _last, field = dialog()
    assert field.toPlainText() == "Zoals het was"


def test_that_what_was_on_its_way_when_the_dialog_was_left_does_not_come_back(
    scene: Scene, qtbot: QtBot
) -> None:
    made = QDialog(scene.host)
    field = QPlainTextEdit(made)
    keep_drafts(scene.desk, made, PLACE, words=field)
    field.setPlainText("Aan iedereen")
    _kept(scene, qtbot, "Aan iedereen", f"{PLACE} words")
    field.setEnabled(False)
    made.reject()
    assert scene.project.drafts.kept(f"{PLACE} words") == ""


def test_that_it_goes_when_something_is_erased(scene: Scene) -> None:
    note = scene.services.capturing.write(ideas_of(scene.services), "Zwaluw schrijft")
    scene.project.drafts.keep(PLACE, "Zwaluw zei ook")
    scene.services.store.run(lambda unit: unit.erase([], [(Note, note.id)]))
    assert scene.project.drafts.kept(PLACE) == ""
