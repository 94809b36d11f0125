"""What is sealed when: at the closing, once more where ballots came in from another laptop, and never again without need."""

from __future__ import annotations

from pathlib import Path

from cocreate_desktop.domain.controlfigure import Seal, last_seal, read_seal
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.exchange.controlcheck import check
from cocreate_desktop.exchange.controlfile import write_control
from cocreate_desktop.exchange.controlround import rounds_of
from cocreate_desktop.services.votedwords import audit, checking
from tests.laptops import an_open_vote, meet, two_laptops
from tests.paper.evenings import an_evening
from tests.paper.rounds import a_round, options_of, vote_on


def test_that_ballots_of_another_laptop_after_the_closing_are_told_with_a_second_figure(
    tmp_path: Path,
) -> None:
    with two_laptops(tmp_path, "sealed", {"name": "Plein", "question": "Wat mis je?"}) as (first, second):
        found = an_open_vote(first)
        meet(first, second)
        option = first.services.voting.options(found.id)[0].id
        first.services.casting.cast(found.id, "A" * 26, {option: 1}, Channel.PHONE)
        second.services.casting.cast(found.id, "B" * 26, {option: 2}, Channel.PHONE)
        first.services.voting.close(found.id)
        closing = last_seal(first.services.auditing.lines(found.id))
        assert closing is not None
        meet(first, second)
        first.services.voting.reveal(found.id)
        first.services.voting.publish(found.id)
        meet(first, second)
        for opened in (first, second):
            lines = opened.services.auditing.lines(found.id)
            seals = [line for line in lines if line.what is Happening.SEALED]
            assert [line.number for line in seals] == [1, 2]
            control = opened.services.overview.control(found.id)
            assert control is not None
            assert [one.whole for one in control.seals] == [True, True]
            checked = check(write_control(control, tmp_path / "c.json"), closing.figure)
            assert (checked.wrong, checked.ballots, len(checked.notes)) == ((), 2, 2)
            assert checked.figure != closing.figure


def test_that_what_comes_in_after_the_result_was_shown_is_no_false_alarm_before_it_is_final(
    tmp_path: Path,
) -> None:
    with two_laptops(tmp_path, "sealed", {"name": "Plein", "question": "Wat mis je?"}) as (first, second):
        found = an_open_vote(first)
        meet(first, second)
        option = first.services.voting.options(found.id)[0].id
        for guest in "ABCDE":
            first.services.casting.cast(found.id, guest * 26, {option: 1}, Channel.PHONE)
        for guest in "FGHIJ":
            second.services.casting.cast(found.id, guest * 26, {option: 2}, Channel.PHONE)
        first.services.voting.close(found.id)
        first.services.voting.reveal(found.id)

        def told() -> tuple[tuple[str, ...], int, bool, bool]:
            control = first.services.overview.control(found.id)
            assert control is not None
            checked = check(write_control(control, tmp_path / "c.json"))
            return checked.wrong, checked.ballots, checked.counted, checked.pending

        assert told() == ((), 5, True, False)
        meet(first, second)
        assert told() == ((), 5, False, True)
        control = first.services.overview.control(found.id)
        assert control is not None
        assert rounds_of(control) == {}
        first.services.voting.publish(found.id)
        assert told() == ((), 10, True, False)


def test_that_the_hall_and_the_report_read_one_figure_and_a_reopened_vote_gets_another() -> None:
    told = an_evening()
    made = vote_on(told, a_round(told, "dots"))
    voting = told.services.voting

    def seals() -> list[Seal]:
        return [seal for line in told.services.auditing.lines(made.id) if (seal := read_seal(line))]

    assert len(seals()) == 1
    voting.reveal(made.id)
    voting.conceal(made.id)
    voting.reveal(made.id)
    assert len(seals()) == 1
    voting.open(made.id)
    told.services.casting.cast(made.id, "late", {options_of(told, made)[0].id: 1}, Channel.PHONE)
    voting.close(made.id)
    one, other = seals()
    assert (one.secret, one.link == other.link) == (other.secret, False)
    told.services.counting.type_count(made.id, Channel.HANDS, options_of(told, made)[0].id, 4)
    voting.reveal(made.id)
    assert len(seals()) == 3, "what was counted by eye after the closing is another vote than was sealed"
    voting.publish(made.id)
    assert len(seals()) == 3
    view = told.services.overview.round(made.id)
    said = " ".join(checking(view))
    assert [seal.figure in said for seal in seals()] == [False, True, True], "since the last closing"
    assert not any(seals()[-1].secret in words for words in audit(view))


def test_that_the_same_votes_in_two_rounds_have_figures_that_tell_nothing() -> None:
    told = an_evening()
    figures = set()
    for _round in range(3):
        seal = last_seal(told.services.auditing.lines(vote_on(told, a_round(told, "choice")).id))
        assert seal is not None
        figures |= {seal.figure, seal.root, seal.counts}
    assert len(figures) == 9
