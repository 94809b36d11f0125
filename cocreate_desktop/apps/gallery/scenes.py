"""The pictures in the order of an evening: each scene brings the window where it belongs and looks at desk, stage and phone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from cocreate_desktop.apps.gallery.apart import two_versions
from cocreate_desktop.apps.gallery.before import prepare, start, tour
from cocreate_desktop.apps.gallery.dossier import dossier
from cocreate_desktop.apps.gallery.hand import LARGE, SQUARE, Hand
from cocreate_desktop.apps.gallery.online import online
from cocreate_desktop.apps.gallery.overlays import over_aftercare, over_offers, over_prepare, over_proposal
from cocreate_desktop.apps.gallery.papers import papers
from cocreate_desktop.apps.gallery.reach import reach
from cocreate_desktop.apps.gallery.result import arrivals, exit_poll, offers, proposal, readback
from cocreate_desktop.apps.gallery.safety import broken, last_day, trial
from cocreate_desktop.apps.gallery.shown import ShownDryRun
from cocreate_desktop.apps.gallery.talk import talk
from cocreate_desktop.apps.gallery.troubles import opening, working
from cocreate_desktop.apps.gallery.venue import venue
from cocreate_desktop.apps.gallery.walls import wall
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.handbook.window import HandbookWindow
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.window import ProjectorChanged
from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.domain.steps import KINDS, Kind, ShowSettings, read_settings
from cocreate_desktop.language import _, current
from cocreate_desktop.rehearsal.example import Example, load_buurtplein

AT_THE_DESK, FROM_PHONES = 24, 12
WITH_A_SCENE = frozenset(KINDS)
FLAGGED = "Ik wil wel helpen met de planten, bel 06 12345678"


def doors(hand: Hand) -> None:
    """The doors open."""
    hand.clock.put(18, 58)
    hand.project.backups.make()
    hand.shell.go("evening")
    hand.open_pages(hand.evening.id, current(), hand.until)
    hand.desk("evening-before")
    hand.phone("before")
    hand.stage("before")
    arrivals(hand)


def welcome(hand: Hand) -> None:
    """The evening begins."""
    hand.go_to(Kind.WELCOME, 19, 30)
    hand.at(19, 34)
    hand.desk(f"evening-{Kind.WELCOME}", LARGE)
    hand.phone(Kind.WELCOME)
    hand.stage(Kind.WELCOME, SQUARE)
    _practice(hand)
    hand.stage("codes", qr_only=True)


def _practice(hand: Hand) -> None:
    """The bar of a dry run, and what the room reads."""
    assert hand.shell.desk is not None
    hand.shell.practice.follow(ShownDryRun(), hand.shell.desk.relay)
    hand.desk("evening-dry-run")
    hand.shell.practice.leave()
    hand.stage("dry-run", practice=True)


def ideas(hand: Hand) -> None:
    """Notes come in."""
    step = hand.go_to(Kind.IDEAS, 19, 42)
    hand.desk(f"evening-{Kind.IDEAS}-empty")
    hand.stage(f"{Kind.IDEAS}-empty")
    notes = load_buurtplein().notes
    written = [
        hand.services.capturing.write(step.id, note.text, colour=note.colour)
        for note in [one for one in notes if one.channel == "desk"][:AT_THE_DESK]
    ]
    hand.services.capturing.write(step.id, written[-2].text, double_of=written[-2].id)
    for number, note in enumerate([one for one in notes if one.channel == "phone"][:FROM_PHONES]):
        _send(hand, note.text, f"buur{number}")
    _let_in(hand)
    hand.at(19, 51)
    hand.phone(Kind.IDEAS)
    hand.desk(f"evening-{Kind.IDEAS}", LARGE)
    hand.stage(Kind.IDEAS, SQUARE)
    hand.press("thinkStart")
    hand.at(19, 51)
    hand.desk(f"evening-{Kind.IDEAS}-think")
    hand.stage(f"{Kind.IDEAS}-think", SQUARE)
    hand.press("thinkStop")
    for number, words in enumerate(("Een kraantje voor de hond", FLAGGED, "Ruimte om te voetballen")):
        _send(hand, words, f"later{number}")
    line = hand.part(QLineEdit, "line")
    line.setText(written[-1].text)
    line.returnPressed.emit()
    hand.desk(f"evening-{Kind.IDEAS}-double")
    line.clear()
    _let_in(hand)


def warnings(hand: Hand) -> None:
    """What goes wrong on an evening, and what lies over it; the step of now goes on under it."""
    room = hand.shell.room("evening")
    assert isinstance(room, EveningRoom), "the evening's room is an EveningRoom"
    hand.press("beamer")
    hand.at(19, 58)
    stage = room.stage
    assert stage is not None, "the beamer was switched on"
    stage.projector.emit(ProjectorChanged(True, "HDMI-1"))
    stage.projector.emit(ProjectorChanged(False, ""))
    # No beamer is plugged into the machine that makes the pictures; the button says what it says when one is pulled out.
    hand.part(KeyButton, "beamer").setText(_("beamer unplugged"))
    hand.desk("evening-beamer-gone")
    stage.projector.emit(ProjectorChanged(True, "HDMI-1"))
    hand.press("beamer")
    hand.project.hall.running = False
    hand.services.bus.publish(HallChanged(False, "", str(HallStopped())))
    hand.desk("evening-page-stopped")
    hand.project.hall.start(hand.evening.id)
    hand.press("shorten")
    hand.desk("evening-shorten")
    hand.close_dialogs()
    hand.press("picture")
    hand.desk("evening-large-picture")
    hand.close_dialogs()
    for button, name in (("freeze", "held"), ("codes", "codes")):
        hand.press(button)
        hand.desk(f"evening-{name}")
        hand.press(button)


def themes(hand: Hand) -> None:
    """The board, before and after it is put in order."""
    step = hand.go_to(Kind.THEMES, 20, 2)
    hand.desk(f"evening-{Kind.THEMES}-loose", LARGE)
    found = load_buurtplein()
    belongs = {note.text: note.theme for note in found.notes}
    board = hand.services.boards.board(hand.evening.id)
    for theme in found.themes:
        mine = [note.id for note in board.notes if belongs.get(note.text) == theme.key]
        if mine:
            hand.services.boards.group(hand.evening.id, step.id, mine, theme.title)
    hand.at(20, 12)
    hand.phone(Kind.THEMES)
    hand.desk(f"evening-{Kind.THEMES}", LARGE)
    hand.stage(Kind.THEMES, SQUARE)


def pause(hand: Hand) -> None:
    """A break."""
    hand.go_to(Kind.PAUSE, 20, 17)
    hand.at(20, 21)
    hand.phone(Kind.PAUSE)
    hand.desk(f"evening-{Kind.PAUSE}")
    hand.stage(Kind.PAUSE, SQUARE)


def show(hand: Hand) -> None:
    """Two designs, one after another and beside each other."""
    step = hand.step(Kind.SHOW)
    settings = read_settings(step)
    assert isinstance(settings, ShowSettings), "a step that shows has such settings"
    whole = step
    for _page in settings.pages:
        hand.services.showing.remove(step.id, 0)
    hand.go_to(Kind.SHOW, 19, 36)
    hand.desk(f"evening-{Kind.SHOW}-empty")
    hand.services.showing.put_back(whole)
    hand.services.showing.side_by_side(step.id, False)
    hand.at(19, 38)
    hand.desk(f"evening-{Kind.SHOW}-one")
    hand.stage(f"{Kind.SHOW}-one")
    hand.services.showing.side_by_side(step.id, True)
    hand.desk(f"evening-{Kind.SHOW}", LARGE)
    hand.stage(Kind.SHOW, SQUARE)
    hand.phone(Kind.SHOW)


def others(hand: Hand) -> None:
    """Kinds of step that have no scene of their own here."""
    for kind in KINDS:
        if kind not in WITH_A_SCENE:
            hand.go_to(kind, 20, 25)
            hand.desk(f"evening-{kind}")
            hand.stage(kind)
            hand.phone(kind)


def vote(hand: Hand) -> None:
    """A round from its options to its result."""
    hand.go_to(Kind.VOTE, 20, 33)
    voting, found = hand.services.voting, _round(hand)
    hand.desk(f"evening-{Kind.VOTE}-draft")
    hand.stage(f"{Kind.VOTE}-draft")
    voting.open(found.id)
    hand.at(20, 36)
    hand.phone(Kind.VOTE, tongues=True)
    options = voting.options(found.id)
    _cast(hand, found, options)
    hand.desk(f"evening-{Kind.VOTE}", LARGE)
    hand.stage(Kind.VOTE, SQUARE)
    _count(hand, found, options, load_buurtplein())
    voting.close(found.id)
    hand.at(20, 41)
    hand.desk(f"evening-{Kind.VOTE}-closed")
    hand.stage(f"{Kind.VOTE}-closed")
    voting.reveal(found.id)
    hand.phone(f"{Kind.VOTE}-result")
    hand.desk(f"evening-{Kind.VOTE}-result")
    hand.stage(f"{Kind.VOTE}-result", SQUARE)


def choose_a_design(hand: Hand) -> None:
    """A vote between the pictures that were shown."""
    step = hand.services.evenings.add_step(hand.evening.id, Kind.VOTE)
    hand.services.evenings.change_step(
        step.id, title="Kies een ontwerp", question="Welk ontwerp werken we uit?"
    )
    hand.at(20, 44)
    hand.services.playing.go_to(hand.evening.id, step.id)
    hand.settle()
    hand.press("fromPages")
    hand.desk("evening-designs-draft")
    hand.read_message()
    voting = hand.services.voting
    found = voting.round_of(step.id)
    assert found is not None, "a vote has its round"
    voting.open(found.id)
    _cast(hand, found, voting.options(found.id))
    hand.desk("evening-designs")
    hand.stage("designs", SQUARE)
    hand.phone("designs")
    voting.close(found.id)
    voting.reveal(found.id)
    hand.stage("designs-result")
    hand.phone("designs-result")


def aftercare(hand: Hand) -> None:
    """The evening is over."""
    hand.clock.put(21, 31)
    hand.services.playing.finish(hand.evening.id)
    hand.settle()
    hand.stage("thanks", SQUARE)
    hand.phone("thanks")
    hand.shell.go("aftercare")
    hand.read()
    hand.desk("aftercare", LARGE)


def around(hand: Hand) -> None:
    """What is there in every room."""
    hand.shell.action("settings").trigger()
    hand.desk("settings")
    hand.close_dialogs()
    hand.shell.action("help").trigger()
    hand.desk("handbook")
    next(one for one in hand.over() if isinstance(one, HandbookWindow)).keys.click()
    hand.desk("help")
    hand.close_dialogs()


SCENES: tuple[Callable[[Hand], None], ...] = (
    start,
    opening,
    prepare,
    tour,
    trial,
    dossier,
    over_prepare,
    venue,
    doors,
    welcome,
    reach,
    show,
    ideas,
    wall,
    warnings,
    broken,
    themes,
    pause,
    talk,
    others,
    vote,
    choose_a_design,
    offers,
    over_offers,
    proposal,
    over_proposal,
    readback,
    exit_poll,
    aftercare,
    over_aftercare,
    online,
    papers,
    around,
    working,
    two_versions,
    last_day,
)


def _send(hand: Hand, words: str, author: str) -> None:
    hand.services.store.run(hand.services.capturing.sending(hand.evening.id, words, author=author))


def _let_in(hand: Hand) -> None:
    safe = [note.id for note in hand.view.waiting if not note.flags]
    hand.services.capturing.set_state(safe, NoteState.SHOWN)


def _round(hand: Hand) -> Round:
    found = hand.services.voting.round_of(hand.step(Kind.VOTE).id)
    assert found is not None, "a vote has its round"
    return found


def _cast(hand: Hand, found: Round, options: tuple[Option, ...]) -> None:
    """28 phones vote, each in its own way and the same in every gallery."""
    for number in range(28):
        first, second = options[number % 5 % len(options)], options[(number * 2 + 1) % len(options)]
        dots = {first.id: 2, second.id: 1} if first is not second else {first.id: 2}
        hand.services.casting.cast(found.id, f"phone {number}", dots, Channel.PHONE)


def _count(hand: Hand, found: Round, options: tuple[Option, ...], example: Example) -> None:
    counting, stickers = hand.services.counting, example.vote.options
    for option, counted in zip(options, stickers, strict=True):
        counting.type_count(found.id, Channel.DOTS, option.id, counted.stickers)
    counting.type_count(
        found.id, Channel.DOTS, "", -(-sum(one.stickers for one in stickers) // example.vote.dots)
    )
