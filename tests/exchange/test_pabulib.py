"""Rounds about plans that cost money as files for Pabulib: what stands in them, what never does, and what cannot go along.
Its own checker reads a thousand of them in ``test_thousand_projects``."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.exchange.leaving import LeavingDesk
from cocreate_desktop.exchange.leavingideas import read_facts
from cocreate_desktop.exchange.pabulib import DEAR, UNIT, pabulib
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.language import use
from cocreate_desktop.services.leaving import Asked, Platform
from tests.paper.evenings import Told, an_evening
from tests.paper.rounds import a_round, options_of, show_all, vote_on

PLAIN = {"rule": "most-votes", "completion": ""}


def _ready(told: Told, *mends: str, **options: str) -> Ready:
    asked = Asked(Platform.PABULIB, mends=frozenset(mends), options=options)
    show_all(told)
    return pabulib(read_facts(told.services), asked)


def _sections(data: bytes) -> tuple[dict[str, str], list[dict[str, str]], list[dict[str, str]]]:
    rows = list(csv.reader(io.StringIO(data.decode()), delimiter=";"))
    plans, votes = rows.index(["PROJECTS"]), rows.index(["VOTES"])
    assert rows[:2] == [["META"], ["key", "value"]]

    def table(part: list[list[str]]) -> list[dict[str, str]]:
        return [dict(zip(part[0], row, strict=True)) for row in part[1:]]

    return dict(rows[2:plans]), table(rows[plans + 1 : votes]), table(rows[votes + 1 :])


def _whys(ready: Ready) -> list[str]:
    return [one.why for one in ready.preview.troubles]


def test_that_a_budget_round_goes_with_its_plans_its_ballots_and_the_rule_that_gives_the_same() -> None:
    told = an_evening()
    vote_on(told, a_round(told, "budget", "Waar gaat het geld heen; en wat niet?", **PLAIN))
    ready = _ready(told, **{UNIT: "'s-Hertogenbosch"})
    (file,) = ready.files
    assert file.name == "2026-11-24-1-waar-gaat-het-geld-heen-en-wat-niet.pb"
    assert not file.data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in file.data
    assert b"\n\n" not in file.data
    meta, plans, votes = _sections(file.data)
    assert meta == {
        "description": "Waar gaat het geld heen; en wat niet?", "country": "Netherlands", "unit": "'s-Hertogenbosch",
        "instance": "Ideeënavond 2026-11-24", "num_projects": "4", "num_votes": "12", "budget": "20000",
        "vote_type": "approval", "rule": "greedy", "date_begin": "24.11.2026", "date_end": "24.11.2026",
        "language": "nl", "currency": "EUR",
    }  # fmt: skip
    assert [(one["public_id"], one["cost"], one["votes"], one["selected"]) for one in plans] == [
        ("A", "6000", "8", "1"), ("B", "12000", "4", "0"), ("C", "1500", "8", "1"), ("D", "5000", "8", "1"),
    ]  # fmt: skip
    assert Counter((one["vote"], one["voting_method"]) for one in votes) == {
        ("1,3", "internet"): 4, ("1,4", "internet"): 4, ("2,3,4", "internet"): 4,
    }  # fmt: skip
    assert ready.preview.troubles == ()
    assert ready.preview.sample[0]["rule"] == "greedy"


@pytest.mark.parametrize(
    ("rules", "rule", "said"),
    [
        ({"completion": ""}, "equalshares", ""),
        ({"completion": "add1"}, "equalshares/add1", ""),
        ({"completion": "", "utility": "count"}, "unknown", "one point for each plan"),
        ({"rule": "votes-per-cost", "completion": ""}, "greedy-custom", "most votes per euro"),
        ({**PLAIN, "budget": 60000}, "greedy", ""),
    ],
)
def test_that_only_a_rule_is_named_that_gives_the_same_there(
    rules: Mapping[str, object], rule: str, said: str
) -> None:
    told = an_evening(language="en")
    vote_on(told, a_round(told, "budget", "", **rules))
    meta, _plans, _votes = _sections(_ready(told).files[0].data)
    assert meta["rule"] == rule
    assert said in meta.get("comment", "")
    assert bool(said) == ("comment" in meta)
    assert ("fully_funded" in meta) == (meta["budget"] == "60000")


def test_that_a_plan_nobody_wants_is_not_bought_there_either() -> None:
    told = an_evening()
    made = a_round(told, "budget", "", **{**PLAIN, "budget": 20000})
    wanted = options_of(told, made)[0].id
    told.services.voting.open(made.id)
    for guest in range(5):
        told.services.casting.cast(made.id, f"guest {guest}", {wanted: 1}, Channel.PHONE)
    told.services.voting.close(made.id)
    meta, plans, _votes = _sections(_ready(told).files[0].data)
    assert (meta["rule"], meta["min_project_score_threshold"]) == ("greedy-threshold", "1")
    assert [one["selected"] for one in plans] == ["1", "0", "0", "0"]


def test_that_nobody_can_be_told_apart_and_tables_count_for_their_people() -> None:
    use("en")
    told = an_evening(language="en")
    made = a_round(told, "budget", "", **PLAIN)
    first, second, *_others = (option.id for option in options_of(told, made))
    (code,) = told.services.cards.make_codes(told.evening.id, 1)
    told.services.voting.open(made.id)
    casting = told.services.casting
    for guest in range(6):
        casting.cast(made.id, f"guest {guest}", {first: 1}, Channel.PHONE)
    casting.cast(made.id, "nobody", {}, Channel.PHONE)
    casting.enter_slip(made.id, code.typed, {second: 1})
    casting.enter_table(made.id, "Tafel 1", 7, {second: 1})
    told.services.counting.type_count(made.id, Channel.HANDS, first, 3)
    told.services.voting.close(made.id)
    ready = _ready(told)
    meta, plans, votes = _sections(ready.files[0].data)
    assert (meta["num_votes"], [one["votes"] for one in plans]) == ("14", ["6", "8", "0", "0"])
    assert set(votes[0]) == {"voter_id", "vote"}, "the slip would be known by its channel"
    assert [one["voter_id"] for one in votes] == [str(number) for number in range(1, 15)]
    assert code.typed not in ready.files[0].data.decode()
    whys = _whys(ready)
    assert any("3 stickers or raised hands" in why for why in whys)
    assert any("1 blank ballot stays here" in why for why in whys)
    assert any("could be told apart" in why for why in whys)
    assert all(why in meta["comment"] for why in whys)
    assert not any(one.refused for one in ready.preview.troubles)


def test_that_a_plan_beyond_the_budget_is_refused_until_it_is_left_out() -> None:
    use("nl")
    told = an_evening(language="en")
    vote_on(told, a_round(told, "budget", "", **{**PLAIN, "budget": 7000}))
    before = _ready(told)
    assert (before.files, before.preview.goes) == ((), 0)
    (mend,) = before.preview.mends
    assert (mend.key, mend.number) == (DEAR, 1)
    after = _ready(told, DEAR)
    assert (after.preview.goes, after.preview.mends) == (1, ())
    assert [one.number for one in after.preview.mended] == [1]
    meta, plans, votes = _sections(after.files[0].data)
    assert [one["public_id"] for one in plans] == ["A", "C", "D"]
    assert (meta["num_projects"], len(votes)) == ("3", 12)
    assert (meta["language"], "left out" in meta["comment"]) == ("en", True)
    assert all("2" not in one["vote"].split(",") for one in votes)


def test_that_what_is_no_budget_stays_here_and_says_why() -> None:
    use("en")
    told = an_evening()
    for method in ("chips", "score", "approval"):
        vote_on(told, a_round(told, method))
    vote_on(told, a_round(told, "budget", "", **PLAIN), 0)
    vote_on(told, a_round(told, "budget", "", **PLAIN), close=False)
    ready = _ready(told)
    assert (ready.files, ready.preview.records, ready.preview.goes) == ((), 4, 0)
    assert dict(ready.preview.left_out) == {"not closed yet": 1}
    vote_on(told, a_round(told, "budget", "", **PLAIN))
    unseen = pabulib(read_facts(told.services), Asked(Platform.PABULIB)).preview
    assert (unseen.records, unseen.left_out["not shown to the room yet"]) == (4, 1)
    assert ready.preview.sample == (), "what is refused does not arrive"
    assert ["costs" in why or "does not fit" in why for why in _whys(ready)] == [True, True, True, False]
    assert "No ballot is in it" in _whys(ready)[-1]


def test_that_one_round_can_be_asked_for_and_the_desk_writes_it_with_its_manifest(tmp_path: Path) -> None:
    told = an_evening()
    vote_on(told, a_round(told, "budget", "", **PLAIN))
    second = vote_on(told, a_round(told, "budget", "Tweede ronde", **PLAIN))
    show_all(told)
    desk = LeavingDesk(told.services)
    asked = Asked(Platform.PABULIB, evening_id=told.evening.id, options={"round": second.id})
    left = desk.write(asked, tmp_path / "uit.pb")
    assert [path.name for path in left.files] == ["uit.pb", "uit.pb.manifest.json"]
    assert _sections(left.files[0].read_bytes())[0]["description"] == "Tweede ronde"
    with pytest.raises(Gone):
        desk.preview(Asked(Platform.PABULIB, options={"round": "none"}))
