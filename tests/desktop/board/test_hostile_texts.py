"""A thousand hostile texts at the desk: they stand in its lists and on its board as they were typed, and its labels and
tooltips read nothing in them as markup."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.board.items import NoteItem
from cocreate_desktop.desktop.parts.plaintip import plain_tip
from cocreate_desktop.desktop.parts.shortlabel import ShortLabel
from cocreate_desktop.domain import text
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.capturing import NewNote
from tests.desktop.board.conftest import Wall
from tests.desktop.steps.conftest import Hands
from tests.hostile import TRAPS, all_kept

KEPT = all_kept()


def alike(words: str) -> str:
    """A text as a row shows it: on one line, doubles once with their number before it, without a mark of byte order, which is
    seen nowhere and which Qt takes for its own."""
    return text.folded(re.sub(r"^\d+ keer · ", "", " ".join(words.split()))).replace("\ufeff", "")


def plain(hands: Hands) -> bool:
    """Whether nothing in the window would be read as markup."""
    parts = hands.room.findChildren(QWidget)
    labels = [one for one in parts if isinstance(one, QLabel)]
    tips = [one.toolTip() for one in parts if "<" in one.toolTip()]
    return all(one.textFormat() is Qt.TextFormat.PlainText for one in labels) and all(
        tip.startswith("<qt>") for tip in tips
    )


def test_that_the_desk_lists_every_text_and_reads_none_as_markup(hands: Hands) -> None:
    hands.services.capturing.remove([one.id for one in hands.notes])
    hands.services.capturing.take_in(hands.step(Kind.IDEAS).id, [NewNote(words) for words in KEPT])
    hands.services.capturing.set_state([one.id for one in hands.notes], NoteState.SHOWN)
    hands.services.evenings.change_step(hands.step(Kind.IDEAS).id, question=TRAPS[1] * 8)
    hands.go(Kind.IDEAS)
    hands.room.grab()
    rows = hands.part(QListWidget, "notes")
    listed = {alike(rows.item(place).text()) for place in range(rows.count())}
    assert listed == set(map(alike, KEPT))
    assert plain(hands)


def test_that_the_board_shows_texts_and_reads_none_as_markup(wall: Wall) -> None:
    hands = wall.hands
    ids = [
        one.id
        for one in hands.services.capturing.take_in(
            hands.step(Kind.THEMES).id, [NewNote(words) for words in KEPT[:200]]
        )
    ]
    hands.services.capturing.set_state(ids, NoteState.SHOWN)
    for start in range(0, 60, 12):
        hands.services.boards.group(
            hands.evening.id, hands.step(Kind.THEMES).id, ids[start : start + 6], KEPT[start]
        )
    hands.see()
    wall.open_outline()
    hands.room.grab()
    items = [one for one in wall.scene.items() if isinstance(one, NoteItem)]
    assert {one.note.text for one in items} >= set(KEPT[:200])
    assert all(not one.toolTip() or one.toolTip().startswith("<qt>") for one in items)
    assert plain(hands)


def test_that_words_stand_on_labels_and_tooltips_as_they_were_typed(wall: Wall) -> None:
    form = forms.load("evening/room", wall.hands.room)
    for label in form.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    label = ShortLabel("<b>vet</b> " * 40, wall.hands.room)
    label.resize(40, 20)
    label.show()
    assert label.toolTip() == plain_tip("<b>vet</b> " * 40)
    assert plain_tip("<b>a</b>\nb") == "<qt>&lt;b&gt;a&lt;/b&gt;<br>b</qt>"
    assert plain_tip("a & b < c") == "<qt>a &amp; b &lt; c</qt>"
    assert plain_tip("a > b") == "a > b"
