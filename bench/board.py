"""The board with 300, 1,000 and 3,000 notes: opening it, a frame of panning, dragging, gliding and zooming, and a note that
comes in; beside an empty scene with as many plain rectangles in the same places. Drags are mouse events, motion is stepped.
1,000 notes are measured once more as a screen of 3840 × 2160 shows them at 200 %: as large, in four times the pixels."""

import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsRectItem, QGraphicsScene, QGraphicsView

from bench.stand.clock import milliseconds, typical
from bench.stand.figure import Figure, middle, percentile, tell
from cocreate_desktop.apps.desktop import make_application, settle
from cocreate_desktop.desktop.board.layout import BoardLayout, Box, lay_out
from cocreate_desktop.desktop.board.scene import BoardScene
from cocreate_desktop.desktop.board.view import BoardView
from cocreate_desktop.desktop.models.board import BoardModel
from cocreate_desktop.desktop.theme import Theme as Dress
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.rehearsal.example import load_buurtplein
from cocreate_desktop.services.board import Board

SIZES = (300, 1_000, 3_000)
AIMED = 1_000
THEMES = 12
WIDE, HIGH = 1592, 860  # what a screen of 1920 × 1080 leaves beside the outline
FINE = {"QT_SCALE_FACTOR": "2"}
ON_FINE = " at 200 %" if FINE.items() <= os.environ.items() else ""
FRAMES = 60
GLIDES, STEPS = 6, 10  # a glide of 160 ms is ten frames at 60 a second
ARRIVALS = 15
NOTCH = 60  # pixels of one notch of a wheel
BARE = "as many plain rectangles"
FRAME = "16.7 ms a frame"

EXAMPLE = load_buurtplein()
Turn = Callable[[int], object]


class Stand(QObject):
    """A shown view, of which every frame is timed until it has been painted."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__()
        self.view = view
        self.paintings = 0
        view.viewport().installEventFilter(self)
        view.resize(WIDE, HIGH)
        view.show()
        QApplication.processEvents()
        if not self.paintings:
            raise SystemExit("the board was not painted")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.paintings += event.type() is QEvent.Type.Paint
        return False

    def close(self) -> None:
        self.view.close()

    def moment(self, turn: Turn, number: int) -> float:
        """Milliseconds of one turn with all that comes of it, painting too."""

        def work() -> None:
            turn(number)
            QApplication.processEvents()

        return milliseconds(work)

    def frame(self, turn: Turn, number: int) -> float:
        """The same, of a turn that must be seen."""
        before = self.paintings
        took = self.moment(turn, number)
        if self.paintings == before:
            raise SystemExit("a turn changed nothing on the screen: there is no frame to time")
        return took

    def pan(self, number: int) -> None:
        """A notch down; from the foot of the board up again, notch by notch."""
        bar = self.view.verticalScrollBar()
        notches = bar.maximum() // NOTCH
        place = (number + 1) % (2 * notches)
        bar.setValue(NOTCH * min(place, 2 * notches - place))

    def press(self, box: Box) -> None:
        """Takes hold of what lies at the top of the board, and begins to drag it."""
        self.view.verticalScrollBar().setValue(0)
        place = self.view.mapFromScene(QPointF(box.x + box.w / 2, box.y + box.h / 2))
        self._mouse(QEvent.Type.MouseButtonPress, QPointF(place))
        self.drag(-1)
        QApplication.processEvents()

    def drag(self, number: int) -> None:
        """Along a circle well inside the view."""
        self._mouse(QEvent.Type.MouseMove, _on_circle(number))

    def let_go(self) -> None:
        self._mouse(QEvent.Type.MouseButtonRelease, _on_circle(-1))
        QApplication.processEvents()

    def _mouse(self, kind: QEvent.Type, place: QPointF) -> None:
        viewport, no_key = self.view.viewport(), Qt.KeyboardModifier.NoModifier
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = none if kind is QEvent.Type.MouseButtonRelease else left
        button = none if kind is QEvent.Type.MouseMove else left
        whole = QPointF(viewport.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(viewport, QMouseEvent(kind, place, whole, button, held, no_key))


class Ours(Stand):
    """The board as the desk shows it."""

    def __init__(self, board: Board) -> None:
        self.model = BoardModel()
        self.scene = BoardScene(self.model)
        motion = self.scene.findChild(QVariantAnimation)
        assert isinstance(motion, QVariantAnimation), "the scene moves its notes by one animation"
        self._motion = motion
        self.board_view = BoardView()
        self.board_view.show_scene(self.scene)
        self.model.show_board(board)
        super().__init__(self.board_view)

    def layout(self) -> BoardLayout:
        """Where everything lies now."""
        return lay_out(self.model.board, (self.view.viewport().width() - 2) / self.board_view.zoom)

    def choose(self, note_ids: list[str]) -> None:
        self.scene.pick(frozenset(note_ids))

    def zoom(self, number: int) -> None:
        """Two steps out, two steps in."""
        self.board_view.zoom_by(-1 if number % 4 < 2 else 1)

    def take_in(self, _number: int) -> None:
        """A note comes in and hangs loose behind the others."""
        board = self.model.board
        self.model.show_board(replace(board, notes=(*board.notes, _note(len(board.notes), ""))))

    def glide_to(self, board: Board) -> None:
        """Begins to show another board; its motion stands still between the steps."""
        self.model.show_board(board)
        self._motion.pause()
        QApplication.processEvents()

    def step(self, number: int) -> None:
        """What glides has come so many of STEPS far."""
        self._motion.setCurrentTime(self._motion.duration() * number // STEPS)


class Bare(Stand):
    """The reference: as many rectangles in the same places, which Qt's own scene chooses, drags and zooms."""

    def __init__(self, layout: BoardLayout) -> None:
        self.way = (layout, layout)
        self.scene = QGraphicsScene(0, 0, layout.width, layout.height)
        self.items = {key: self._rectangle(box) for key, box in layout.notes.items()}
        view = QGraphicsView(self.scene)
        view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        super().__init__(view)

    def _rectangle(self, box: Box) -> QGraphicsRectItem:
        item = QGraphicsRectItem(0, 0, box.w, box.h)
        item.setBrush(QColor("#FFDC6E"))
        item.setPos(box.x, box.y)
        item.setFlags(
            QGraphicsItem.GraphicsItemFlag.ItemIsMovable | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
        )
        self.scene.addItem(item)
        return item

    def choose(self, note_ids: list[str]) -> None:
        self.scene.clearSelection()
        for key in note_ids:
            self.items[key].setSelected(True)

    def let_go(self) -> None:
        """What was dragged lies where it lay: the desk's board puts it back too, as long as nobody moves it."""
        super().let_go()
        self.step(STEPS)
        QApplication.processEvents()

    def zoom(self, number: int) -> None:
        """Two steps out, two steps in."""
        self.view.resetTransform()
        size = (0.9, 0.8, 0.9, 1.0)[number % 4]
        self.view.scale(size, size)

    def take_in(self, number: int) -> None:
        """One rectangle more, in sight."""
        self._rectangle(Box(8.0 * number, 8.0 * number, 117, 100))

    def step(self, number: int) -> None:
        """Everything has come so many of STEPS far on its way; what has the same place at both ends stays."""
        before, after = self.way
        for key, item in self.items.items():
            a, b = before.notes[key], after.notes[key]
            item.setPos(a.x + (b.x - a.x) * number / STEPS, a.y + (b.y - a.y) * number / STEPS)


def _on_circle(number: int) -> QPointF:
    angle = number * math.tau / (FRAMES + 1)
    return QPointF(WIDE / 2 + 500 * math.cos(angle), HIGH / 2 + 250 * math.sin(angle))


def _note(number: int, theme_id: str) -> Note:
    one = EXAMPLE.notes[number % len(EXAMPLE.notes)]
    hung = Note(
        id=f"note {number}", project_id="p", evening_id="e", step_id="s", text=one.text, original=one.text
    )
    return replace(hung, colour=one.colour, theme_id=theme_id)


def board_of(notes: int) -> Board:
    """Twelve themes with seven of every ten notes; the others hang loose. The words are the example's."""
    titles = [theme.title for theme in EXAMPLE.themes]
    themes = tuple(
        Theme(id=f"theme {n}", project_id="p", evening_id="e", step_id="s", name=titles[n % len(titles)])
        for n in range(THEMES)
    )
    places = [themes[n % THEMES].id if n % 10 < 7 else "" for n in range(notes)]
    return Board(themes, tuple(_note(n, place) for n, place in enumerate(places)))


def regrouped(board: Board) -> Board:
    """The same board after the first note was moved to the last theme: its old neighbours close up."""
    moved = replace(board.notes[0], theme_id=board.themes[-1].id)
    return replace(board, notes=(moved, *board.notes[1:]))


class Measured:
    """Times of one size, ours and the reference's in turn, frame by frame."""

    def __init__(self, notes: int, dress: Dress) -> None:
        self._notes, self._dress = notes, dress
        self._board = board_of(notes)
        self._ours = Ours(self._board)
        self._bare = Bare(self._ours.layout())

    def close(self) -> None:
        self._ours.close()
        self._bare.close()

    def in_turn(self, what: str, ours: Turn, bare: Turn, times: int = FRAMES, aim: str = FRAME) -> None:
        """Tells a frame in the middle, and at the size that is aimed at one of the slowest too."""
        turns = [(self._ours.frame(ours, n), self._bare.frame(bare, n)) for n in range(times)]
        self._tell(what, turns, aim)

    def opening(self) -> None:
        """A new board until it has been painted."""
        layout = self._ours.layout()
        ours, bare = typical(lambda: Ours(self._board).close(), lambda: Bare(layout).close())
        tell(Figure(f"opening {self._notes:,} notes{ON_FINE}", ours, "ms", bare, BARE))

    def panning(self) -> None:
        self.in_turn("panning", self._ours.pan, self._bare.pan)

    def dragging(self, many: int) -> None:
        """The first notes of the first theme, which lie at the top left."""
        layout = self._ours.layout()
        held = [note.id for note in self._board.of(self._board.themes[0].id)][:many]
        for side in (self._ours, self._bare):
            side.choose(held)
            side.press(layout.notes[held[0]])
        if not self._ours.scene.dragging or self._bare.scene.mouseGrabberItem() is None:
            raise SystemExit("nothing is being dragged: there is no frame to time")
        self.in_turn(f"dragging {many} of", self._ours.drag, self._bare.drag)
        for side in (self._ours, self._bare):
            side.let_go()

    def zooming(self) -> None:
        self.in_turn("a step of zoom,", self._ours.zoom, self._bare.zoom, times=20)

    def gliding(self) -> None:
        """Frames of what follows when a note is moved: all that has another place glides there."""
        self._dress.set_still(False)
        self._tell("gliding after a move,", list(self._glides()), FRAME)
        self._dress.set_still(True)
        self._ours.model.show_board(self._board)

    def arriving(self) -> None:
        """From the board being told until all has been painted."""
        turns = [
            (self._ours.moment(self._ours.take_in, n), self._bare.moment(self._bare.take_in, n))
            for n in range(ARRIVALS)
        ]
        self._tell("a note comes in among", turns, FRAME)

    def _glides(self) -> Iterator[tuple[float, float]]:
        boards = (self._board, regrouped(self._board))
        for glide in range(GLIDES):
            before = self._ours.layout()
            self._ours.glide_to(boards[(glide + 1) % 2])
            self._bare.way = (before, self._ours.layout())
            for number in range(1, STEPS + 1):
                yield self._ours.frame(self._ours.step, number), self._bare.frame(self._bare.step, number)

    def _tell(self, what: str, turns: list[tuple[float, float]], aim: str) -> None:
        ours, bare = [turn[0] for turn in turns], [turn[1] for turn in turns]
        name = f"{what} {self._notes:,} notes{ON_FINE}"
        aim = aim if self._notes == AIMED else ""
        tell(Figure(name, middle(ours), "ms", middle(bare), BARE, aim))
        if aim:
            slow = f"{name}, one in twenty at least"
            tell(Figure(slow, percentile(ours, 0.95), "ms", percentile(bare, 0.95), BARE, aim))


def measure(sizes: Sequence[int]) -> None:
    """Every size, from few notes to many."""
    dress = Dress(make_application(), "light", still=True)
    settle()
    for notes in sizes:
        size = Measured(notes, dress)
        size.opening()
        size.panning()
        size.dragging(1)
        size.dragging(10)
        size.zooming()
        size.gliding()
        size.arriving()
        size.close()


def main() -> None:
    """All sizes on a plain screen; the fine one in a process of its own, for Qt asks once how fine it is."""
    if ON_FINE:
        measure((AIMED,))
    else:
        measure(SIZES)
        subprocess.run([sys.executable, "-m", "bench.board"], env={**os.environ, **FINE}, check=True)


if __name__ == "__main__":
    main()
