"""Files for other systems: what would leave is seen before anything is written, and a click mends what a click can mend."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.leaving.asking import EVENING, RECORDS, lengths
from cocreate_desktop.desktop.leaving.dialog import LeavingDialog
from cocreate_desktop.desktop.leaving.platforms import PLATFORMS, Way
from cocreate_desktop.desktop.leaving.rows import ChoiceRow, FileRow
from cocreate_desktop.desktop.saving import Saved, SavedDialog
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.leaving import ADAPTERS
from cocreate_desktop.services.leaving import Platform, Records
from tests.desktop.leaving.conftest import Counter
from tests.desktop.leaving.staged import LONG, TITLES


def cells(model: QAbstractItemModel, column: int) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def choice(dialog: LeavingDialog, name: str) -> ChoiceRow:
    row = dialog.rows.rows[name]
    assert isinstance(row, ChoiceRow)
    return row


def by_tab(dialog: LeavingDialog) -> list[QWidget]:
    """The rows, the mends and the tables in the order in which Tab comes by them."""
    ours, found = [*dialog.rows.controls, *dialog.outcome.controls], []
    place = dialog.platforms.nextInFocusChain()
    while place is not None and place is not dialog.platforms:
        found += [place] if place in ours else []
        place = place.nextInFocusChain()
    return found


def test_that_one_sees_what_would_be_refused_and_mends_it_with_a_click_and_back(
    qtbot: QtBot, counter: Counter
) -> None:
    dialog, shown = counter.dialog, counter.dialog.outcome
    qtbot.waitUntil(lambda: dialog.ready)
    tester = QAbstractItemModelTester(shown.troubles, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown.goes.text() == "2 of 4 go along"
    assert shown.chip.text() == "2 stay behind"
    assert cells(shown.troubles, 0) == [TITLES[0], TITLES[1], TITLES[2]]
    assert cells(shown.troubles, 3) == ["no", "no", "otherwise"]
    assert cells(shown.sample, 1) == [TITLES[0], "Een bankje\nin de zon"]
    assert "3 verborgen door de begeleider" in shown.stays.text()
    assert shown.mends["shorten"].text() == f"{LONG} (1)"
    shown.mends["shorten"].setFocus()
    qtbot.keyClick(shown.mends["shorten"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.ready and shown.goes.text() == "3 of 4 go along")
    assert [button.isChecked() for button in shown.mends.values()] == [True]
    assert dialog.focusWidget() is shown.mends["shorten"]
    shown.mends["shorten"].click()
    qtbot.waitUntil(lambda: dialog.ready and shown.goes.text() == "2 of 4 go along")
    assert by_tab(dialog) == [*dialog.rows.controls, *shown.controls]
    assert [one.mends for one in counter.staged.asked] == [set(), {"shorten"}, set()]
    tester.deleteLater()


def test_that_a_file_goes_where_one_wants_it_and_what_stayed_out_is_named(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    dialog = counter.dialog
    qtbot.waitUntil(lambda: dialog.ready)
    dialog.deed_button.click()
    assert dialog.asking is not None
    assert dialog.asking.dialog.selectedFiles()[0].endswith("voorstellen.csv")
    dialog.asking.dialog.close()
    dialog.asking.saved.emit(Saved(tmp_path / "uit.csv", dialog.asking._token))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(SavedDialog)))
    assert (tmp_path / "uit.csv").read_text(encoding="utf-8") == "2\n"
    said = [
        label.text() for label in dialog.findChildren(SavedDialog)[0].findChildren(type(dialog.outcome.goes))
    ]
    assert any(f"“{TITLES[0]}”" in words and str(tmp_path) in words for words in said), said
    assert dialog.isVisible()


def test_that_an_answer_to_an_earlier_question_is_not_shown(qtbot: QtBot, counter: Counter) -> None:
    dialog = counter.dialog
    dialog.platforms.choose(Platform.GOVOCAL)
    dialog.accept()
    assert dialog.asking is None, "before it is known what goes along nothing is saved"
    dialog.platforms.choose(Platform.TABLE)
    qtbot.waitUntil(lambda: dialog.ready)
    counter.staged.let_go.set()
    qtbot.waitUntil(lambda: not counter.desk.tasks.busy)
    assert dialog.outcome.goes.text() == "4 of 4 go along"
    assert not dialog.outcome.chip.isHidden()
    assert dialog.outcome.troubles.rowCount() == 0
    assert not dialog.outcome.mends


def test_that_where_nothing_goes_along_nothing_can_be_saved(qtbot: QtBot, counter: Counter) -> None:
    dialog = counter.dialog
    dialog.platforms.choose(Platform.PABULIB)
    qtbot.waitUntil(lambda: dialog.ready)
    assert not dialog.deed_button.isEnabled()
    assert "1 nog niet gesloten" in dialog.outcome.stays.text()
    told = dialog.outcome.findChild(QLabel, "noTroubles")
    assert isinstance(told, QLabel)
    assert told.isHidden(), "of nothing nobody takes all"
    dialog.accept()
    assert dialog.asking is None


def test_that_what_was_said_for_a_platform_is_there_again_and_the_evening_holds_for_all(
    qtbot: QtBot, counter: Counter
) -> None:
    dialog = counter.dialog
    assert choice(dialog, EVENING).value == counter.evening_id
    choice(dialog, RECORDS).take(str(Records.NOTES))
    choice(dialog, EVENING).take("")
    dialog.platforms.choose(Platform.TABLE)
    assert choice(dialog, EVENING).value == ""
    assert choice(dialog, RECORDS).value == str(Records.THEMES)
    dialog.platforms.choose(Platform.DECIDIM)
    qtbot.waitUntil(lambda: dialog.ready)
    asked = counter.staged.asked[-1]
    assert (asked.platform, asked.evening_id, asked.records) == (Platform.DECIDIM, "", Records.NOTES)


def test_that_a_template_that_is_none_is_told_where_one_looks_and_can_be_left_out(
    qtbot: QtBot, counter: Counter
) -> None:
    dialog = counter.dialog
    counter.staged.let_go.set()
    dialog.platforms.choose(Platform.GOVOCAL)
    qtbot.waitUntil(lambda: dialog.ready)
    row = dialog.rows.rows["template"]
    assert isinstance(row, FileRow)
    row._on_choose()
    assert row.dialog is not None
    row.dialog.close()
    row._on_file("/weg/sjabloon.xlsx")
    qtbot.waitUntil(lambda: "het is geen werkboek" in dialog.outcome.goes.text())
    assert not dialog.deed_button.isEnabled()
    assert row.button.accessibleName().endswith("sjabloon.xlsx")
    row.without.click()
    qtbot.waitUntil(lambda: dialog.ready)
    assert counter.heard.problems == []


def test_that_every_platform_can_be_asked_for_by_keyboard_and_is_named_for_the_ear(
    qtbot: QtBot, counter: Counter
) -> None:
    dialog = counter.dialog
    counter.staged.let_go.set()
    seen = [dialog.platforms.chosen]
    for _more in range(len(PLATFORMS) - 1):
        qtbot.keyClick(dialog.platforms, Qt.Key.Key_Down)
        seen.append(dialog.platforms.chosen)
        rows = dialog.rows.rows
        assert all(name in rows for name in (one.name for one in PLATFORMS[seen[-1]].options))
        votes = [one.name for one in PLATFORMS[seen[-1]].options if one.way is Way.ROUND]
        assert all(choice(dialog, name).box.itemText(0) == "all votes" for name in votes)
    assert seen == list(Platform)
    for view in dialog.findChildren(QTableView):
        assert view.accessibleName()
    name = dialog.platforms.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(name).startswith("Decidim, ")
    qtbot.waitUntil(lambda: not counter.desk.tasks.busy)


def test_that_the_window_asks_only_what_a_platform_knows() -> None:
    for platform, about in PLATFORMS.items():
        names = {
            name
            for one in about.options
            for name in (lengths(one.name, "1-2") if one.way is Way.LENGTHS else (one.name,))
        }
        assert names <= set(ADAPTERS[platform].options), platform


def test_that_what_people_said_elsewhere_is_read_back_and_told(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    services, dialog = counter.desk.services, counter.dialog
    step = next(one for one in services.evenings.steps(counter.evening_id) if one.kind is Kind.IDEAS)
    note = services.capturing.write(step.id, "Meer groen")
    dialog.platforms.choose(Platform.POLIS)
    assert not dialog.read_back.isHidden()
    dialog.read_back.click()
    assert dialog.polis.asking is not None
    dialog.polis.asking.close()
    file = tmp_path / "comments.csv"
    rows = (
        "comment-id,agrees,disagrees,comment-body",
        "0,30,6,Meer groen",
        "1,3,2,Gratis bier",
        "2,x,2,Bomen",
    )
    file.write_text("\n".join(rows), encoding="utf-8")
    dialog.polis.read(str(file))
    qtbot.waitUntil(lambda: dialog.polis.dialog is not None)
    told = dialog.polis.dialog
    assert told is not None
    assert [line.partition(":")[0] for line in told.lines] == ["Line 3", "Line 4"]
    assert any("1 line does not come in." in label.text() for label in told.findChildren(QLabel))
    (support,) = services.notesupport.all()
    assert (support.note_id, support.agrees) == (note.id, 30)
    told.reject()
    dialog.polis.read(str(tmp_path / "weg.csv"))
    qtbot.waitUntil(lambda: len(counter.heard.problems) == 1)
