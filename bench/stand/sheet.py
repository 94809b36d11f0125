"""A page with every part of the desk on it: to paint, and to look at in light and dark beside the sheets of building blocks.

To look: QT_QPA_PLATFORM=offscreen python -m bench.stand.sheet FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from cocreate_desktop.desktop.focusring import FocusRing
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.parts.emptystate import EmptyState
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.lettertile import LetterTile
from cocreate_desktop.desktop.parts.messages import MessageBar, WarningBar
from cocreate_desktop.desktop.parts.meter import Meter
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.parts.roomtabs import RoomTabs
from cocreate_desktop.desktop.parts.rungstairs import RungStairs
from cocreate_desktop.desktop.parts.steprow import FACE_ROLE, StepDelegate, StepFace
from cocreate_desktop.desktop.theme import Theme, dress


def put(widget: QWidget, left: int, top: int, width: int = 0, height: int = 0) -> None:
    """Place a widget by hand, at its own size unless told."""
    hint = widget.sizeHint()
    widget.setGeometry(left, top, width or hint.width(), height or hint.height())


def label(host: QWidget, text: str, left: int, top: int, kind: str = "caption", **props: object) -> QLabel:
    """A text in a type step."""
    made = QLabel(text, host)
    made.setProperty("type", kind)
    for name, value in props.items():
        made.setProperty(name, value)
    put(made, left, top, 420)
    return made


def sheet() -> QWidget:
    """The sheet of building blocks."""
    page = QWidget()
    page.setProperty("ground", "paper")
    page.resize(1366, 1180)
    label(page, "Bouwstenen", 32, 30, "title")
    buttons(page)
    states(page)
    fields(page)
    rows(page)
    bars(page)
    plain(page)
    return page


def buttons(page: QWidget) -> None:
    """Every role of button."""
    label(page, "Knop: gewoon, muis erop, ingedrukt, uit", 32, 72)
    for top, words, role in ((96, "Sluiten", "main"), (144, "Later", "plain")):
        left = 32
        for state in ("rest", "over", "down", "off"):
            button = KeyButton(page, words, role)
            put(button, left, top)
            if state == "over":
                button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            button.setDown(state == "down")
            button.setEnabled(state != "off")
            left += button.width() + 12
    left = 32
    for made in (
        KeyButton(page, "Inkorten…", "quiet"),
        KeyButton(page, "Wissen", "danger"),
        KeyButton(page, "Foto van de muur", icon_name="camera"),
        KeyButton(page, "Volgende", "main", "PgDn"),
    ):
        put(made, left, 192)
        left += made.width() + 12
    for place, letter in enumerate("ABCDEFG"):
        put(LetterTile(page, letter, 44), 32 + 56 * place, 280)
        put(LetterTile(page, letter, 32), 32 + 56 * place, 330)
        put(LetterTile(page, letter, 22), 32 + 56 * place, 368)
    put(KeyButton(page, "Vorige", "plain", "PgUp", "arrow-left", large=True), 32, 400)
    put(KeyButton(page, "Scherm leeg", "plain", "B", "monitor", large=True), 210, 400)
    put(
        KeyButton(
            page, "Volgende: stemming sluiten", "main", "PgDn", "arrow-right", icon_right=True, large=True
        ),
        410,
        400,
        340,
    )


def states(page: QWidget) -> None:
    """Chips and meters."""
    label(page, "Label", 700, 72)
    put(Chip(page, "nog niet"), 700, 96)
    put(Chip(page, "geprint", "ok"), 773, 96)
    put(Chip(page, "4 min achter", "warn", "clock-afternoon"), 859, 96)
    put(Chip(page, "open", "live"), 700, 128)
    put(Chip(page, "1 reden mist", "danger"), 775, 128)
    meter = Meter(page)
    meter.setValue(83)
    put(meter, 700, 200, 260)
    goal = Meter(page)
    goal.setValue(50)
    goal.setProperty("goal", 70)
    put(goal, 700, 220, 260)
    count = CountField(page)
    count.show_count(4)
    put(count, 700, 250)
    none = CountField(page)
    none.setEnabled(False)
    put(none, 840, 250)


def fields(page: QWidget) -> None:
    """Fields."""
    label(page, "Veld: leeg, focus, fout", 1000, 72)
    for top, words, wrong in ((96, "", False), (146, "Honden zijn welkom", False), (196, "abc", True)):
        field = QLineEdit(words, page)
        field.setPlaceholderText("Naam van het thema")
        field.setProperty("error", wrong)
        put(field, 1000, top, 334, 36)
        if top == 146:
            field.setObjectName("focused")


def rows(page: QWidget) -> None:
    """The run sheet, phase tiles, stairs, rooms."""
    steps = QListWidget(page)
    steps.setItemDelegate(StepDelegate(steps))
    for face in (
        StepFace("Welkom", 10, "done"),
        StepFace("Stippen, blind", 8, "now", "4:12", "nog te gaan", 0.48),
        StepFace("Exitpeiling", 5),
    ):
        item = QListWidgetItem(face.title, steps)
        item.setData(FACE_ROLE, face)
    put(steps, 760, 316, 268, 180)
    empty = EmptyState(page)
    empty.setProperty("title", "Nog geen briefjes")
    empty.setProperty("sentence", "Typ het eerste, of maak een foto van de muur.")
    empty.setProperty("buttonText", "Foto van de muur")
    empty.setProperty("buttonIcon", "camera")
    put(empty, 1050, 316, 284, 198)
    phases = (
        ("Open", "broadcast", "live", "sinds 20:49"),
        ("Sluiten", "lock-simple", "possible", "heropenen kan daarna nog"),
    )
    for place, (words, icon, phase, caption) in enumerate(
        (*phases, ("Onthullen", "eye", "notyet", "kan na het sluiten"))
    ):
        tile = PhaseTile(page, words, icon)
        tile.show_phase(phase, caption)
        put(tile, 32 + 247 * place, 470, 219)
    stairs = RungStairs(page)
    stairs.setProperty("rung", 2)
    put(stairs, 32, 640, 454)
    rooms = RoomTabs(page)
    rooms.setProperty("room", "evening")
    put(rooms, 520, 640)


def bars(page: QWidget) -> None:
    """Message, warning, dialogs."""
    message = MessageBar(page)
    message.tell("4 briefjes gegroepeerd.", undo=1)
    message.setGeometry(32, 552, message.sizeHint().width(), 48)
    warning = WarningBar(page)
    warning.warn("beamer", "De beamer is los.", "De avond loopt door.", "Zoek opnieuw")
    put(warning, 460, 552, 520, 48)
    close = SafeDialog(
        "De stemming sluiten?",
        "7 mensen hebben nog niet gestemd. Alle 34 stemmen zijn bewaard. "
        "Je kunt de stemming daarna weer openen.",
        "Nog niet",
        "Sluit de stemming",
        parent=page,
    )
    stopped = SafeDialog(
        "De telefoonpagina is gestopt",
        "Alle 28 stemmen zijn bewaard. De pagina start vanzelf weer.",
        "Sluit",
        "Wis 3 briefjes",
        danger=True,
        icon="warning-circle-fill",
        icon_token="danger",
        parent=page,
    )
    for left, dialog in ((32, close), (640, stopped)):
        dialog.setWindowFlags(Qt.WindowType.Widget)
        put(dialog, left, 730, 520)


def plain(page: QWidget) -> None:
    """What the style sheet dresses alone."""
    card = QFrame(page)
    card.setProperty("card", True)
    put(card, 32, 930, 1302, 230)
    check, radio = QCheckBox("Met geluid", card), QRadioButton("Papier", card)
    check.setChecked(True)
    radio.setChecked(True)
    put(check, 20, 16, 160)
    put(radio, 20, 48, 160)
    put(QCheckBox("Niet gekozen", card), 20, 80, 160)
    combo = QComboBox(card)
    combo.addItems(["tafel 1", "tafel 2"])
    put(combo, 20, 120, 160, 36)
    put(QSpinBox(card), 20, 170, 160, 36)
    tabs = QTabWidget(card)
    for words in ("Telefoons", "Papier"):
        tabs.addTab(QLabel(words), words)
    put(tabs, 200, 16, 240, 120)
    table = QTableWidget(3, 3, card)
    table.setHorizontalHeaderLabels(["Datum", "Wat", "Kosten"])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    for row in range(3):
        for column in range(3):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    table.selectRow(1)
    put(table, 470, 16, 330, 180)
    text = QPlainTextEdit("Lange tekst\n" * 12, card)
    put(text, 820, 16, 220, 120)
    for place, role in enumerate(("main", "", "quiet", "danger")):
        button = QPushButton("Knop", card)
        button.setProperty("role", role)
        put(button, 1060, 16 + 44 * place)
    off = QPushButton("Uit", card)
    off.setEnabled(False)
    put(off, 1160, 16)
    number = label(card, "20:53", 1160, 60, "number")
    number.resize(120, 40)
    label(card, "41", 1160, 100, "number-big").resize(120, 60)
    chip = QLabel("via QSS", card)
    chip.setProperty("chip", "ok")
    put(chip, 820, 150)


def main(folder: Path) -> None:
    """Write parts-light.png and parts-dark.png."""
    app = QApplication(sys.argv[:1])
    theme = Theme(app, "light")
    ring = FocusRing(app)
    page = sheet()
    dress(page)
    page.show()
    page.activateWindow()
    QTest.qWait(50)
    field = page.findChild(QLineEdit, "focused")
    assert field is not None
    assert ring is not None
    field.setFocus(Qt.FocusReason.TabFocusReason)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in ("light", "dark"):
        theme.wear(choice)
        QTest.qWait(50)
        page.grab().save(str(folder / f"parts-{choice}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
