"""A proposal on the stage: the whole text, one paragraph with the notes behind it, what changed, and the support laid beside
that of before."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.proposalstate import ProposalText
from cocreate_desktop.desktop.stage.state import StageState
from cocreate_desktop.domain import difference
from cocreate_desktop.domain.difference import Piece
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.project import Rung
from cocreate_desktop.domain.proposals import Paragraph, Proposal, Version
from cocreate_desktop.domain.steps import Kind, ProposalSettings
from cocreate_desktop.domain.voting import answer_ids
from cocreate_desktop.services.board import Board
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.proposals import Behind, ProposalView
from cocreate_desktop.services.proposalsupport import METHOD, Support
from tests.desktop.stage.rooms import ADDRESS, EVENING, NOW, PROJECT, THEMES, step
from tests.desktop.stage.seen import said, touching, words

SIZES = (QSize(1920, 1080), QSize(1440, 1080))
TEXTS = tuple(theme for theme in THEMES if theme)


pytestmark = pytest.mark.usefixtures("qapp")


def text(*paragraphs: str, at: int = 0, changes: bool = False, polls: int = 0) -> ProposalView:
    """A proposal of these paragraphs, of which the last version had one more, and the first in other words."""
    notes = tuple(
        Note(
            id=f"n{n}",
            project_id="p",
            evening_id="e",
            step_id="i",
            text=f"Briefje {n}",
            original="",
            colour="B",
        )
        for n in range(3)
    )
    behind = tuple(
        Behind(Paragraph(id=f"a{n}", project_id="p", proposal_id="v", text=words), n, notes, None)
        for n, words in enumerate(paragraphs, 1)
    )
    before = [Piece("a1", "Eerst heel anders."), Piece("weg", "Dit gaat eruit."), Piece("a2", paragraphs[-1])]
    version = Version(id="v1", project_id="p", proposal_id="v", made_at="2026-11-10T19:00:00+00:00")
    now = [Piece(one.paragraph.id, one.paragraph.text) for one in behind]
    support = tuple(
        Support(
            replace(version, number=n), f"r{n}", "e", "Avond", "2026-11-10T19:00:00+00:00",
            tuple((answer, 10 * n + place) for place, answer in enumerate(answer_ids(METHOD))), 60 * n + 15,
            ((Channel.PHONE, 60 * n + 15),),
        )
        for n in range(1, polls + 1)
    )  # fmt: skip
    return ProposalView(
        ProposalSettings(at=at, changes=changes), Proposal(id="v", project_id="p", title="Het nieuwe plein"), (),
        behind, (version,), version, difference.paragraphs(before, now), (), support,
    )  # fmt: skip


def shown(found: ProposalView, *, rung: Rung = Rung.ADVISE) -> StageState:
    here = step(Kind.PROPOSAL, title="Voorstel")
    project = replace(PROJECT, rung=rung)
    view = EveningView(project, EVENING, (here,), here, (), Board((), ()), None, matter=found)
    return stage_state(view, address=ADDRESS, now=NOW, language="en")


@pytest.mark.parametrize("size", SIZES)
def test_that_every_picture_of_a_text_stands_clear_and_whole(size: QSize) -> None:
    count = len(TEXTS)
    for at in range(count + 2):
        for changes in (False, True):
            state = shown(text(*TEXTS, at=at, changes=changes, polls=3))
            drawn = words(state, size)
            assert touching(drawn) == []
            assert min(one.size for one in drawn) >= SMALLEST
            assert all(
                one.box.left() >= 0 and one.box.right() <= size.width() * 1080 / size.height()
                for one in drawn
            )
            assert not any("…" in one.text for one in drawn)
            spoken = " ".join(one.text for one in drawn)
            if 0 < at <= count:
                assert f"Paragraph {at} of {count}" in spoken
                assert "Briefje 0" in spoken
            elif at > count:
                assert "Version 3" in spoken
                assert "This is advice." in spoken


def test_that_changes_are_told_in_words_and_only_when_they_are_wanted() -> None:
    seen = said(shown(text(*TEXTS, changes=True)))
    for told in ("Changed since version 1", "Removed: Dit gaat eruit.", "New:"):
        assert told in seen
    plain = said(shown(text(*TEXTS)))
    assert "Dit gaat eruit." not in plain
    assert "Changed since" not in plain


def test_that_a_text_that_is_too_long_says_how_much_is_left_out() -> None:
    long = tuple(f"Alinea {n}. " + "Een lang verhaal over het plein. " * 12 for n in range(1, 13))
    seen = said(shown(text(*long)))
    assert "Alinea 1." in seen
    assert "more paragraphs" in seen
    one = words(shown(text("Zonder eind " * 160, at=1)))
    assert any(line.text.endswith("…") for line in one)
    assert touching(one) == []


def test_that_people_who_stand_behind_a_text_have_decided_nothing_yet() -> None:
    seen = said(shown(text(*TEXTS, at=len(TEXTS) + 1, polls=2), rung=Rung.DECIDE))
    assert "Version 2" in seen
    assert "This is a picture of what people think." in seen
    assert "This is a decision." not in seen


def test_that_the_words_follow_the_rung_and_an_empty_step_says_its_name() -> None:
    for rung in Rung:
        seen = said(shown(text(*TEXTS), rung=rung))
        assert ("decide" in seen) == (rung is Rung.DECIDE)
    empty = shown(ProposalView(ProposalSettings()))
    assert not isinstance(empty.body, ProposalText)
    assert "Voorstel" in said(empty)
