"""The program for tests that need screens of their own: the real window with a real project that serves no phones, asked
and told in lines of JSON.

Started as a process by ``driven.py``. Each line that comes in is one question or deed; one line goes out for each.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import shiboken6
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QLibraryInfo, QRect, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QWidget

from cocreate_desktop.apps.desktop import Window, make_application, make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import create_services, open_services
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.messages import WarningBar
from tests.desktop.quiet import QuietProject

Told = dict[str, Any]
# QPlatformNativeInterface::nativeResourceForIntegration follows the twelve virtual functions of QObject.
_RESOURCE_SLOT = 12


class Program:
    """The window and what it is asked."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._shell = window.shell
        self._verbs: dict[str, Callable[[Told], object]] = {
            "look": self._look,
            "press": self._press,
            "offers": self._offers,
            "choose": self._choose,
            "move": self._move,
            "go": self._go,
            "warning": self._answer_warning,
            "screens": self._set_screens,
            "picture": self._picture,
            "type here": self._type_here,
            "typed": self._typed,
            "maximize": self._maximize,
            "quit": self._quit,
        }

    def answer(self, line: str) -> str:
        """Does what the line says and says what came of it."""
        told: Told = json.loads(line)
        return json.dumps(self._verbs[told["do"]](told))

    @property
    def _room(self) -> EveningRoom:
        room = self._shell.room("evening")
        assert isinstance(room, EveningRoom), "the evening's room is an EveningRoom"
        return room

    def _look(self, _told: Told) -> Told:
        stage = self._room.stage
        shown = stage is not None and stage.isVisible()
        warning = self._shell.findChild(WarningBar)
        lines = [label.text() for label in warning.findChildren(QLabel)] if warning else []
        return {
            "screens": {one.name(): _place(one.geometry()) for one in QGuiApplication.screens()},
            "phones": self._shell.desk is not None and self._shell.desk.project.hall.running,
            "button": forms.child(self._room, KeyButton, "beamer").text(),
            "choice offered": forms.child(self._room, KeyButton, "where").isVisible(),
            "warning": " ".join(lines) if warning is not None and warning.isVisible() else "",
            "dialogs": [
                type(one).__name__
                for one in QApplication.topLevelWidgets()
                if one.isVisible() and one not in (self._shell, stage) and not isinstance(one, QMenu)
            ],
            "desk": _whereabouts(self._shell),
            "stage": _whereabouts(stage) if shown and stage is not None else None,
            "state": stage.canvas.accessibleName() if stage is not None else "",
        }

    def _press(self, told: Told) -> str:
        forms.child(self._room, KeyButton, told["name"]).click()
        return ""

    def _menu(self) -> QMenu:
        places = [self._shell.findChild(KeyButton, name) for name in ("where", "headWhere")]
        visible = [one for one in places if one is not None and one.isVisible()]
        if visible:
            visible[0].click()
        else:
            self._answer_warning({})
        menus = [one for one in self._room.findChildren(QMenu) if one.isVisible()]
        return menus[-1]

    def _offers(self, _told: Told) -> list[str]:
        menu = self._menu()
        found = [("* " if one.isChecked() else "") + one.text() for one in menu.actions()]
        menu.close()
        return found

    def _choose(self, told: Told) -> str:
        menu = self._menu()
        action = next(one for one in menu.actions() if told["words"] in one.text())
        action.trigger()
        menu.close()
        return action.text()

    def _move(self, told: Told) -> str:
        """As a hand drags the desk or the stage; where there is no window system, the screen is told with the place."""
        window = self._shell if told.get("what") != "stage" else self._room.stage
        assert window is not None, "the stage was shown"
        place = QRect(*told["place"])
        screen, handle = QGuiApplication.screenAt(place.center()), window.windowHandle()
        if QGuiApplication.platformName() == "offscreen" and screen is not None and handle is not None:
            handle.setScreen(screen)
        window.setGeometry(place)
        return ""

    def _go(self, told: Told) -> str:
        """To the step of this kind."""
        view, desk = self._room.view, self._shell.desk
        assert view is not None, "an evening is shown"
        assert desk is not None, "a project is open"
        step = next(one for one in view.steps if one.kind == told["kind"])
        desk.services.playing.go_to(view.evening.id, step.id)
        desk.relay.tell_now()
        return step.title

    def _answer_warning(self, _told: Told) -> str:
        """Presses the button of the line under the head."""
        (button,) = (
            one for one in self._shell.findChildren(WarningBar)[0].findChildren(KeyButton) if one.text()
        )
        button.click()
        return button.text()

    def _set_screens(self, told: Told) -> str:
        set_screens(told["screens"])
        return ""

    def _picture(self, told: Told) -> list[int]:
        """Keeps what is seen of the stage, the desk, or the screen of that name; or the state painted anew."""
        stage = self._room.stage
        if told["of"] == "stage" and stage is not None:
            image = stage.grab().toImage()
        elif told["of"] == "state" and stage is not None:
            image = stage.canvas.picture((stage.size().toSizeF() * stage.devicePixelRatioF()).toSize())
        elif told["of"] == "desk":
            image = self._shell.grab().toImage()
        else:
            (screen,) = (one for one in QGuiApplication.screens() if one.name() == told["of"])
            image = screen.grabWindow(0).toImage()
        image.save(told["path"])
        return [image.width(), image.height()]

    def _type_here(self, _told: Told) -> int:
        """Puts the focus into the field for the house rules, emptied, and says which window it is of."""
        field, desk = forms.child(self._room, QPlainTextEdit, "rules"), self._shell.desk
        assert desk is not None, "a project is open"
        desk.relay.tell_now()  # what is still to be told of the start must not fill it again
        self._shell.activateWindow()
        field.setFocus()
        field.clear()
        return int(self._shell.winId())

    def _typed(self, _told: Told) -> str:
        return forms.child(self._room, QPlainTextEdit, "rules").toPlainText()

    def _maximize(self, _told: Told) -> str:
        self._shell.showMaximized()
        return ""

    def _quit(self, _told: Told) -> str:
        QApplication.quit()
        return ""


def _place(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def _whereabouts(window: QWidget) -> Told:
    screen: QScreen = window.screen()
    return {
        "place": _place(window.geometry()),
        "full": window.isFullScreen(),
        "screen": screen.name(),
        "fills": window.geometry() == screen.geometry(),
        "active": window.isActiveWindow(),
        "scale": window.devicePixelRatioF(),
    }


def set_screens(screens: list[Told]) -> None:
    """Plugs screens in and out of Qt's offscreen platform, which keeps a function for that which Python has no name for."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
    gui, core = ctypes.CDLL(str(folder / "libQt6Gui.so.6")), ctypes.CDLL(str(folder / "libQt6Core.so.6"))
    interface_of = gui._ZN15QGuiApplication23platformNativeInterfaceEv
    interface_of.restype = ctypes.c_void_p
    interface = interface_of()
    table = ctypes.cast(interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
    resource = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(table[_RESOURCE_SLOT])
    name = QByteArray(b"setConfiguration")
    found = resource(interface, shiboken6.getCppPointer(name)[0])
    # A QJsonObject, as Qt reads it from a stream, lies in this one pointer.
    made, stream = ctypes.c_void_p(0), QByteArray()
    writer = QDataStream(stream, QIODevice.OpenModeFlag.WriteOnly)
    writer << QByteArray(json.dumps({"screens": screens}).encode())
    reader = QDataStream(stream)
    read = core._ZrsR11QDataStreamR11QJsonObject
    read.argtypes, read.restype = [ctypes.c_void_p, ctypes.c_void_p], ctypes.c_void_p
    read(shiboken6.getCppPointer(reader)[0], ctypes.byref(made))
    configure = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(found)
    configure(ctypes.addressof(made), interface)


def say(line: str) -> None:
    """Tells whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _give_up(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """A fault ends the program, so that nobody waits for an answer."""
    traceback.print_exception(kind, problem, trace)
    sys.stderr.flush()
    os._exit(3)


def main(project: Path, place: list[int]) -> int:
    """Opens the window with this project at this place (x, y, width, height) and answers until it is told to quit."""
    sys.excepthook = _give_up
    app = make_application()
    window = make_window(app, LocalProjects(0, "127.0.0.1"), theme="light", still=True)
    window.shell.setGeometry(QRect(*place))
    window.shell.show()
    wanted: dict[str, object] = {"question": "Wat mis je hier?"}
    opened = open_services(project) if project.exists() else create_services(project, wanted)
    window.shell.show_project(QuietProject(opened))
    window.shell.go("evening")
    program = Program(window)
    ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
    rest = bytearray()

    def hear() -> None:
        heard = os.read(0, 65536)
        if not heard:  # whoever asked is gone
            app.quit()
        rest.extend(heard)
        while b"\n" in rest:
            line, _, after = bytes(rest).partition(b"\n")
            rest[:] = after
            say(program.answer(line.decode()))

    ears.activated.connect(hear)
    say("ready")
    code = app.exec()
    window.close()
    return int(code)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), json.loads(sys.argv[2])))
