"""What goes between the channels of a vote, in the real window: one code on two of them, people who may be counted twice, what
comes too late or breaks the rules, opening again, asking again, and making it final."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView

from cocreate_desktop.desktop.cards.screen import CardsScreen
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.stage.state import Support
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening, Phase
from cocreate_desktop.rehearsal.phone import PhoneRefused
from cocreate_desktop.services.auditing import channel_name, text_of
from tests.flows.votes.votehall import Came, VoteHall, room


def test_that_a_code_on_several_channels_counts_once_and_the_desk_says_so(
    hall: VoteHall, tmp_path: Path
) -> None:
    came = Came("choice")
    hall.go("choice")
    hall.open_vote()
    first, second, third = hall.codes[:3]
    with hall.phone(first) as phone, hall.phone(third) as other:
        hall.by_phone(phone, {"A": 1})
        hall.by_phone(other, {"B": 1})
        hall.until(lambda: hall.found.voted == 2)
        _hold_up(hall, second.number, "A", tmp_path)
        hall.on_slip("C", first)
        assert "telefoon" in hall.part(QLabel, "line").text()
        hall.on_slip("C", second)
        assert "kaart" in hall.part(QLabel, "line").text()
        _hold_up(hall, third.number, "C", tmp_path)
        came.ballots = [
            (Channel.PAPER, {"C": 1}, 1),
            (Channel.PAPER, {"C": 1}, 1),
            (Channel.CARD, {"C": 1}, 1),
        ]
        hall.until(lambda: hall.found.voted == came.people)
        hall.by_phone(phone, {"B": 1})
        came.ballots[0] = (Channel.PHONE, {"B": 1}, 1)
        hall.until(lambda: len(_happened(hall, Happening.REPLACED)) == 4)
    assert _happened(hall, Happening.REPLACED) == ["1", "2", "3", "1"]
    assert not hall.parts(QLabel, "hints"), "everybody showed a code"
    hall.close_vote()
    hall.reveal_vote()
    hall.assert_shown(came)


def test_that_people_who_may_be_counted_twice_are_told_of(hall: VoteHall) -> None:
    hall.go("approval")
    hall.open_vote()
    hall.by_phone(hall.phones[0], {"A": 1})
    hall.until(lambda: hall.found.voted == 1)
    assert not hall.parts(QLabel, "hints"), "there is one channel"
    hall.counted(Channel.HANDS, (2, 0, 1), 3)
    hall.on_slip("a b", hall.codes[0])
    hall.until(lambda: len(hall.found.overlap) == 3)
    said = hall.part(QLabel, "hints").text()
    assert all(channel_name(name) in said for name in ("phone", "hands", "paper"))
    hall.close_vote()
    hall.reveal_vote()
    assert hall.part(QLabel, "hints").text() == said


def test_that_what_breaks_the_rules_or_has_no_code_is_answered_and_listed(hall: VoteHall) -> None:
    hall.go("dots")
    hall.open_vote()
    hall.choose(Channel.PAPER)
    for code, line, what in (
        ("QQQQ-QQQQ-Q", "A", Happening.UNKNOWN_CODE),
        (hall.codes[0].typed, "A A A", Happening.BROKEN),
        (hall.codes[0].typed, "A Z", Happening.BROKEN),
    ):
        before = len(_happened(hall, what))
        hall.fill(hall.part(QLineEdit, "slipCode"), code)
        hall.fill(hall.part(QLineEdit, "slipLetters"), line)
        assert hall.part(QLineEdit, "slipLetters").text() == line, "what was typed stays"
        assert hall.part(QLabel, "line").property("tone") == "warn"
        assert len(_happened(hall, what)) == before + 1
    hall.fill(hall.part(QLineEdit, "slipLetters"), "A B")
    assert hall.found.voted == 1
    assert hall.found.refused == 3
    assert "3" in hall.part(KeyButton, "happened").text()
    hall.close_vote()


def test_that_a_ballot_after_the_close_is_answered_and_listed(hall: VoteHall) -> None:
    came = Came("yes-no")
    hall.go("yes-no")
    hall.open_vote()
    late, phone = hall.phones
    filled_in = late.fill_in({0: 1})
    hall.by_phone(phone, {"B": 1})
    came.ballots.append((Channel.PHONE, {"B": 1}, 1))
    hall.until(lambda: hall.found.voted == 1)
    hall.close_vote()
    hall.until(lambda: not hall.asked(late))
    with pytest.raises(PhoneRefused) as refused:
        late.send_vote(filled_in)
    assert refused.value.args[0] == 409
    assert "gesloten" in late.page()
    hall.until(lambda: len(_happened(hall, Happening.LATE)) == 1)
    assert "1" in hall.part(KeyButton, "happened").text()
    assert not hall.parts(QLineEdit, "slipCode"), "nothing is typed from paper any more"
    hall.reveal_vote()
    hall.assert_shown(came)


def test_that_opening_again_leaves_a_trace_and_a_final_result_stays(hall: VoteHall) -> None:
    came = Came("score", [(Channel.PHONE, {"A": 4}, 1), (Channel.PHONE, {"A": 1, "B": 5}, 1)])
    hall.go("score")
    hall.open_vote()
    hall.by_phone(hall.phones[0], came.ballots[0][1])
    hall.until(lambda: hall.found.voted == 1)
    hall.close_vote()
    hall.reveal_vote()
    hall.click(hall.part(PhaseTile, "open"))
    assert hall.phase is Phase.OPEN
    hall.assert_hidden()
    hall.by_phone(hall.phones[1], came.ballots[1][1])
    hall.until(lambda: hall.found.voted == 2)
    hall.close_vote()
    hall.reveal_vote()
    hall.assert_shown(came)
    assert len(_happened(hall, Happening.REOPENED)) == 1
    hall.click(hall.part(KeyButton, "makeFinal"))
    hall.click(hall.part(KeyButton, "final"))
    assert not hall.found.round.secret
    hall.click(hall.part(PhaseTile, "open"))
    assert hall.found.round.phase is Phase.PUBLISHED
    hall.assert_shown(came)


def test_that_the_same_question_once_more_is_laid_over_the_first(hall: VoteHall) -> None:
    hall.go("support")
    for answers in (("4", "5"), ("2", "3")):
        hall.open_vote()
        for phone, answer in zip(hall.phones, answers, strict=True):
            hall.by_phone(phone, {answer: 1})
        hall.until(lambda: hall.found.voted == 2)
        hall.close_vote()
        hall.reveal_vote()
        if answers[0] == "4":
            hall.click(hall.part(KeyButton, "askAgain"))
            hall.until(lambda: hall.phase is Phase.DRAFT)
    seen = hall.wall.outcome
    assert isinstance(seen, Support)
    assert [(bar.number, bar.before) for bar in seen.bars] == [(0, 0), (1, 0), (1, 0), (0, 1), (0, 1), (0, 0)]


def _hold_up(hall: VoteHall, number: int, side: str, folder: Path) -> None:
    """Somebody holds up this card; a photo of the room is dropped on the desk's screen."""
    photo = folder / f"kaart {number}.jpg"
    photo.write_bytes(room({number: side}))
    hall.choose(Channel.CARD)
    hall.click(hall.part(KeyButton, "readCards"))
    hall.drop(hall.parts(CardsScreen)[0], photo)
    session = hall.cards.session
    hall.until(lambda: number in session.standing.seen and not session.busy)
    hall.press(Qt.Key.Key_Escape)
    assert not hall.cards.showing


def _happened(hall: VoteHall, what: Happening) -> list[str]:
    """What the desk's list of the vote says of this: whose card or slip, the first one first."""
    audit = hall.found.audit
    button = hall.part(KeyButton, "happened")
    hall.click(button)
    shown = hall.part(QListView, "audit").model()
    hall.click(button)
    assert isinstance(shown, QStringListModel)
    said = [line.split("  ", 1)[1] for line in reversed(shown.stringList())]
    assert said == [text_of(line) for line in audit]
    return [line.subject for line in audit if line.what is what]
