"""Rounds as files for PrefLib: orders and categories, names that are each their own, and what cannot go along. Its own reader
takes a thousand of them in ``test_thousand_projects``."""

import pytest

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.exchange.leavingideas import read_facts
from cocreate_desktop.exchange.preflib import FORM, NUMBER, numbered, preflib
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.language import use
from cocreate_desktop.services.leaving import Asked, Platform
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of, show_all, vote_on


def _ready(told: Told, *mends: str, **options: str) -> Ready:
    asked = Asked(Platform.PREFLIB, mends=frozenset(mends), options=options)
    show_all(told)
    return preflib(read_facts(told.services), asked)


def _parts(ready: Ready, place: int = 0) -> tuple[dict[str, str], list[str]]:
    """The header by its keys, and the lines of ballots."""
    text = ready.files[place].data.decode()
    assert text.endswith("\n")
    lines = text.splitlines()
    head = [line.removeprefix("# ").partition(":") for line in lines if line.startswith("# ")]
    return {key: value.strip() for key, _colon, value in head}, [one for one in lines if one[0] != "#"]


def test_that_a_ranking_goes_as_orders_each_once_with_how_often_it_came() -> None:
    told = an_evening()
    vote_on(told, a_round(told, "ranking", "Wat eerst?"))
    ready = _ready(told)
    head, lines = _parts(ready)
    assert ready.files[0].name == "2026-11-24-1-wat-eerst.soi"
    assert {key: head[key] for key in list(head)[:5]} == {
        "FILE NAME": "2026-11-24-1-wat-eerst.soi",
        "TITLE": "Wat eerst?",
        "DESCRIPTION": "Ideeënavond 2026-11-24, Volgorde",
        "DATA TYPE": "soi",
        "MODIFICATION TYPE": "original",
    }
    assert (head["RELATES TO"], head["PUBLICATION DATE"]) == ("", "2026-11-23")
    numbers = ("NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER UNIQUE ORDERS")
    assert [head[key] for key in numbers] == ["4", "12", "3"]
    assert head["ALTERNATIVE NAME 2"] == "Speelplek voor alle leeftijden"
    assert lines == ["4: 1, 2, 3, 4", "4: 2, 1, 3", "4: 2, 3, 1, 4"]


def test_that_equals_and_the_whole_list_decide_the_ending() -> None:
    told = an_evening()
    made = a_round(told, "ranking")
    ids = [option.id for option in options_of(told, made)]
    told.services.voting.open(made.id)
    casting = told.services.casting
    for guest in range(5):
        casting.cast(made.id, f"guest {guest}", dict(zip(ids, (1, 2, 2, 4), strict=True)), Channel.PHONE)
    casting.cast(made.id, "blank", {}, Channel.PHONE)
    told.services.voting.close(made.id)
    use("en")
    ready = _ready(told)
    head, lines = _parts(ready)
    assert (head["DATA TYPE"], lines) == ("toc", ["5: 1, {2, 3}, 4"])
    assert ["1 blank ballot stays here" in one.why for one in ready.preview.troubles] == [True]


@pytest.mark.parametrize(
    ("method", "categories", "first"),
    [
        ("approval", ["Chosen", "Not chosen"], "4: 1, {2, 3, 4}"),
        ("yes-no", ["Chosen", "Not chosen"], "8: 1, {2, 3}"),
        ("dots", ["2 dots", "1 dot", "0 dots"], "4: {}, {1, 2, 4}, 3"),
        ("chips", ["50000", "20000", "15000", "10000", "0"], "4: {}, 4, {}, {1, 2, 3}, {}"),
        ("score", [str(mark) for mark in range(10, 0, -1)], "4: {}, {}, 3, {1, 2}, {}, {}, {}, 4, {}, {}"),
    ],
)
def test_that_other_methods_go_as_categories(method: str, categories: list[str], first: str) -> None:
    told = an_evening(language="en")
    vote_on(told, a_round(told, method))
    head, lines = _parts(_ready(told))
    assert head["DATA TYPE"] == "cat"
    names = [head[f"CATEGORY NAME {place}"] for place in range(1, int(head["NUMBER CATEGORIES"]) + 1)]
    assert names == categories
    assert int(head["NUMBER UNIQUE PREFERENCES"]) == len(lines)
    assert first in lines


def test_that_marks_go_as_orders_where_somebody_asks_for_that() -> None:
    told = an_evening()
    vote_on(told, a_round(told, "score"))
    head, lines = _parts(_ready(told, **{FORM: "orders"}))
    assert (head["DATA TYPE"], head["MODIFICATION TYPE"]) == ("toc", "induced")
    assert lines == ["4: 1, 3, 2, 4", "4: 1, 3, 4, 2", "4: 3, {1, 2}, 4"]
    with pytest.raises(BadValue):
        _ready(told, **{FORM: "matrix"})


def test_that_choices_with_one_name_are_refused_until_they_are_numbered() -> None:
    use("en")
    told = an_evening()
    made = a_round(told, "approval")
    options = told.services.voting.set_options(made.id, ("Meer groen", "Meer  groen", "Meer groen (2)"))
    told.services.voting.open(made.id)
    told.services.casting.cast(made.id, "guest", {options[1].id: 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    before = _ready(told)
    assert (before.files, [(one.key, one.number) for one in before.preview.mends]) == ((), [(NUMBER, 1)])
    after = _ready(told, NUMBER)
    head, lines = _parts(after)
    assert [head[f"ALTERNATIVE NAME {place}"] for place in (1, 2, 3)] == [
        "Meer groen",
        "Meer groen (3)",
        "Meer groen (2)",
    ]
    assert lines == ["1: 2, {1, 3}"]
    assert [(one.key, one.number) for one in after.preview.mended] == [(NUMBER, 1)]
    assert numbered(("a", "a", "a", "b")) == ("a", "a (2)", "a (3)", "b")


def test_that_hands_alone_are_no_ballots() -> None:
    use("en")
    told = an_evening()
    made = a_round(told, "yes-no")
    told.services.voting.open(made.id)
    told.services.counting.type_count(made.id, Channel.HANDS, "yes", 23)
    told.services.voting.close(made.id)
    ready = _ready(told)
    assert (ready.files, ready.preview.goes) == ((), 0)
    assert [one.refused for one in ready.preview.troubles] == [True, False]
    assert "23 stickers or raised hands" in ready.preview.troubles[1].why
