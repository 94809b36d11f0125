"""The painted parts work by key and mouse, say what they are, and say what was done exactly once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.desktop import problems
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.countfield import CountChanged, CountField
from cocreate_desktop.desktop.parts.dialogs import Decided, SafeDialog
from cocreate_desktop.desktop.parts.emptystate import EmptyState
from cocreate_desktop.desktop.parts.iconlabel import IconLabel
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.lettertile import LetterTile
from cocreate_desktop.desktop.parts.messages import MessageBar, MessageUndone, WarningBar, WarningPressed
from cocreate_desktop.desktop.parts.meter import Meter
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.parts.ribbon import Ribbon
from cocreate_desktop.desktop.parts.roomtabs import RoomChosen, RoomTabs
from cocreate_desktop.desktop.parts.rungstairs import RungChosen, RungStairs
from cocreate_desktop.desktop.parts.steprow import StepFace
from cocreate_desktop.desktop.parts.tile import TileButton
from cocreate_desktop.desktop.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    language.use("en")
    return Theme(qapp, "light")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(host: QWidget, part: QWidget) -> None:
    column = host.layout()
    assert column is not None
    column.addWidget(part)
    part.show()


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_that_every_part_paints_itself(worn: Theme, host: QWidget, choice: str) -> None:
    worn.wear("dark" if choice == "dark" else "light")
    warning = WarningBar()
    warning.warn("beamer", "De beamer is los.", "De avond loopt door.", "Zoek opnieuw")
    every: list[QWidget] = [
        KeyButton(None, "Volgende", "main", "PgDn", "arrow-right", icon_right=True, large=True),
        LetterTile(None, "D", 44),
        Chip(None, "open", "live"),
        Meter(),
        CountField(),
        PhaseTile(None, "Open", "broadcast", "live"),
        RungStairs(),
        Ribbon(),
        RoomTabs(),
        EmptyState(),
        IconLabel(None, "leaf"),
        warning,
    ]
    for part in every:
        part.setParent(host)
        part.resize(part.sizeHint())
        part.move(20, 20)
        part.show()
        picture = part.grab().toImage()
        tones = {
            picture.pixelColor(x, y).rgba()
            for x in range(0, picture.width(), 2)
            for y in range(picture.height())
        }
        assert len(tones) > 1 or isinstance(part, EmptyState), type(part).__name__
        part.hide()
    worn.wear("light")


def test_that_a_key_hint_hides_when_it_does_not_fit(host: QWidget) -> None:
    button = KeyButton(host, "Volgende", "main", "PgDn")
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    button.resize(button.sizeHint())
    wide = button.grab().toImage()
    button.resize(button.minimumSizeHint())
    assert button.grab().toImage() != wide
    assert button.accessibleDescription() == "PgDn"


@pytest.mark.parametrize("kind", [KeyButton, TileButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_enter_and_space_press_what_has_the_focus(
    host: QWidget, qtbot: QtBot, kind: type[QAbstractButton], key: Qt.Key
) -> None:
    button = kind(host)
    button.setProperty("iconName", "check")
    button.show()
    pressed = QSignalSpy(button.clicked)
    qtbot.keyClick(button, key)
    assert pressed.count() == 1


def test_that_minus_and_plus_count_by_mouse(host: QWidget, qtbot: QtBot) -> None:
    field = CountField(key="A")
    put(host, field)
    heard: list[CountChanged] = []
    field.edited.connect(heard.append)
    qtbot.mouseClick(field, LEFT, pos=QPoint(120, 18))
    qtbot.mouseClick(field, LEFT, pos=QPoint(120, 18))
    qtbot.mouseClick(field, LEFT, pos=QPoint(10, 18))
    qtbot.mouseClick(field, LEFT, pos=QPoint(10, 18))
    qtbot.mouseClick(field, LEFT, pos=QPoint(10, 18))
    assert heard == [CountChanged("A", 1), CountChanged("A", 2), CountChanged("A", 1), CountChanged("A", 0)]


def test_that_typed_digits_count_once_at_enter(host: QWidget, qtbot: QtBot) -> None:
    field = CountField(key="B")
    put(host, field)
    heard: list[CountChanged] = []
    field.edited.connect(heard.append)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12")
    assert heard == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [CountChanged("B", 12)]
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert heard[-1] == CountChanged("B", 13)


def test_that_a_count_from_elsewhere_is_shown_without_echo_and_not_over_typing(
    host: QWidget, qtbot: QtBot
) -> None:
    field = CountField()
    put(host, field)
    heard: list[CountChanged] = []
    field.edited.connect(heard.append)
    field.show_count(7)
    assert (field.value(), heard) == (7, [])
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "9")
    field.show_count(8)
    assert field.lineEdit().text() == "9"


def test_that_the_wheel_never_changes_a_count(host: QWidget, qapp: QApplication) -> None:
    field = CountField()
    put(host, field)
    field.show_count(5)
    turn = QWheelEvent(
        QPointF(60, 18), QPointF(60, 18), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(field, turn)
    assert field.value() == 5


def test_that_only_a_possible_phase_can_be_pressed(host: QWidget, qtbot: QtBot) -> None:
    tile = PhaseTile(None, "Sluiten", "lock-simple")
    put(host, tile)
    for phase, presses in (("live", 0), ("notyet", 0), ("possible", 2)):
        tile.show_phase(phase, "kan na het sluiten")
        pressed = QSignalSpy(tile.clicked)
        qtbot.mouseClick(tile, LEFT)
        tile.setFocus()
        qtbot.keyClick(tile, Qt.Key.Key_Space)
        assert pressed.count() == presses, phase
    assert tile.accessibleDescription() == "kan na het sluiten"


def test_that_a_meter_is_full_at_most_and_empty_without_people(host: QWidget) -> None:
    meter = Meter(host)
    meter.show_part(34, 41)
    assert (meter.value(), meter.maximum()) == (34, 41)
    meter.show_part(50, 41)
    assert meter.value() == 41
    meter.show_part(0, 0)
    assert meter.value() == 0


def test_that_a_step_says_its_state_aloud() -> None:
    now = StepFace("Dots", 8, "now", "4:12", "to go", 0.5)
    assert now.spoken() == "Dots, 8 minutes, now, 4:12 to go"
    assert now.height == 86
    assert StepFace("Dots", 8, "done").height == 40


def test_that_a_rung_is_chosen_by_mouse_and_by_arrow(host: QWidget, qtbot: QtBot) -> None:
    stairs = RungStairs()
    put(host, stairs)
    heard: list[RungChosen] = []
    stairs.chosen.connect(heard.append)
    rungs = stairs.findChildren(QAbstractButton)
    qtbot.mouseClick(rungs[2], LEFT)
    rungs[2].setFocus()
    qtbot.keyClick(rungs[2], Qt.Key.Key_Right)
    assert heard == [RungChosen(2), RungChosen(3)]
    stairs.setProperty("rung", 0)
    assert stairs.property("rung") == 0
    assert len(heard) == 2


def test_that_a_room_is_chosen_once(host: QWidget, qtbot: QtBot) -> None:
    rooms = RoomTabs()
    put(host, rooms)
    heard: list[RoomChosen] = []
    rooms.chosen.connect(heard.append)
    rooms.setProperty("room", "evening")
    assert heard == []
    qtbot.mouseClick(rooms.findChildren(QAbstractButton)[2], LEFT)
    assert heard == [RoomChosen("aftercare")]
    assert rooms.property("room") == "aftercare"


def test_that_a_message_gives_back_what_to_undo(host: QWidget, qtbot: QtBot) -> None:
    message = MessageBar(host)
    heard: list[MessageUndone] = []
    message.undone.connect(heard.append)
    message.tell("4 briefjes gegroepeerd.", undo="op-7")
    assert message.text() == "4 briefjes gegroepeerd."
    assert message.height() == 48
    assert abs(message.geometry().center().x() - host.rect().center().x()) <= 1
    qtbot.mouseClick(message.findChild(QPushButton), LEFT)
    assert heard == [MessageUndone("op-7")]
    assert message.text() == ""


def test_that_a_message_moves_off_the_line_when_another_step_has_one(host: QWidget) -> None:
    message = MessageBar(host)
    message.tell("4 briefjes gegroepeerd.")
    low = message.geometry()
    host.setProperty("messageLift", 72)
    assert message.geometry() == low.translated(0, -72)
    host.setProperty("messageLift", 0)
    assert message.geometry() == low


def test_that_a_warning_stays_until_its_own_cause_is_solved(host: QWidget, qtbot: QtBot) -> None:
    warning = WarningBar()
    put(host, warning)
    warning.warn("beamer", "De beamer is los.", "De avond loopt door.", "Zoek opnieuw")
    heard: list[WarningPressed] = []
    warning.pressed.connect(heard.append)
    qtbot.mouseClick(warning.findChild(QPushButton), LEFT)
    assert heard == [WarningPressed("beamer")]
    warning.solve("stick")
    assert warning.isVisible()
    warning.solve("beamer")
    assert not warning.isVisible()


def test_that_escape_is_always_the_safe_answer(host: QWidget, qtbot: QtBot) -> None:
    for danger in (False, True):
        dialog = SafeDialog(
            "Close the vote?", "34 votes are kept.", "Not yet", "Close", danger=danger, token=3, parent=host
        )
        with qtbot.waitSignal(dialog.decided) as decided:
            dialog.open()
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert decided.args == [Decided(deed=False, token=3)]


@pytest.mark.parametrize(("danger", "deed"), [(False, True), (True, False)])
def test_that_enter_never_does_what_is_dangerous(
    host: QWidget, qtbot: QtBot, danger: bool, deed: bool
) -> None:
    dialog = SafeDialog(
        "Erase 3 notes?", "This cannot be undone.", "Keep", "Erase 3 notes", danger=danger, parent=host
    )
    with qtbot.waitSignal(dialog.decided) as decided:
        dialog.open()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided.args == [Decided(deed=deed, token=None)]


class Told:
    """An error as the house tells it."""

    def __init__(self, **values: object) -> None:
        self.values = values
        self.happened = str(values.get("happened", "The stick is full."))
        self.kept = "The evening is safe on this laptop."
        self.next = "Put in another stick."


def test_that_an_error_says_what_happened_what_was_kept_and_what_next(host: QWidget) -> None:
    assert problems.sentences(Told()) == (
        "The stick is full",
        "The evening is safe on this laptop. Put in another stick.",
    )
    path = Path("avonden") / "plein.cocreate"
    assert problems.sentences(Told(happened=f"{path} is full.", path=str(path))) == (
        "plein.cocreate is full",
        language._("It is in {folder}.").format(folder="avonden")
        + " The evening is safe on this laptop. Put in another stick.",
    )
    path = Path("avonden") / "plein. nieuw.cocreate"
    assert problems.sentences(
        Told(happened=f"{path} is not whole. Its last page lacks.", path=str(path))
    ) == (
        "plein. nieuw.cocreate is not whole",
        language._("It is in {folder}.").format(folder="avonden")
        + " Its last page lacks. The evening is safe on this laptop. Put in another stick.",
    )
    dialog = problems.show(Told(), host)
    assert isinstance(dialog, QDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "The stick is full"
