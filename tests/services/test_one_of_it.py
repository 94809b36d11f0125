"""One ballot, one person, one dot: what is said of votes in Dutch fits one as well as many."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.exchange.controlcheck import check
from cocreate_desktop.exchange.controlfile import write_control
from cocreate_desktop.language import speaking
from cocreate_desktop.services import onlinewords, resultwords, roundfigures, votedwords
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of


@pytest.mark.parametrize(
    ("more", "said"), [(1, ": 1 stembiljet erbij, 0 eraf."), (6, ": 6 stembiljetten erbij, 0 eraf.")]
)
def test_that_verify_says_how_many_ballots_came_in_between_two_figures(
    more: int, said: str, tmp_path: Path
) -> None:
    told = an_evening()
    made = a_round(told, "choice")
    option = options_of(told, made)[0].id
    for guests in (("a", "b"), [f"late {number}" for number in range(more)]):
        told.services.voting.open(made.id)
        for guest in guests:
            told.services.casting.cast(made.id, guest, {option: 1}, Channel.PHONE)
        told.services.voting.close(made.id)
    control = told.services.overview.control(made.id)
    assert control is not None
    with speaking("nl"):
        (note,) = check(write_control(control, tmp_path / "vote.control.json")).notes
    assert note.endswith(said)


def _of_one(told: Told, method: str, base: str = "valid") -> tuple[str, ...]:
    """What the report says of a vote in which one person chose the first answer."""
    made = a_round(told, method, base=base, dots=2, max_per_option=1, entitled=1)
    told.services.voting.open(made.id)
    first = options_of(told, made)[0].id
    told.services.casting.cast(made.id, "guest", {first: 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    told.services.voting.reveal(made.id)
    view = told.services.overview.round(made.id)
    assert view.tally is not None
    with speaking("nl"):
        live = roundfigures.living_with_it(view.tally) if method == "support" else ""
        home = onlinewords.living_with_it(view.tally) if method == "support" else ""
        turnout = votedwords.turnout(view, view.tally)
        return votedwords.base(view.tally), turnout, live, home, resultwords.rules_then(view.round)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("valid", "De percentages zijn van de 1 mens met een geldige stem."),
        ("cast", "De percentages zijn van de 1 mens die heeft gestemd."),
        ("present", "De percentages zijn van de 1 mens in de zaal."),
        ("entitled", "De percentages zijn van de 1 mens die mocht stemmen."),
    ],
)
def test_that_a_base_of_one_is_one_person(base: str, said: str) -> None:
    told = an_evening()
    told.services.evenings.change(told.evening.id, present=1)
    of, turnout, *_more = _of_one(told, "choice", base)
    assert of == said
    assert turnout.endswith("Van de 1 mens in de zaal stemde er 1.")


def test_that_one_answer_and_one_dot_are_one() -> None:
    told = an_evening()
    _base, _turnout, live, home, _rules = _of_one(told, "support")
    assert live == "Van de 1 mens die antwoordde kan er 1 mee leven (antwoord 1, 2 en 3)."
    assert home == "1 van de 1 kan ermee leven"
    assert "Hoogstens 1 mocht op één keuze." in _of_one(told, "dots")[-1]
