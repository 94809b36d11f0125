"""Everything a key or a menu can ask, as data; a factory turns it into QActions of a window.

No action does anything here: the window connects them to what it knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ..language import N_, _
from . import theme
from .drawing import icon

EVERYWHERE: Final = "everywhere"
"""The context of keys that hold in the whole window; no other context may use them."""


EVENING: Final = "evening"
"""The keys of the player: they hold in the whole window while the evening's room is shown, wherever the focus is."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `text` is a msgid with an optional &; `shortcuts` are portable key texts; `context` a screen's name."""

    id: str
    text: str
    shortcuts: tuple[str, ...] = ()
    context: str = EVERYWHERE
    icon: str = ""


ACTIONS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec("project.new", N_("&New project…"), ("Ctrl+N",), icon="plus"),
    ActionSpec("project.open", N_("&Open a project…"), ("Ctrl+O",), icon="folder-open"),
    ActionSpec("room.prepare", N_("&Prepare"), ("Ctrl+1",), icon="clipboard-text"),
    ActionSpec("room.evening", N_("&Evening"), ("Ctrl+2",), icon="presentation"),
    ActionSpec("room.aftercare", N_("&Follow-up"), ("Ctrl+3",), icon="leaf"),
    ActionSpec("project.rehearse", N_("&Dry run…"), ("Ctrl+Shift+R",), icon="users-three"),
    ActionSpec("project.join", N_("&Join a project…"), ("Ctrl+Shift+N",), icon="share-network"),
    ActionSpec("sharing", N_("S&haring…"), ("Ctrl+Shift+S",), icon="cloud-check"),
    ActionSpec("edit.undo", N_("&Undo"), ("Ctrl+Z",), icon="arrow-u-up-left"),
    ActionSpec("edit.redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="arrow-clockwise"),
    ActionSpec("settings", N_("&Settings…"), ("Ctrl+,",), icon="gear-six"),
    ActionSpec("help", N_("&Help"), ("F1",), icon="question"),
    ActionSpec("tour", N_("The &tour: what is where"), ("Shift+F1",), icon="sparkle"),
    ActionSpec("quit", N_("&Quit"), ("Ctrl+Q",)),
    ActionSpec("stage.fullscreen", N_("&Stage on the whole screen"), ("F5", "F11"), icon="arrows-out"),
    ActionSpec("prepare.venue", N_("&Venue check"), ("F6",), "prepare", "clipboard-text"),
    ActionSpec("venue.back", N_("&Back to the cards"), ("Esc",), "venue", "arrow-left"),
    ActionSpec("venue.previous", N_("The part &before"), ("Alt+Up",), "venue", "arrow-up"),
    ActionSpec("venue.next", N_("The &next part"), ("Alt+Down",), "venue", "arrow-down"),
    ActionSpec("venue.sheet", N_("Print this hall on &one page"), ("Ctrl+P",), "venue", "file-pdf"),
    ActionSpec("evening.next", N_("&Next"), ("PgDown",), "evening", "arrow-right"),
    ActionSpec("evening.previous", N_("&Previous"), ("PgUp",), "evening", "arrow-left"),
    ActionSpec("evening.blank", N_("&Blank screen"), ("B", "F9"), "evening", "monitor"),
    ActionSpec("evening.codes", N_("The &codes alone, large"), ("Q", "F7"), "evening", "qr-code"),
    ActionSpec("evening.freeze", N_("Hold the picture for the room &still"), ("F8",), "evening", "pause"),
    ActionSpec("evening.time", N_("Make up &time, or give it back"), ("F4",), "evening", "clock-afternoon"),
    ActionSpec("evening.door", N_("Somebody comes in: &count at the door"), ("F12",), "evening", "door-open"),
    ActionSpec("arrivals.tap", N_("Who comes in, then how old"), ("1", "2", "3", "4", "5", "0"), "arrivals"),
    ActionSpec(
        "arrivals.said",
        N_("How the last one heard of it, and what she expects"),
        tuple(f"Alt+{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)),
        "arrivals",
    ),
    ActionSpec("ideas.waiting", N_("Go to the notes that &wait"), ("Ctrl+L",), "ideas", "hourglass"),
    ActionSpec("ideas.back", N_("&Back to the line"), ("Esc",), "ideas"),
    ActionSpec("ideas.anyway", N_("Hang the note as it is"), ("Shift+Return", "Shift+Enter"), "ideas"),
    ActionSpec("ideas.all", N_("Show &all that waits"), ("Ctrl+Return", "Ctrl+Enter"), "ideas", "eye"),
    ActionSpec("ideas.hideNewest", N_("&Hide the newest note"), ("Ctrl+H",), "ideas", "eye-slash"),
    ActionSpec("ideas.words", N_("Change the &words"), ("F2",), "ideas", "pencil-simple"),
    ActionSpec("ideas.think", N_("1-2-4-All: start, next phase"), ("Ctrl+T",), "ideas", "timer"),
    ActionSpec("ideas.thinkStop", N_("1-2-4-All: stop"), ("Ctrl+Shift+T",), "ideas"),
    ActionSpec(
        "ideas.table",
        N_("Table of the next notes, 0 for none"),
        tuple(f"Ctrl+Shift+{n}" for n in range(10)),
        "ideas",
        "table",
    ),
    ActionSpec(
        "ideas.colour", N_("Colour of the next notes"), tuple(f"Alt+{n}" for n in range(1, 7)), "ideas"
    ),
    ActionSpec("talk.go", N_("Talk: &start, hold, go on"), ("S",), "talk", "timer"),
    ActionSpec("talk.next", N_("Talk: the &next round"), ("N",), "talk", "arrow-right"),
    ActionSpec("talk.longer", N_("Talk: a &minute more"), ("+", "="), "talk", "plus"),
    ActionSpec("answers.show", N_("&Show the result, or hide it"), ("Ctrl+R",), "answers", "eye"),
    ActionSpec("answers.page", N_("Turn the &page on the screen"), ("Ctrl+J",), "answers", "arrow-right"),
    ActionSpec("proposal.edit", N_("Change the &words of a paragraph"), ("F2",), "proposal", "pencil-simple"),
    ActionSpec("proposal.up", N_("A paragraph one place &up"), ("Alt+Up",), "proposal", "arrow-up"),
    ActionSpec("proposal.down", N_("A paragraph one place d&own"), ("Alt+Down",), "proposal", "arrow-down"),
    ActionSpec("proposal.merge", N_("&Join a paragraph to the one before"), ("Ctrl+J",), "proposal"),
    ActionSpec("proposal.remove", N_("Remove a paragraph"), ("Del",), "proposal", "trash"),
    ActionSpec(
        "proposal.takeOver", N_("Make a reaction a &change"), ("Ctrl+Return", "Ctrl+Enter"), "proposal"
    ),
    ActionSpec("proposal.layDown", N_("&Lay down a version"), ("Ctrl+D",), "proposal", "flag-checkered"),
    ActionSpec("proposal.changes", N_("&Mark what changed for the room"), ("Ctrl+M",), "proposal"),
    ActionSpec("proposal.versions", N_("&Read the versions"), ("Ctrl+R",), "proposal", "file-text"),
    ActionSpec("proposal.support", N_("&Ask for support"), ("Ctrl+U",), "proposal", "hand-heart"),
    ActionSpec("proposal.viewBefore", N_("The room sees the picture &before"), ("Alt+Left",), "proposal"),
    ActionSpec("proposal.viewAfter", N_("The room sees the &next picture"), ("Alt+Right",), "proposal"),
    ActionSpec("offers.board", N_("Offers: to the &board"), ("Ctrl+L",), "offers", "squares-four"),
    ActionSpec("offers.back", N_("Offers: &back to the line"), ("Esc",), "offers"),
    ActionSpec(
        "offers.all", N_("Offers: show &all that waits"), ("Ctrl+Return", "Ctrl+Enter"), "offers", "eye"
    ),
    ActionSpec("offers.kind", N_("Offers: offered or &sought"), ("Ctrl+K",), "offers"),
    ActionSpec("offers.words", N_("Offers: change the &words"), ("F2",), "offers", "pencil-simple"),
    ActionSpec("offers.meet", N_("Offers: &met by"), ("M",), "offers", "handshake"),
    ActionSpec("offers.contact", N_("Offers: leave a &contact"), ("C",), "offers", "lock-key"),
    ActionSpec("offers.pledge", N_("Offers: make a &pledge"), ("P",), "offers", "calendar-check"),
    ActionSpec("photos.bring", N_("&Photo of the wall"), ("Ctrl+P",), "photos", "camera"),
    ActionSpec("photos.check", N_("&Check what was seen on photos"), ("Ctrl+Shift+P",), "photos", "image"),
    ActionSpec(
        "walls.take", N_("It is &right: to the next note"), ("Ctrl+Return", "Ctrl+Enter"), "walls", "check"
    ),
    ActionSpec("walls.reject", N_("&Not a note"), ("Ctrl+Del",), "walls"),
    ActionSpec("walls.proposal", N_("Take the word that may be &meant"), ("Ctrl+R",), "walls"),
    ActionSpec(
        "walls.previous", N_("The note &before, as it is"), ("Alt+Up", "Alt+Left"), "walls", "arrow-up"
    ),
    ActionSpec(
        "walls.next", N_("The note &after, as it is"), ("Alt+Down", "Alt+Right"), "walls", "arrow-down"
    ),
    ActionSpec("walls.split", N_("&Split a note: again for another way"), ("Ctrl+D",), "walls"),
    ActionSpec("walls.merge", N_("&Merge with a neighbour: again for another"), ("Ctrl+M",), "walls"),
    ActionSpec("walls.add", N_("A note is m&issing"), ("Ctrl++", "Ctrl+="), "walls", "plus"),
    ActionSpec("walls.count", N_("How many &hang on the wall"), ("Ctrl+G",), "walls"),
    ActionSpec("walls.showBoard", N_("Show the boar&d, to look again inside it"), ("Ctrl+Shift+B",), "walls"),
    ActionSpec("walls.again", N_("Take a &photo of this part again"), ("Ctrl+Shift+A",), "walls", "camera"),
    ActionSpec("walls.photo", N_("To the photo, and &back"), ("F6",), "walls", "image"),
    ActionSpec("walls.otherPhoto", N_("The next p&hoto"), ("Ctrl+Tab",), "walls"),
    ActionSpec("walls.larger", N_("&Closer to the photo"), ("Alt++", "Alt+="), "walls", "plus"),
    ActionSpec("walls.smaller", N_("&Further from the photo"), ("Alt+-",), "walls", "minus"),
    ActionSpec("walls.fitAll", N_("The &whole photo"), ("Alt+0",), "walls", "squares-four"),
    ActionSpec("walls.board", N_("To the b&oard"), ("Ctrl+B",), "walls", "arrow-right"),
    ActionSpec("walls.colour", N_("Colour of the note"), tuple(f"Alt+{n}" for n in range(1, 7)), "walls"),
    ActionSpec("cards.read", N_("&Read the cards now, or stop"), ("Space",), "cards", "broadcast"),
    ActionSpec("cards.previous", N_("The question &before"), ("Alt+Left",), "cards", "arrow-left"),
    ActionSpec("cards.next", N_("The &next question"), ("Alt+Right",), "cards", "arrow-right"),
    ActionSpec("cards.missing", N_("To the cards that are &missing, and back"), ("F6",), "cards"),
    ActionSpec("cards.handedOut", N_("Which cards were &handed out"), ("Ctrl+G",), "cards"),
    ActionSpec("cards.file", N_("Choose a &photo"), ("Ctrl+Shift+O",), "cards", "image"),
    ActionSpec("cards.back", N_("Back to the &vote"), ("Esc",), "cards"),
    ActionSpec("dots.take", N_("&Take the count over"), ("Ctrl+Return", "Ctrl+Enter"), "dots", "check"),
    ActionSpec("dots.again", N_("&Another photo"), ("Ctrl+D",), "dots", "camera"),
    ActionSpec("dots.file", N_("Choose a &photo"), ("Ctrl+Shift+O",), "dots", "image"),
    ActionSpec("dots.back", N_("Back to the &vote"), ("Esc",), "dots"),
    ActionSpec("sheets.previous", N_("The sheet &before"), ("Alt+Left",), "sheets", "arrow-left"),
    ActionSpec("sheets.next", N_("The &next sheet"), ("Alt+Right",), "sheets", "arrow-right"),
    ActionSpec("sheets.again", N_("&Another photo"), ("Ctrl+D",), "sheets", "camera"),
    ActionSpec("sheets.file", N_("Choose a &photo"), ("Ctrl+Shift+O",), "sheets", "image"),
    ActionSpec("sheets.back", N_("Back to the &vote"), ("Esc",), "sheets"),
    ActionSpec("conflicts.left", N_("Choose the &left version"), ("Left",), "conflicts", "arrow-left"),
    ActionSpec("conflicts.right", N_("Choose the &right version"), ("Right",), "conflicts", "arrow-right"),
    ActionSpec("conflicts.both", N_("Choose &both texts"), ("2",), "conflicts"),
    ActionSpec("conflicts.keep", N_("&Keep what is chosen"), ("Return", "Enter"), "conflicts", "check"),
    ActionSpec("conflicts.later", N_("Decide &later"), ("Esc",), "conflicts"),
    ActionSpec("handbook.search", N_("&Search the handbook"), ("Ctrl+F",), "handbook", "magnifying-glass"),
    ActionSpec("handbook.back", N_("&Back to the page before"), ("Alt+Left",), "handbook", "arrow-left"),
    ActionSpec("board.search", N_("&Search the notes"), ("Ctrl+F",), "board", "magnifying-glass"),
    ActionSpec("board.nextHit", N_("&Next note that was found"), ("F3",), "board"),
    ActionSpec("board.previousHit", N_("&Previous note that was found"), ("Shift+F3",), "board"),
    ActionSpec("board.capture", N_("&Type a note"), ("Ctrl+L",), "board", "pencil-simple"),
    ActionSpec("board.group", N_("&Group the chosen notes"), ("Ctrl+G",), "board", "stack"),
    ActionSpec("board.split", N_("&Split off as a theme of their own…"), ("Ctrl+Shift+D",), "board"),
    ActionSpec("board.move", N_("&Move to…"), ("M",), "board"),
    ActionSpec("board.duplicate", N_("Hang in a second &place too…"), ("Ctrl+D",), "board", "link"),
    ActionSpec("board.colour", N_("Give another &colour…"), ("C",), "board"),
    ActionSpec(
        "board.paint",
        N_("Colour of the chosen notes, or of the next"),
        tuple(f"Alt+{n}" for n in range(1, 7)),
        "board",
    ),
    ActionSpec("board.name", N_("Change the &words"), ("F2",), "board", "pencil-simple"),
    ActionSpec("board.firstWords", N_("Put the &first words back"), ("Shift+F2",), "board"),
    ActionSpec("board.photo", N_("See the &photo of the note"), ("P",), "board", "image"),
    ActionSpec("board.up", N_("One place &up"), ("Alt+Up",), "board", "arrow-up"),
    ActionSpec("board.down", N_("One place &down"), ("Alt+Down",), "board", "arrow-down"),
    ActionSpec("board.hide", N_("&Hide from the room"), ("Del",), "board", "eye-slash"),
    ActionSpec("board.merge", N_("&Join the chosen notes into one"), ("Ctrl+J",), "board"),
    ActionSpec("board.part", N_("Take joined notes &apart"), ("Ctrl+Shift+J",), "board"),
    ActionSpec("board.mergeInto", N_("Merge the theme &into…"), ("Ctrl+M",), "board"),
    ActionSpec("board.ungroup", N_("&Take the theme away"), ("Ctrl+Shift+G",), "board"),
    ActionSpec("board.waiting", N_("Look at the notes that &wait…"), ("W", "Alt+W"), "board", "hourglass"),
    ActionSpec("board.accept", N_("Group what is &suggested"), ("S", "Alt+S"), "board", "lightbulb"),
    ActionSpec("board.refuse", N_("&Not now: refuse the suggestion"), ("N", "Alt+N"), "board"),
    ActionSpec("board.larger", N_("&Larger"), ("Ctrl++", "Ctrl+="), "board", "plus"),
    ActionSpec("board.smaller", N_("&Smaller"), ("Ctrl+-",), "board", "minus"),
    ActionSpec("board.fitAll", N_("Show the &whole board"), ("Ctrl+0",), "board", "squares-four"),
    ActionSpec(
        "board.room", N_("Only the &board, for the room"), ("Shift+F11",), "board", "projector-screen"
    ),
    ActionSpec("board.menu", N_("What can be done with what is chosen"), ("Menu", "Shift+F10"), "board"),
)

_BY_ID: Final = {one.id: one for one in ACTIONS}


def build(host: QWidget, context: str = EVERYWHERE) -> Mapping[str, QAction]:
    """The actions of one context by id, added to `host`; their keys work while the focus is in it."""
    scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
    if context in (EVERYWHERE, EVENING):
        scope = Qt.ShortcutContext.WindowShortcut
    built = {spec.id: _action(spec, host, scope) for spec in ACTIONS if spec.context == context}
    host.addActions(list(built.values()))
    return built


def key_text(shortcut: str) -> str:
    """A shortcut as people read it on a key: "Ctrl F", "PgDn"."""
    words = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    if len(words) < 2:
        return words
    parts = words.replace("PgDown", "PgDn").removesuffix("+").split("+")
    return " ".join((*parts[:-1], "+") if words.endswith("++") else parts).strip()


def spec(action_id: str) -> ActionSpec:
    """The action of that id; KeyError when there is none."""
    return _BY_ID[action_id]


def _action(one: ActionSpec, host: QWidget, scope: Qt.ShortcutContext) -> QAction:
    action = QAction(_(one.text), host)
    action.setObjectName(one.id)
    action.setShortcuts([QKeySequence(key) for key in one.shortcuts])
    action.setShortcutContext(scope)
    if one.icon:
        action.setIcon(icon(one.icon, 18, theme.colour("ink2")))
    return action
