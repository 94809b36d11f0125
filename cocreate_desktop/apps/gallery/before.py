"""The pictures of what comes before an evening: the start screen, its troubles, and the room to prepare in."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.apps.gallery.project import BEGINS
from cocreate_desktop.apps.gallery.shown import FOLDER, ShownProjects
from cocreate_desktop.desktop import problems
from cocreate_desktop.desktop.dossier.outreachcard import OutreachCard
from cocreate_desktop.desktop.prepare.sheetview import SheetList, StepOpened
from cocreate_desktop.desktop.tour.stops import STOPS
from cocreate_desktop.domain.errors import BadFile, DamagedWorkspace, NoKey
from cocreate_desktop.domain.steps import KINDS
from cocreate_desktop.language import _

PREVIEWS_MS = 900


def start(hand: Hand) -> None:
    """Before a project is open."""
    screen = hand.window.start
    screen.show_projects((), BEGINS)
    hand.desk("start-empty")
    screen.show_projects(ShownProjects().recent(), BEGINS)
    hand.desk("start", LARGE)
    hand.window.opener.ask_new()
    hand.desk("start-new")
    hand.close_dialogs()
    project = FOLDER / "buurtplein.cocreate"
    hand.window.opener.ask_key(project, NoKey(path=str(project)))
    hand.desk("start-key")
    hand.close_dialogs()
    for name, told in (
        ("damaged", DamagedWorkspace(path=str(project), backups=0)),
        (
            "badfile",
            BadFile(
                path=str(FOLDER / "ideeen.xls"), why=_("it is an old Excel file. Save it as .xlsx first.")
            ),
        ),
    ):
        problems.show(told, hand.shell)
        hand.desk(f"start-{name}")
        hand.close_dialogs()


def prepare(hand: Hand) -> None:
    """The room before the evening, its dialogs and its menus."""
    hand.shell.show_project(hand.project)
    hand.shell.go("prepare")
    # The invitations are read aside.
    invitations = hand.shell.findChildren(OutreachCard)[0]
    hand.until(lambda: invitations.table.isVisibleTo(invitations))
    hand.desk("prepare", LARGE)
    sheet = hand.part(SheetList, "sheet")
    for kind in KINDS:
        step = hand.step(kind)
        hand.settle()
        sheet.choose(step.id)
        sheet.opened.emit(StepOpened(sheet.current_id, False))
        if hand.asks_for_kind("desk"):
            hand.settle(PREVIEWS_MS)
        hand.desk(f"prepare-{kind}")
    sheet.shut.emit()
    hand.settle()
    hand.press("allAbout")
    hand.desk("prepare-project")
    hand.close_dialogs()
    hand.press("bring")
    pasted = hand.part(QPlainTextEdit, "pasted")
    pasted.setPlainText("Een fontein\nMeer prullenbakken bij de bankjes\n" + "x" * 2100)
    hand.settle(400)
    hand.desk("prepare-bring")
    hand.close_dialogs()
    hand.press("showKey")
    hand.desk("prepare-key")
    hand.close_dialogs()
    hand.press("evenings")
    hand.desk("prepare-evenings")
    hand.close_dialogs()
    hand.press("lastRow")
    hand.desk("prepare-hall")
    hand.close_dialogs()
    hand.press("rehearse")
    hand.desk("prepare-dry-run")
    hand.close_dialogs()


def tour(hand: Hand) -> None:
    """The first walk through the window, place by place."""
    hand.window.tour.begin()
    for place in range(1, len(STOPS) + 1):
        hand.desk(f"tour-{place}")
        veil = hand.window.tour.veil
        assert veil is not None, "it goes on until the last place was seen"
        veil.next_button.click()
        hand.settle()
