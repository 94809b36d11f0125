"""Rounds as files: what docs/round.md says is what `cocreate tally` does, and a file with a fault is refused by name."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from cocreate_desktop import cli
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.voting import METHODS, Option, Round, Settings, tally, together
from cocreate_desktop.exchange import rounds
from cocreate_desktop.language import use
from cocreate_desktop.services.auditing import BASE_NAMES

DOCS = Path(__file__).parents[2] / "docs"
OPTIONS = [{"id": "1", "text": "Bankjes"}, {"id": "2", "text": "Bomen"}]


def written(folder: Path, content: object) -> Path:
    path = folder / "round.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


def a_round(method: str = "approval", **keys: object) -> dict[str, object]:
    if method == "budget":
        keys = {"budget": 100, "options": [{**option, "cost": 60} for option in OPTIONS], **keys}
    return {"method": method, "options": OPTIONS, **keys}


def ballot(choices: object, **keys: object) -> dict[str, object]:
    return {"voter": "v1", "channel": "phone", "choices": choices, **keys}


def read(folder: Path, content: object) -> Round:
    return rounds.read(written(folder, content))


def refusal(folder: Path, content: object) -> str:
    use("en")
    with pytest.raises(BadFile) as told:
        read(folder, content)
    return str(told.value.values["why"])


def test_that_the_page_shows_what_the_program_does(tmp_path: Path) -> None:
    shown = re.findall(r"```json\n(.*?)```", (DOCS / "round.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(shown) == 4
    for asked, answered in batched(shown):
        assert rounds.to_json(tally(read(tmp_path, asked))) == json.loads(answered)


def batched(shown: list[str]) -> list[tuple[str, str]]:
    """Each round with the result below it."""
    return list(zip(shown[::2], shown[1::2], strict=True))


def test_that_the_schema_knows_every_key_and_method() -> None:
    schema = json.loads((DOCS / "round.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(rounds.KEYS)
    assert set(schema["properties"]["method"]["enum"]) == set(METHODS)
    assert set(schema["properties"]["base"]["enum"]) == set(BASE_NAMES)
    assert set(schema["properties"]["utility"]["enum"]) == {*rounds.UTILITIES, "", None}
    assert set(schema["properties"]["completion"]["enum"]) == {*rounds.COMPLETIONS, "", None}


def test_that_a_small_file_takes_the_usual_rules(tmp_path: Path) -> None:
    found = read(tmp_path, a_round("dots"))
    assert (found.settings.dots, found.settings.max_per_option, found.settings.max) == (3, None, None)
    assert (found.base, found.present, found.entitled) == ("valid", None, None)
    assert (found.ballots, found.counts, dict(found.people_by_channel)) == ((), (), {})


def test_that_null_is_as_good_as_left_out(tmp_path: Path) -> None:
    optional = set(rounds.KEYS) - {"method", "options"}
    assert read(tmp_path, {**a_round(), **dict.fromkeys(optional)}) == read(tmp_path, a_round())


def test_that_a_whole_file_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        a_round(
            "dots", rule="own", dots=5, max_per_option=2, max=4, base="present", present=44, entitled=1800,
            ballots=[ballot({"1": 2}, people=6)], counts=[{"option": "2", "channel": "dots", "number": 12}],
            people_by_channel={"dots": 5}, question="What first?",
        ),
    )  # fmt: skip
    assert (found.settings.rule, found.settings.dots, found.settings.max_per_option) == ("own", 5, 2)
    assert (found.settings.max, found.base, found.present, found.entitled) == (4, "present", 44, 1800)
    (one,) = found.ballots
    assert (one.voter, one.channel, one.choices, one.people, one.flaw) == ("v1", "phone", {"1": 2}, 6, "")
    (count,) = found.counts
    assert (count.option, count.channel, count.number) == ("2", "dots", 12)
    assert found.people_by_channel == {"dots": 5}


def test_that_money_stays_exact(tmp_path: Path) -> None:
    text = '{"method": "approval", "options": [{"id": "1", "cost": 0.10}, {"id": "2", "cost": 6000}]}'
    assert [option.cost for option in read(tmp_path, text).options] == [Decimal("0.10"), 6000]


def test_that_a_mark_of_the_encoding_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff" + json.dumps(a_round())).settings.method == "approval"


@pytest.mark.parametrize("method", METHODS)
def test_that_an_empty_list_is_a_blank_ballot(tmp_path: Path, method: str) -> None:
    found = tally(read(tmp_path, a_round(method, ballots=[ballot([])])))
    assert (found.cast, found.invalid) == (1, ())


@pytest.mark.parametrize(
    ("method", "choices"),
    [
        ("approval", "1"), ("approval", {"1": 1}), ("approval", [1]), ("approval", None), ("choice", [["1"]]),
        ("dots", ["1"]), ("dots", {"1": "2"}), ("dots", {"1": True}), ("dots", {"1": 1.5}), ("dots", {"1": None}), ("dots", 3),
    ],
)  # fmt: skip
def test_that_a_ballot_of_another_shape_is_listed_and_the_rest_counted(
    tmp_path: Path, method: str, choices: object
) -> None:
    good = ballot({"1": 1} if method == "dots" else ["1"], voter="v2")
    counted = tally(read(tmp_path, a_round(method, ballots=[ballot(choices), good])))
    found = json.loads(json.dumps(rounds.to_json(counted)))
    assert [(one["voter"], one["code"]) for one in found["invalid"]] == [("v1", "unreadable")]
    assert (found["cast"], found["winners"]) == (2, ["1"])


def test_that_an_option_named_twice_breaks_the_ballot(tmp_path: Path) -> None:
    found = tally(read(tmp_path, a_round(ballots=[ballot(["1", "1"])])))
    assert [one.problem.code for one in found.invalid] == ["twice"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"options": OPTIONS}, "“method” is missing."),
        ({"method": "dots"}, "“options” is missing."),
        ({"method": "dots", "options": None}, "“options” must be a list."),
        ({"method": "dots", "options": ["1"]}, "“options[0]” must be an object."),
        ({"method": "dots", "options": [{"text": "x"}]}, "“options[0].id” is missing."),
        ({"method": "dots", "options": [{"id": 1}]}, "“options[0].id” must be a text."),
        ({"method": "dots", "options": [{"id": ""}]}, "“options[0].id” must be a text."),
        ({"method": "dots", "options": [{"id": "1", "cost": -1}]}, "“options[0].cost” must be an amount."),
        ({"method": "dots", "options": [{"id": "1", "cost": True}]}, "“options[0].cost” must be an amount."),
        ({"method": "dots", "options": OPTIONS * 2}, "the option “1” is there more than once."),
        (
            a_round("crystal-ball"),
            "the method “crystal-ball” is not counted here; these are: " + ", ".join(METHODS) + ".",
        ),
        (a_round(max_per_opton=2), "“max_per_opton” is no key of a round."),
        (a_round(dots="3"), "“dots” must be a whole number from 1."),
        (a_round(max=0), "“max” must be a whole number from 1."),
        (a_round(present=-1), "“present” must be a whole number from 0."),
        (a_round(present=True), "“present” must be a whole number from 0."),
        (a_round(base="seats"), "“base” must be cast | valid | present | entitled."),
        (a_round(base="present"), "“present” is missing."),
        (a_round(base="entitled", entitled=None), "“entitled” must be a whole number from 0."),
        (a_round(ballots={}), "“ballots” must be a list."),
        (a_round(ballots=[ballot(["1"]), {"voter": "v2"}]), "“ballots[1].choices” is missing."),
        (a_round(ballots=[{"choices": []}]), "“ballots[0].voter” is missing."),
        (a_round(ballots=[ballot([], people=-1)]), "“ballots[0].people” must be a whole number from 0."),
        (a_round(ballots=[ballot([], poeple=2)]), "“ballots[0].poeple” is no key of a round."),
        (a_round(counts=[{"option": "3", "number": 1}]), "“counts[0].option” must be 1 | 2."),
        (a_round(counts=[{"option": "1"}]), "“counts[0].number” is missing."),
        (
            a_round(counts=[{"option": "1", "number": None}]),
            "“counts[0].number” must be a whole number from 0.",
        ),
        (a_round(people_by_channel=[]), "“people_by_channel” must be an object."),
        (a_round(people_by_channel={"dots": 1.5}), "“people_by_channel.dots” must be a whole number from 0."),
        ([], "it must hold one JSON object."),
        ("{", "it is no JSON at line 1, column 2."),
        ('{"method": "dots", "method": "choice"}', "the key “method” stands twice in one object."),
        ('{"method": NaN}', "NaN is no number."),
        ('{"method": "\\ud800"}', "it is no text in UTF-8."),
        ('{"present": ' + "9" * 5000 + "}", "it holds numbers or lists beyond all measure."),
        ("[" * 100_000, "it holds numbers or lists beyond all measure."),
    ],
)
def test_that_a_fault_is_told_by_its_place(tmp_path: Path, content: object, why: str) -> None:
    assert refusal(tmp_path, content) == why


def test_that_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "round.json"
    path.write_bytes('{"method": "stoßen"}'.encode("latin-1"))
    with pytest.raises(BadFile):
        rounds.read(path)


def test_that_a_file_that_is_not_there_is_refused_in_the_language_of_the_command(tmp_path: Path) -> None:
    use("nl")
    with pytest.raises(BadFile, match="het is er niet"):
        rounds.read(tmp_path / "nowhere.json")


def test_that_people_read_a_table_with_words_and_reasons(tmp_path: Path) -> None:
    use("en")
    voting = read(tmp_path, a_round("dots", ballots=[ballot({"1": 1}), ballot({"1": 9}, voter="v2")]))
    table = rounds.as_table(tally(voting), voting.options)
    assert table[0] == ["place", "option", "total", "people", "of the base", "phone"]
    assert table[1] == ["1", "1  Bankjes", "1", "1", "100%", "1"]
    assert table[2] == ["2", "2  Bomen", "0", "0", "0%", "0"]
    assert table[3:5] == [["base", "valid votes", "1"], ["cast", "", "2"]]
    assert (table[5][:2], table[5][-1]) == (["not counted", "v2"], "it gives more dots than everybody has.")


def test_that_the_table_leaves_open_what_nobody_knows(tmp_path: Path) -> None:
    voting = read(tmp_path, a_round("dots", counts=[{"option": "1", "channel": "dots", "number": 4}]))
    table = rounds.as_table(tally(voting))
    assert table[1] == ["1", "1", "4", "–", "–", "4"]
    assert table[3][-1] == "–"


def test_that_the_command_prints_json_and_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, a_round(ballots=[ballot(["2"]), ballot(["1", "2"], voter="v2")]))
    assert cli.main(["tally", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["winners"] == ["2"]
    assert [(one["id"], one["total"], one["share"]) for one in found["options"]] == [
        ("2", 2, 1.0),
        ("1", 1, 0.5),
    ]


def test_that_the_command_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tally", str(written(tmp_path, a_round(ballots=[ballot(["2"])])))]) == 0
    assert "2  Bomen" in capsys.readouterr().out


def test_that_the_command_refuses_a_bad_file_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["tally", str(written(tmp_path, a_round(base="seats")))]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "“base”" in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_that_options_without_words_stand_by_their_id() -> None:
    found = tally(Round(Settings("choice"), (Option("1"),)))
    assert rounds.as_table(found, (Option("1"),))[1][1] == "1"


def test_that_a_weight_gives_hall_and_home_together_and_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    cast = [("v1", "phone", "1"), ("v2", "paper", "1"), ("v2", "online", "2"), ("v3", "online", "2")]
    ballots = [{"voter": who, "channel": where, "choices": [what]} for who, where, what in cast]
    plain = a_round("choice", ballots=ballots, base="present", present=9)
    found = read(tmp_path, {**plain, "weight": {"online": 50}})
    both = rounds.to_json(tally(found), found.weight, together(found, found.weight))
    added = both.pop("together")
    assert both == rounds.to_json(tally(read(tmp_path, plain)))
    assert isinstance(added, dict)
    assert added["weight"] == {"online": 50}
    assert added["base"] == {"name": "valid", "n": 2}
    assert [(one["id"], one["total"]) for one in added["options"]] == [("1", 1), ("2", 1)]
    assert added["ties"] == [["1", "2"]]
    for wrong in ({"phone": 50}, {"online": -1}, {"online": 0.5}, 50):
        with pytest.raises(BadFile):
            read(tmp_path, {**plain, "weight": wrong})
