"""Only what has another place is moved, and yet every note ends where the layout has it, whatever happened on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.board.items import NoteItem
from cocreate_desktop.desktop.board.layout import lay_out
from cocreate_desktop.desktop.board.scene import BoardScene
from cocreate_desktop.desktop.models.board import BoardModel
from cocreate_desktop.desktop.theme import motion_ms
from cocreate_desktop.services.board import Board
from tests.desktop.board.boards import boards

WIDTHS = (700.0, 1592.0, 2400.0)


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:
    """Notes glide, also where the tests before wanted stillness."""
    before = qapp.property("stillness")
    qapp.setProperty("stillness", False)
    yield
    qapp.setProperty("stillness", before)


@pytest.mark.usefixtures("moving")
@given(
    st.lists(
        st.tuples(boards(), st.sampled_from(WIDTHS), st.sampled_from((0.0, 0.4, 1.0))), min_size=1, max_size=6
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_every_note_ends_where_the_layout_has_it(
    qapp: QApplication, seen: Sequence[tuple[Board, float, float]]
) -> None:
    model = BoardModel()
    scene = BoardScene(model)
    motion = scene.findChild(QVariantAnimation)
    assert isinstance(motion, QVariantAnimation)
    assert motion_ms("move") > 0
    for board, width, share in seen:
        model.show_board(board)
        scene.set_width(width)
        if motion.state() is QVariantAnimation.State.Running:  # some glides are cut off by the next change
            motion.setCurrentTime(round(motion.duration() * share))
    motion.setCurrentTime(motion.duration())
    board, width, _share = seen[-1]
    hung = {item.note.id: item for item in scene.items() if isinstance(item, NoteItem)}
    places = {key: (item.x(), item.y()) for key, item in hung.items()}
    wanted = lay_out(board, width).notes
    assert places == {key: (box.x, box.y) for key, box in wanted.items()}
    bare = NoteItem(board.notes[0]) if board.notes else None
    for key, box in wanted.items():
        assert bare is not None
        bare.place(box)
        assert hung[key].boundingRect() == bare.boundingRect()
    scene.deleteLater()
    model.deleteLater()
