"""The pictures of what keeps an evening safe, and of what is said when something breaks anyway: a backup put back on trial, the
stick that is out, the way back after a window that ended, the calm sentence, the package for who helps, and the last day."""

from __future__ import annotations

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.desktop.prepare.safecard import SafeCard
from cocreate_desktop.desktop.settings.support import SupportDialog
from cocreate_desktop.desktop.start.back import back_words
from cocreate_desktop.desktop.start.lastday import LastDayDialog
from cocreate_desktop.domain.unforeseen import Unforeseen
from cocreate_desktop.services.helping import Part

PROGRAM = '{\n  "cocreate": "1.0",\n  "python": "3.11.7",\n  "parts": {\n    "PySide6-Essentials": "6.11.3"\n  }\n}\n'
LOG = "2026-11-24 19:58:03 ERROR cocreate_desktop.desktop.tasks ValueError: […]\n"


def trial(hand: Hand) -> None:
    """A backup is put back on trial, and the stick is out."""
    hand.press("drill")
    hand.until(lambda: bool(hand.over()))
    hand.desk("prepare-trial")
    hand.close_dialogs()
    hand.project.pull_the_stick(True)
    card = hand.shell.findChildren(SafeCard)[0]
    card.show_lights()
    hand.scroll_to(card)
    hand.desk("prepare-stick-out")
    hand.project.pull_the_stick(False)
    card.show_lights()
    hand.desk("prepare-safe")


def broken(hand: Hand) -> None:
    """The stick is out in the middle of the evening; the program itself made a mistake; the window is back again."""
    hand.project.pull_the_stick(True)
    hand.settle()
    hand.desk("evening-stick-out")
    hand.project.pull_the_stick(False)
    hand.shell.unforeseen(Unforeseen())
    hand.settle()
    hand.desk("evening-mistake")
    hand.shell.solved("problem")
    assert hand.view.step is not None, "the evening runs"
    hand.shell.message(back_words(hand.view.step.title))
    hand.settle()
    hand.desk("evening-back-again")
    hand.read_message()


def last_day(hand: Hand) -> None:
    """The package for who helps, and the question of a project whose day has come."""
    dialog = SupportDialog((Part("program.json", PROGRAM), Part("desktop.log", LOG)), hand.shell)
    dialog.open()
    hand.settle()
    hand.desk("support")
    hand.close_dialogs()
    project = hand.services.projects.current()
    LastDayDialog(project.name, "2026-11-24", "2026-11-25", hand.shell).open()
    hand.settle()
    hand.desk("last-day")
    hand.close_dialogs()
