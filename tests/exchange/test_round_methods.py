"""Rounds of every method as files: what a ballot may look like, what a result tells, and which rules cannot be used."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.voting import METHODS, RULES, Round, tally
from cocreate_desktop.exchange import rounds
from cocreate_desktop.exchange.roundjson import number, share
from cocreate_desktop.language import use

PLANS = [{"id": "1", "text": "Speeltoestel", "cost": 6000}, {"id": "2", "text": "Bomen", "cost": 4000.5}]
FIXED = {"yes-no": "yes", "support": "?", "consent": "objection"}


def read(folder: Path, content: dict[str, object]) -> Round:
    path = folder / "round.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return rounds.read(path)


def counted(folder: Path, method: str, *choices: object, **keys: object) -> dict[str, object]:
    use("en")
    ballots = [{"voter": f"v{place}", "choices": one} for place, one in enumerate(choices)]
    whole = {"method": method, "options": PLANS, "budget": 10000, "ballots": ballots, **keys}
    return dict(json.loads(json.dumps(rounds.to_json(tally(read(folder, whole))))))


def refusal(folder: Path, method: str, **keys: object) -> str:
    use("en")
    with pytest.raises(BadFile) as told:
        read(folder, {"method": method, "options": PLANS, "budget": 10000, **keys})
    return str(told.value.values["why"])


def totals(found: dict[str, object]) -> dict[str, object]:
    options = found["options"]
    assert isinstance(options, list)
    return {one["id"]: one["total"] for one in options}


def codes(found: dict[str, object]) -> list[str]:
    invalid = found["invalid"]
    assert isinstance(invalid, list)
    return [one["code"] for one in invalid]


@pytest.mark.parametrize(("method", "answer"), FIXED.items())
def test_that_an_answer_stands_alone_or_in_a_list(tmp_path: Path, method: str, answer: str) -> None:
    found = counted(
        tmp_path, method, answer, [answer], [], ["neither"], [answer, answer], 3, [3], {answer: 1}
    )
    assert totals(found)[answer] == 2
    assert codes(found) == ["no-answer", "two-answers", *["unreadable"] * 3]
    assert found["cast"] == 8


@pytest.mark.parametrize("method", FIXED)
def test_that_methods_with_answers_need_no_options(tmp_path: Path, method: str) -> None:
    whole: dict[str, object] = {"method": method, "ballots": [{"voter": "1", "choices": FIXED[method]}]}
    found = tally(read(tmp_path, whole))
    named = tally(read(tmp_path, {**whole, "options": [{"id": "voorstel", "text": "Ons plan"}]}))
    assert found == named
    assert found.result(FIXED[method]).total == 1


@pytest.mark.parametrize("method", FIXED)
def test_that_hands_are_counted_for_answers(tmp_path: Path, method: str) -> None:
    hands = [{"option": FIXED[method], "number": 4}]
    assert totals(counted(tmp_path, method, counts=hands))[FIXED[method]] == 4
    assert "“counts[0].option” must be " in refusal(tmp_path, method, counts=[{"option": "9", "number": 4}])


def test_that_consent_tells_whether_it_holds_and_why_not(tmp_path: Path) -> None:
    reasons = [
        {"voter": "1", "choices": "objection", "text": "Te duur."},
        {"voter": "2", "choices": ["objection"]},
        {"voter": "3", "choices": "consent", "text": "Graag!"},
    ]
    found = counted(tmp_path, "consent", ballots=reasons)
    assert (found["holds"], found["objections"], found["winners"]) == (False, ["Te duur.", ""], [])
    assert counted(tmp_path, "consent", "consent")["holds"] is True


def test_that_a_ranking_is_a_list_with_equals_as_lists(tmp_path: Path) -> None:
    found = counted(tmp_path, "ranking", ["1", "2"], [["1", "2"]], [["2"], "1"], ["2"], [])
    assert found["borda"] == totals(found) == {"1": 1.5, "2": 2.5}
    assert (found["rule"], found["winners"], found["condorcet"]) == ("borda", ["2"], "2")
    assert found["runoff_winner"] == "2"
    assert found["runoff"] == [
        {"counts": {"1": 1.5, "2": 2.5}, "out": "1", "tied": [], "spent": 1},
        {"counts": {"2": 4}, "out": None, "tied": [], "spent": 1},
    ]


@pytest.mark.parametrize(
    "choices", ["1", {"1": 1}, [1], [[]], [["1"], []], [["1", ["2"]]], ["1", "1"], ["1", ["2", "1"]]]
)
def test_that_a_ranking_of_another_shape_is_listed(tmp_path: Path, choices: object) -> None:
    found = counted(tmp_path, "ranking", choices, ["1"])
    assert (codes(found), found["winners"], found["cast"]) == (["unreadable"], ["1"], 2)


def test_that_nobody_is_told_as_null(tmp_path: Path) -> None:
    found = counted(tmp_path, "ranking")
    assert (found["condorcet"], found["runoff_winner"], found["runoff"]) == (None, None, [])


def test_that_marks_are_told_with_mean_median_and_n(tmp_path: Path) -> None:
    found = counted(
        tmp_path, "score", {"1": 10, "2": 1}, {"1": 7}, {"1": 0}, {"2": 11}, {"1": 7.5}, ["1"], scale=[1, 10]
    )
    assert found["options"] == [
        {"id": "1", "total": 17, "people": 2, "share": 1.0, "mean": 8.5, "median": 8.5, "n": 2},
        {"id": "2", "total": 1, "people": 1, "share": 0.5, "mean": 1, "median": 1, "n": 1},
    ]
    assert codes(found) == ["outside-scale", "outside-scale", "unreadable", "unreadable"]


def test_that_chips_are_told_with_an_average_by_people(tmp_path: Path) -> None:
    ballots = [
        {"voter": "table", "choices": {"1": 25000}, "people": 3},
        {"voter": "one", "choices": {"1": 1000, "2": 0.25}},
    ]
    found = counted(tmp_path, "chips", ballots=ballots)
    assert [(one.get("total"), one.get("average")) for one in rows(found)] == [
        (76000, 19000),
        (0.25, 0.0625),
    ]


def rows(found: dict[str, object]) -> list[dict[str, object]]:
    options = found["options"]
    assert isinstance(options, list)
    return options


def test_that_chips_beyond_the_rules_are_listed(tmp_path: Path) -> None:
    found = counted(
        tmp_path,
        "chips",
        {"1": 30},
        {"1": 5},
        {"1": -10},
        {"1": "10"},
        ["1"],
        {"9": 10},
        {"1": 10},
        chips=20,
        step=10,
    )
    assert codes(found) == [
        "too-much",
        "not-in-steps",
        "no-number",
        "unreadable",
        "unreadable",
        "unknown-option",
    ]
    assert totals(found) == {"1": 10, "2": 0}


def test_that_a_plan_is_told_with_what_it_costs_and_who_pays(tmp_path: Path) -> None:
    found = counted(
        tmp_path, "budget", ["1", "2"], ["2"], rule="equal-shares", utility="count", completion="add1"
    )
    assert (found["winners"], found["spent"], found["budget"]) == (["2"], 4000.5, 10000)
    assert (found["each"], found["raised"]) == (5000, 0)
    assert found["bought"] == [
        {
            "id": "2",
            "cost": 4000.5,
            "supporters": 2,
            "pays": 2000.25,
            "equally": True,
            "price": 2000.25,
            "tied": [],
        }
    ]


def test_that_other_rules_tell_no_shares(tmp_path: Path) -> None:
    found = counted(tmp_path, "budget", ["1", "2"], ["1"], rule="most-votes")
    assert not {"each", "raised"} & set(found)
    assert found["bought"] == [{"id": "1", "cost": 6000, "supporters": 2}]
    assert found["rest"] == [{"id": "2", "cost": 4000.5, "supporters": 1, "money": 4000}]
    assert [one["cost"] for one in rows(found)] == [6000, 4000.5]


def test_that_a_quorum_is_told_when_there_is_one(tmp_path: Path) -> None:
    assert counted(tmp_path, "yes-no", "yes", quorum=1)["quorum"] == {"n": 1, "met": True}
    assert counted(tmp_path, "yes-no", "yes", quorum=2)["quorum"] == {"n": 2, "met": False}
    assert "quorum" not in counted(tmp_path, "yes-no", "yes")


def test_that_people_of_none_take_a_ballot_back(tmp_path: Path) -> None:
    ballots = [{"voter": "1", "choices": ["1"]}, {"voter": "1", "choices": ["2"], "people": 0}]
    found = counted(tmp_path, "choice", ballots=ballots)
    assert (found["cast"], totals(found), found["by_channel"]) == (0, {"1": 0, "2": 0}, {})


@pytest.mark.parametrize("method", METHODS)
def test_that_every_method_tells_the_documented_keys(tmp_path: Path, method: str) -> None:
    found = counted(tmp_path, method)
    keys = {"method", "rule", "base", "cast", "invalid", "options", "winners", "ties", "by_channel"}
    assert keys <= set(found)
    assert all({"id", "total", "people", "share"} <= set(one) for one in rows(found))
    assert found["rule"] == (RULES[method][0] if method in RULES else "")


@pytest.mark.parametrize(
    ("method", "keys", "why"),
    [
        ("budget", {"budget": 0}, "“budget” must be an amount above 0."),
        ("budget", {"budget": None}, "“budget” must be an amount above 0."),
        ("budget", {"budget": "10"}, "“budget” must be an amount above 0."),
        ("budget", {"options": [{"id": "1"}]}, "“options[0].cost” is missing."),
        ("budget", {"options": [{"id": "1", "cost": 0}]}, "“options[0].cost” must be an amount above 0."),
        ("budget", {"rule": "borda"}, "“rule” must be most-votes | votes-per-cost | equal-shares."),
        ("budget", {"utility": "joy"}, "“utility” must be cost | count."),
        ("budget", {"completion": "add2"}, "“completion” must be none | add1."),
        ("ranking", {"rule": "first"}, "“rule” must be borda | instant-runoff."),
        ("score", {"scale": [5, 0]}, "“scale” must be the lowest and the highest number, such as [0, 5]."),
        ("score", {"scale": [0, 5, 9]}, "“scale” must be the lowest and the highest number, such as [0, 5]."),
        ("score", {"scale": "0-5"}, "“scale” must be the lowest and the highest number, such as [0, 5]."),
        ("chips", {"chips": 0}, "“chips” must be an amount above 0."),
        ("chips", {"chips": 10, "step": 20}, "a step is more than everybody has to spread."),
        ("consent", {"ballots": [{"voter": "1", "choices": [], "text": 3}]}, "“ballots[0].text” must be a text."),
        ("choice", {"quorum": -1}, "“quorum” must be a whole number from 0."),
    ],
)  # fmt: skip
def test_that_a_rule_that_cannot_be_used_is_told_by_its_key(
    tmp_path: Path, method: str, keys: dict[str, object], why: str
) -> None:
    assert refusal(tmp_path, method, **keys) == why


def test_that_a_budget_that_is_not_there_is_missing(tmp_path: Path) -> None:
    use("en")
    with pytest.raises(BadFile) as told:
        read(tmp_path, {"method": "budget", "options": PLANS})
    assert told.value.values["why"] == "“budget” is missing."


@pytest.mark.parametrize("method", ["score", "ranking", "chips"])
def test_that_hands_say_no_mark_place_or_amount(tmp_path: Path, method: str) -> None:
    why = refusal(tmp_path, method, counts=[{"option": "1", "number": 3}])
    assert why == f"“counts” cannot be counted for “{method}”: a raised hand says no mark, place or amount."
    assert counted(tmp_path, method, counts=[])["cast"] == 0


def test_that_empty_words_for_a_rule_are_the_usual_one(tmp_path: Path) -> None:
    found = read(
        tmp_path, {"method": "ranking", "options": PLANS, "rule": "", "completion": "", "utility": ""}
    )
    assert (found.settings.rule, found.settings.completion, found.settings.utility) == ("borda", "", "cost")


def test_that_numbers_are_whole_where_they_are_whole() -> None:
    assert [number(one) for one in (None, 3, Fraction(6, 2), Decimal("4.0"), Fraction(1, 4))] == [
        None,
        3,
        3,
        4,
        0.25,
    ]
    assert [type(number(one)) for one in (Decimal("4.0"), Decimal("0.1"))] == [int, float]
    assert number(Fraction(10**400, 3)) == round(Fraction(10**400, 3))
    assert share(Fraction(10**400)) == 1e300
