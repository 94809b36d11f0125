"""The figures of a project in one record, and those of several projects added up: counts only, each with what it is of."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.reach import Meter, Share
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.across import ProjectFigures, figures_of, read_figures
from cocreate_desktop.services.addedup import add_up
from cocreate_desktop.services.bus import Bus
from tests.fakes import FakeStore
from tests.paper.evenings import an_evening
from tests.paper.wholeproject import THEMES, Whole, a_whole_project


@pytest.fixture(scope="module")
def whole() -> Whole:
    return a_whole_project(name="Buurtplein", base_number=1800)


@pytest.fixture(scope="module")
def figures(whole: Whole) -> ProjectFigures:
    found = figures_of(whole.told.services.store, whole.told.services.clock)
    assert found is not None
    return found


def test_that_the_figures_are_those_of_the_overview(whole: Whole, figures: ProjectFigures) -> None:
    view = whole.told.services.projectview.now()
    assert (figures.reach, figures.satisfaction, figures.notes) == (view.reach, view.satisfaction, view.notes)
    assert (figures.held, figures.planned, figures.visits) == (2, 2, view.visits)
    assert figures.people == 51  # twelve came twice
    assert (figures.first_day, figures.last_day) == ("2026-11-24", "2026-12-01")
    assert figures.replies == {Taken.YES: 1, Taken.PARTLY: 1, Taken.NO: 1, Taken.OPEN: 0}
    assert (figures.answered, figures.lacking, figures.replies_late) == (3, 0, 0)
    assert figures.pledge_states[PledgeState.OPEN] == figures.pledge_states[PledgeState.DOING] == 1


def test_that_a_theme_brings_its_votes_with_what_they_are_of(figures: ProjectFigures) -> None:
    assert [theme.name for theme in figures.best(3)] == list(THEMES)
    assert [theme.notes for theme in figures.best(2)] == [3, 4]
    first = figures.best(1)[0].votes
    assert first is not None
    assert (first.result.total, first.result.people, first.base_number, first.cast) == (68, 34, 34, 34)
    assert (first.place, first.options, first.base) == (1, 3, "valid")


def test_that_what_those_at_home_chose_stands_beside_the_votes_of_the_hall() -> None:
    told = an_evening()
    voting = told.services.voting
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, told.write("Bomen"), "Meer groen")
    voting.change_rules(told.round.id, method="choice", max_choices=1)
    green, table = voting.set_options(told.round.id, ("Meer groen", "Een tafel"))
    voting.open(told.round.id)
    for channel, chosen in ((Channel.PHONE, (green, green)), (Channel.ONLINE, (green, table, table))):
        for place, option in enumerate(chosen):
            told.services.casting.cast(told.round.id, f"{channel} {place}", {option.id: 1}, channel)
    voting.close(told.round.id)
    voting.reveal(told.round.id)
    found = figures_of(told.services.store, told.services.clock)
    assert found is not None
    votes = found.themes[0].votes
    assert votes is not None
    assert (votes.result.total, votes.cast, votes.base_number) == (2, 2, 2)
    assert (votes.online_total, votes.online_cast) == (1, 3)


def test_that_nobody_and_no_detail_is_in_the_figures() -> None:
    told = an_evening()
    services = told.services
    step = told.step(Kind.THEMES).id
    for words in ("Mail jan@voorbeeld.nl over het zebrapad", "Veilig oversteken"):
        services.boards.group(told.evening.id, step, told.write(f"Idee bij {words[:5]}"), words)
    for line in services.replies.all():
        said = {"words": "Bel 06 12345678", "why": "Aan de Lindelaan 12", "who": "Wethouder Vondel"}
        services.replies.answer(line.theme.id, taken="no", **said)
    services.replies.answer(services.replies.all()[1].theme.id, why="")
    services.pledges.add("Mail naar jan@voorbeeld.nl", "Wethouder Vondel", "2026-11-20", past=True)
    found = figures_of(services.store, services.clock)
    assert found is not None
    for never in ("Vondel", "12345678", "jan@", "Lindelaan"):
        assert never not in repr(found)
    assert [theme.name for theme in found.themes] == ["", "Veilig oversteken"]
    assert [theme.lacking for theme in found.themes] == [False, True]  # a reason that stays out is a reason
    assert (found.pledges_late, found.replies[Taken.NO], len(found.best(3))) == (1, 2, 1)


def test_that_a_project_of_which_nothing_came_in_has_no_figures(whole: Whole) -> None:
    assert figures_of(FakeStore("p1", Bus()), whole.told.services.clock) is None


def test_that_what_is_late_depends_on_the_day(whole: Whole) -> None:
    read = whole.told.services.store.read
    assert read(lambda reader: read_figures(reader, date(2027, 1, 15))).pledges_late == 0
    assert read(lambda reader: read_figures(reader, date(2027, 1, 16))).pledges_late == 1
    assert read(lambda reader: read_figures(reader, date(2027, 6, 1))).pledges_late == 2


_COUNT = st.integers(0, 400)


@st.composite
def some(draw: st.DrawFn, whole: ProjectFigures) -> ProjectFigures:
    """A project with other numbers; some are not known."""
    base, took = draw(st.integers(1, 500)), draw(_COUNT)
    share = Share(took, base, draw(st.sampled_from(("residents", "households"))), took + 3)
    marks = whole.satisfaction
    assert marks is not None
    histogram = tuple(draw(st.lists(st.integers(0, 30), min_size=10, max_size=10)))
    other = replace(marks, histogram=histogram, threshold=draw(st.sampled_from((6, 7))))
    return replace(
        whole,
        people=draw(st.none() | _COUNT),
        reach=draw(st.sampled_from((None, Meter(share, 60)))),
        satisfaction=draw(st.sampled_from((None, other))),
    )


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_that_counts_are_added_and_percentages_never(figures: ProjectFigures, data: st.DataObject) -> None:
    found = data.draw(st.lists(some(figures), max_size=6))
    together = add_up(found)
    assert together == add_up(found[:2] + found[2:])
    known = [one.people for one in found if one.people is not None]
    assert together.people == (sum(known) if known else None)
    assert together.people_of == len(known)
    shares = [one.reach.share for one in found if one.reach is not None]
    told = [share for share in shares if not share.beyond]
    assert together.beyond == len(shares) - len(told)
    assert sum(of for _share, of in together.reach) == len(told)
    for share, _of in together.reach:
        mine = [one for one in told if one.base_name == share.base_name]
        assert share.numerator == sum(one.numerator for one in mine)
        assert share.base == sum(one.base for one in mine)
        assert share.percent is not None
    for marks, of in together.satisfaction:
        theirs = [one.satisfaction for one in found if one.satisfaction is not None]
        same = [one for one in theirs if one.threshold == marks.threshold]
        assert (marks.satisfied, marks.n, of) == (
            sum(m.satisfied for m in same),
            sum(m.n for m in same),
            len(same),
        )
        assert (marks.percent is None) == (marks.interval is None) == (marks.n < 10)
    assert together.themes == sum(together.replies.values()) == 3 * len(found)
