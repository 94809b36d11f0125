"""What programs may count on: commands, the keys of every JSON answer, exit codes, and nothing else on either stream."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Command, Said, as_program, unusable

DOTS = {
    "method": "dots",
    "dots": 3,
    "max_per_option": 2,
    "options": [
        {"id": "1", "text": "Speeltoestel"},
        {"id": "2", "text": "Bomen"},
        {"id": "3", "text": "Bank"},
    ],
    "ballots": [
        {"voter": "v1", "channel": "phone", "choices": {"1": 2, "2": 1}},
        {"voter": "v2", "channel": "paper", "choices": {"1": 9}},
        {"voter": "v3", "channel": "paper", "choices": {"2": 1, "1": 1}},
        {"voter": "v3", "channel": "phone", "choices": {"2": 2}},
    ],
    "counts": [{"option": "1", "channel": "dots", "number": 1}],
    "base": "valid",
    "present": 44,
}
CHOICES = {
    "options": [{"id": "1", "text": "A"}, {"id": "2", "text": "B"}],
    "ballots": [{"voter": "v1", "channel": "phone", "choices": ["1"]}],
    "counts": [{"option": "2", "channel": "hands", "number": 12}],
    "base": "present",
    "present": 44,
}


def only_json(said: Said, code: int = 0) -> object:
    """The one line of JSON of a command that said nothing else."""
    assert (said.code, said.err) == (code, ""), said
    assert said.out.endswith("\n")
    assert said.out.count("\n") == 1
    return said.json


def counted(cocreate: Command, place: Path, whole: dict[str, object]) -> Said:
    place.write_text(json.dumps(whole), encoding="utf-8")
    return cocreate("tally", place, "--json")


def kinds(found: object) -> dict[str, type]:
    assert isinstance(found, dict)
    return {key: type(value) for key, value in found.items()}


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "new",
        "print",
        "export",
        "import",
        "notes",
        "tally",
        "control",
        "verify",
        "phones",
        "check",
        "backup",
        "restore",
        "doctor",
        "expired",
        "sync",
        "join",
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_that_every_command_explains_itself(cocreate: Command, command: str, language: str) -> None:
    said = cocreate(command, "--lang", language, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("usage: cocreate " + command)


def test_that_a_counted_round_of_dots_has_the_documented_keys(tmp_path: Path, cocreate: Command) -> None:
    told = only_json(counted(cocreate, tmp_path / "r.json", DOTS))
    assert kinds(told) == {
        "method": str, "rule": str, "base": dict, "cast": int, "invalid": list, "options": list,
        "winners": list, "ties": list, "by_channel": dict,
    }  # fmt: skip
    assert isinstance(told, dict)
    assert told["base"]["name"] == "valid"
    assert set(told["base"]) == {"name", "n"}
    assert {"voter", "why"} <= set(told["invalid"][0])
    assert all({"id", "total", "share", "dots_share"} <= set(one) for one in told["options"])
    assert [one["id"] for one in told["options"]] == ["1", "2", "3"]
    assert [one["total"] for one in told["options"]] == [3, 3, 0]
    assert (told["winners"], told["ties"]) == (["1", "2"], [["1", "2"]])
    assert all(set(channel) == {"cast", "totals"} for channel in told["by_channel"].values())
    assert set(told["by_channel"]) == {"phone", "paper", "dots"}


@pytest.mark.parametrize("method", ["choice", "approval"])
def test_that_people_are_the_base_of_a_choice(tmp_path: Path, cocreate: Command, method: str) -> None:
    told = only_json(counted(cocreate, tmp_path / "r.json", {"method": method, **CHOICES}))
    assert isinstance(told, dict)
    assert told["base"] == {"name": "present", "n": 44}
    assert {one["id"]: one["share"] for one in told["options"]} == {"1": 1 / 44, "2": 12 / 44}
    assert all("dots_share" not in one for one in told["options"])


MORE_KEYS = {
    "score": ({"1": 4}, {"mean", "median", "n"}, set()),
    "ranking": (["2", "1"], set(), {"borda", "runoff", "runoff_winner", "condorcet"}),
    "consent": ("objection", set(), {"holds", "objections"}),
    "budget": (["1"], {"cost"}, {"budget", "spent", "bought", "rest"}),
    "chips": ({"1": 250}, {"average"}, set()),
    "yes-no": (["yes"], set(), set()),
    "support": ("?", set(), set()),
}


@pytest.mark.parametrize("method", MORE_KEYS)
def test_that_a_method_with_more_to_tell_has_its_documented_keys(
    tmp_path: Path, cocreate: Command, method: str
) -> None:
    choices, of_options, besides = MORE_KEYS[method]
    whole = {
        "method": method,
        "budget": 10000,
        "options": [
            {"id": "1", "text": "Speeltoestel", "cost": 6000},
            {"id": "2", "text": "Bomen", "cost": 400.5},
        ],
        "ballots": [{"voter": "v1", "choices": choices}, {"voter": "v2", "choices": {"x": "y"}}],
    }
    told = only_json(counted(cocreate, tmp_path / "r.json", whole))
    assert isinstance(told, dict)
    usual = {"method", "rule", "base", "cast", "invalid", "options", "winners", "ties", "by_channel"}
    assert set(told) == usual | besides
    assert all(set(one) == {"id", "total", "people", "share"} | of_options for one in told["options"])
    assert [one["voter"] for one in told["invalid"]] == ["v2"]
    assert told["cast"] == 2


@pytest.mark.parametrize(
    ("whole", "key"),
    [
        ({"method": "budget", "options": [{"id": "1", "cost": 5}]}, "“budget”"),
        ({"method": "budget", "budget": 0, "options": [{"id": "1", "cost": 5}]}, "“budget”"),
        ({"method": "budget", "budget": 9, "options": [{"id": "1"}]}, "“options[0].cost”"),
        ({"method": "score", "options": [{"id": "1"}], "counts": [{"option": "1", "number": 2}]}, "“counts”"),
    ],
)
def test_that_a_round_that_cannot_be_counted_names_the_key(
    tmp_path: Path, cocreate: Command, whole: dict[str, object], key: str
) -> None:
    assert key in unusable(counted(cocreate, tmp_path / "r.json", whole))


def test_that_check_import_and_doctor_answer_with_the_same_keys_always(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    assert kinds(only_json(cocreate("check", buurt, "--json"))) == {
        "sound": bool, "ops": int, "ballots": int, "blobs": int, "backups": int, "problems": list,
        "restored": type(None),
    }  # fmt: skip
    ideas = tmp_path / "ideeen.csv"
    ideas.write_text("tekst\nMeer groen\n" + "x" * 3000 + "\n", encoding="utf-8")
    told = only_json(cocreate("import", buurt, "ideas", ideas, "--json"), code=1)
    assert kinds(told) == {"imported": int, "bad": list}
    assert isinstance(told, dict)
    assert [set(row) for row in told["bad"]] == [{"line", "why"}]
    said = cocreate("doctor", "--json")
    assert said.err == ""
    assert all(set(one) == {"what", "state", "says"} for one in said.json)
    assert {one["state"] for one in said.json} <= {"ok", "doubt", "unknown"}


def test_that_a_repair_answers_a_program_in_json_too(buurt: Path, cocreate: Command) -> None:
    made = cocreate("backup", buurt).out.strip()
    whole = bytearray(buurt.read_bytes())
    whole[9000] ^= 0xFF
    buurt.write_bytes(bytes(whole))
    told = only_json(cocreate("check", buurt, "--repair", "--json"))
    assert isinstance(told, dict)
    assert told["sound"] is True
    assert Path(told["restored"]).samefile(made)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("words", [("check", "{buurt}"), ("new", "nieuw.cocreate"), ("doctor", "--json")])
def test_that_a_data_folder_that_cannot_be_is_said_in_one_line(
    buurt: Path, tmp_path: Path, words: tuple[str, ...], language: str
) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    named = [word.format(buurt=buurt) for word in words]
    said = as_program(*named, "--lang", language, COCREATE_HOME=str(tmp_path / "bestand" / "map"))
    assert "Traceback" not in said.err
    assert "File exists" not in said.err + said.out
    assert "Not a directory" not in said.err + said.out
    if "doctor" in words:
        assert said.code == 1
        assert {one["state"] for one in said.json if one["what"] == "disk"} == {"doubt"}
    else:
        unusable(said)


def test_that_the_key_may_come_from_the_environment_for_every_command(
    tmp_path: Path, cocreate: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, key = tmp_path / "n.cocreate", tmp_path / "nieuw.key"
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "elders"))
    assert cocreate("new", project, "--key-file", key).code == 0
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "kaal"))
    monkeypatch.setenv("COCREATE_KEY", key.read_text(encoding="utf-8").strip())
    for words in (
        ("export", project, "--as", "jsonl", "--out", tmp_path / "uit.jsonl"),
        ("backup", project),
        ("restore", project),
    ):
        said = cocreate(*words)
        assert (said.code, said.err) == (0, ""), said
    said = as_program("check", project)
    assert (said.code, said.err) == (0, ""), said


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set in another way there")
@pytest.mark.parametrize("room", [60_000, 180_000, 220_000, 226_000])
def test_that_a_project_is_made_whole_or_not_at_all(tmp_path: Path, room: int) -> None:
    """No file of this program may grow beyond ``room`` bytes, as on a disk that is full."""
    path = tmp_path / "vol.cocreate"
    done = subprocess.run(
        [sys.executable, "-m", "cocreate_desktop", "new", str(path), "--lang", "nl"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        check=False,
    )
    told = Said(done.returncode, done.stdout, done.stderr)
    if told.code == 0:
        assert as_program("check", path).code == 0
    else:
        assert unusable(told)
        assert sorted(place.name for place in tmp_path.iterdir() if place.name.startswith("vol")) == []
