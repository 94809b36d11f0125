"""What people read on a terminal after `cocreate tally`, for the methods that have more to tell than votes."""

import json
from pathlib import Path

import pytest

from cocreate_desktop import cli
from cocreate_desktop.domain.voting import METHODS, tally
from cocreate_desktop.exchange import rounds
from cocreate_desktop.language import use

PLANS = [{"id": "1", "text": "Speeltoestel", "cost": 60}, {"id": "2", "text": "Bomen", "cost": 50}]
ANSWERED = {
    "yes-no": "yes",
    "support": "2",
    "consent": "consent",
    "dots": {"1": 1},
    "score": {"1": 4},
    "chips": {"1": 20},
}


def table(folder: Path, method: str, *choices: object, **keys: object) -> list[list[str]]:
    use("en")
    path = folder / "round.json"
    ballots = [{"voter": f"v{place}", "choices": one} for place, one in enumerate(choices)]
    path.write_text(
        json.dumps({"method": method, "options": PLANS, "budget": 100, "ballots": ballots, **keys})
    )
    voting = rounds.read(path)
    return rounds.as_table(tally(voting), voting.options)


def test_that_marks_have_columns_for_mean_and_median(tmp_path: Path) -> None:
    made = table(tmp_path, "score", {"1": 4}, {"1": 1}, {"1": 0})
    assert made[0][5:7] == ["mean", "median"]
    assert made[1] == ["1", "1  Speeltoestel", "5", "3", "100%", "1.67", "1", "5"]
    assert made[2][5:7] == ["–", "–"]


def test_that_chips_have_a_column_for_the_average(tmp_path: Path) -> None:
    made = table(tmp_path, "chips", {"1": 1500}, {"2": 0.5})
    assert made[0][5] == "average"
    assert [row[2] for row in made[1:3]] == ["1,500", "0.5"]
    assert [row[5] for row in made[1:3]] == ["750", "0.25"]


def test_that_answers_stand_in_words_and_without_places(tmp_path: Path) -> None:
    made = table(tmp_path, "support", "1", "?")
    assert [row[0] for row in made[1:7]] == [""] * 6
    assert (made[1][1], made[6][1]) == ("1  wholeheartedly", "?  don't know")
    assert [row[0] for row in table(tmp_path, "yes-no", "no")[1:4]] == ["2", "1", "3"]


def test_that_consent_says_whether_it_holds_and_gives_the_reasons(tmp_path: Path) -> None:
    ballots = [
        {"voter": "1", "choices": "objection", "text": "Te duur."},
        {"voter": "2", "choices": "objection"},
    ]
    made = table(tmp_path, "consent", ballots=ballots)
    assert made[6] == ["consent", "", "does not hold"]
    assert [(row[0], row[-1]) for row in made[7:]] == [
        ("objection", "Te duur."), ("objection", "no reason given"),
    ]  # fmt: skip
    assert table(tmp_path, "consent", "consent")[-1][-1] == "holds"


def test_that_a_ranking_tells_who_wins_from_every_other(tmp_path: Path) -> None:
    made = table(tmp_path, "ranking", ["1", "2"], ["1"])
    assert (made[-1][0], made[-1][-1]) == ("wins from every other", "1  Speeltoestel")
    assert table(tmp_path, "ranking", ["1"], ["2"])[-1][-1] == "none"
    assert not [row for row in made if row[0].startswith("round")]


def test_that_a_run_off_is_told_round_by_round(tmp_path: Path) -> None:
    made = table(tmp_path, "ranking", ["1"], ["1"], [["1", "2"]], rule="instant-runoff")
    assert [(row[0], row[-1]) for row in made[5:7]] == [
        ("round 1", "1  Speeltoestel: 2.5; 2  Bomen: 0.5"), ("round 2", "1  Speeltoestel: 3"),
    ]  # fmt: skip


def test_that_a_budget_says_what_is_bought_and_what_each_pays(tmp_path: Path) -> None:
    made = table(tmp_path, "budget", ["1"], ["1", "2"], ["2"], ["2"], rule="equal-shares")
    assert made[0][5:7] == ["cost", "bought"]
    assert [row[5:7] for row in made[1:3]] == [["50", "yes"], ["60", "no"]]
    assert made[5:8] == [["budget", "", "100"], ["spent", "", "50"], ["for each", "", "25"]]
    assert made[8] == ["bought", "2  Bomen", "50", "3", "", "", "", "", "each pays 16.67"]


def test_that_who_has_less_pays_what_she_has(tmp_path: Path) -> None:
    made = table(tmp_path, "budget", ["1", "2"], ["1"], ["1"], ["2"], ["2"], rule="equal-shares", budget=130)
    assert [row[-1] for row in made if row[0] == "bought"] == ["each pays 20", "each pays 22 at most"]


def test_that_other_rules_tell_no_share(tmp_path: Path) -> None:
    made = table(tmp_path, "budget", ["1"])
    assert [row[0] for row in made] == ["place", "1", "2", "base", "cast", "budget", "spent"]


def test_that_a_base_smaller_than_the_votes_is_told_in_words_and_gives_no_share(tmp_path: Path) -> None:
    made = table(tmp_path, "choice", "1", "1", "2", base="present", present=2)
    assert "More people voted (3) than were counted in the hall (2), so there are no percentages." in {
        row[-1] for row in made
    }
    assert made[1][4] == "–"
    found = rounds.to_json(tally(rounds.read(tmp_path / "round.json")))
    assert found["base"] == {"name": "present", "n": None, "too_small": {"n": 2, "voted": 3}}


@pytest.mark.parametrize(("quorum", "met"), [(1, "met"), (9, "not met")])
def test_that_a_quorum_is_told(tmp_path: Path, quorum: int, met: str) -> None:
    assert table(tmp_path, "choice", ["1"], quorum=quorum)[-1] == ["quorum", met, str(quorum)]


def test_that_a_quorum_that_nobody_can_know_is_told_so(tmp_path: Path) -> None:
    hands = [{"option": "1", "number": 3}]
    assert table(tmp_path, "approval", counts=hands, quorum=9)[-1] == ["quorum", "nobody can know", "9"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("method", METHODS)
def test_that_every_method_is_printed(
    tmp_path: Path, method: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ballots = [{"voter": "1", "choices": ANSWERED.get(method, ["1"])}, {"voter": "2", "choices": 7}]
    path = tmp_path / "round.json"
    path.write_text(json.dumps({"method": method, "options": PLANS, "budget": 100, "ballots": ballots}))
    assert cli.main(["tally", str(path), "--lang", language]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert len(said.out.splitlines()) >= 6
    assert said.out.splitlines()[0].split()
