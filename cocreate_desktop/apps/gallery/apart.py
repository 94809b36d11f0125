"""The pictures of two versions: two laptops changed the same things while they worked apart, and somebody chooses."""

from __future__ import annotations

from cocreate_desktop.apps.gallery.hand import LARGE, Hand
from cocreate_desktop.desktop.aftercare.room import VERSIONS, AftercareRoom
from cocreate_desktop.language import _
from cocreate_desktop.services.services import Services

HERE, THERE = ", ook voor feesten", ", met stopcontact"
NAMED_HERE, NAMED_THERE = "Samen eten, praten en vieren", "Samen eten en samen praten"


def two_versions(hand: Hand) -> None:
    """The text of a note and the sentence of a theme; nothing chosen, one chosen, and all of it done."""
    board = hand.services.boards.board(hand.evening.id)
    note, theme = board.in_order()[0], board.themes[0]

    def here(services: Services) -> None:
        services.capturing.edit(note.id, note.text + HERE)
        services.boards.name(theme.id, NAMED_HERE)

    def there(services: Services) -> None:
        services.capturing.edit(note.id, note.text + THERE)
        services.boards.name(theme.id, NAMED_THERE)

    hand.project.work_apart(_("the note-taker's laptop"), here, there)
    room = hand.shell.room("aftercare")
    assert isinstance(room, AftercareRoom), "the room after the evening is an AftercareRoom"
    hand.shell.go("aftercare")
    room.go("replies")
    hand.settle()
    hand.desk("versions-waiting")
    room.go(VERSIONS)
    hand.settle()
    hand.desk("versions", LARGE)
    screen = room.versions
    screen.choose_left()
    hand.settle()
    hand.desk("versions-chosen")
    screen.keep_chosen()
    hand.settle()
    hand.read_message()
    hand.desk("versions-theme")
    screen.choose_right()
    screen.keep_chosen()
    hand.settle()
    hand.read_message()
    hand.desk("versions-done")
    room.go("replies")
    hand.settle()
