"""A thousand hostile texts on the picture for the room: every one is painted as words, and none as anything else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.themes import Theme
from tests.desktop.stage.rooms import note, state, step, view
from tests.desktop.stage.seen import said
from tests.hostile import all_kept

SMALL = QSize(640, 360)
AT_ONCE = 24


KEPT = all_kept()


@pytest.mark.usefixtures("qapp")
def test_that_every_text_is_painted_as_words() -> None:
    for start in range(0, len(KEPT), AT_ONCE):
        some = KEPT[start : start + AT_ONCE]
        notes = [note(number, words) for number, words in enumerate(some)]
        assert said(state(view(step(Kind.IDEAS), notes=notes)), SMALL)
        themes = [
            Theme(
                id=f"t{number}",
                project_id="p",
                evening_id="e",
                step_id="themes",
                name=words[:300],
                rank=str(number),
            )
            for number, words in enumerate(some[:6])
        ]
        assert said(state(view(step(Kind.THEMES), notes=notes, themes=themes)), SMALL)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["<b>vet</b>", "&amp; &lt;b&gt;", "<img src=x>", "{{7*7}} %s {0}", "=1+1"])
def test_that_signs_stand_in_the_room_as_they_were_typed(words: str) -> None:
    assert words in said(state(view(step(Kind.IDEAS), notes=[note(1, words)])))
