"""Every command does what it says, for people and for programs."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cocreate_desktop import __version__, settings
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.rehearsal.phone import Phone
from tests.cli.conftest import ROOT, Command, as_program, unusable

ROUND = {
    "method": "dots",
    "dots": 3,
    "max_per_option": 2,
    "options": [{"id": "1", "text": "Speeltoestel"}, {"id": "2", "text": "Bomen"}],
    "ballots": [
        {"voter": "v1", "channel": "phone", "choices": {"1": 2, "2": 1}},
        {"voter": "v2", "channel": "paper", "choices": {"1": 9}},
    ],
}


def recovery_key(words: str) -> str:
    found = re.search(r"(?:sleutel|key): (\S.*)", words)
    assert found is not None, words
    return found[1].strip()


@pytest.mark.parametrize("template", ["ideas", "choice", "work", "budget"])
def test_that_a_new_project_is_made_and_its_key_shown(
    tmp_path: Path, cocreate: Command, template: str
) -> None:
    path = tmp_path / "nieuw.cocreate"
    said = cocreate("new", path, "--template", template, "--name", "Plein", "--lang", "en")
    assert (said.code, said.err) == (0, "")
    assert path.exists()
    assert recovery_key(said.out)


def test_that_the_recovery_key_opens_a_copy_elsewhere(tmp_path: Path, cocreate: Command) -> None:
    said = cocreate("new", tmp_path / "a.cocreate", "--lang", "nl")
    key = recovery_key(said.out)
    (tmp_path / "other.key").write_text(key + "\n", encoding="utf-8")
    home = tmp_path / "elders"
    home.mkdir()
    with_variable = as_program("check", tmp_path / "a.cocreate", COCREATE_HOME=str(home), COCREATE_KEY=key)
    assert with_variable.code == 0, with_variable
    other = tmp_path / "nog elders"
    other.mkdir()
    with_file = as_program(
        "check", tmp_path / "a.cocreate", "--key-file", tmp_path / "other.key", COCREATE_HOME=str(other)
    )
    assert with_file.code == 0, with_file
    bare = tmp_path / "kaal"
    bare.mkdir()
    assert "a.cocreate" in unusable(as_program("check", tmp_path / "a.cocreate", COCREATE_HOME=str(bare)))


def test_that_check_counts_what_there_is(buurt: Path, cocreate: Command) -> None:
    said = cocreate("check", buurt, "--json")
    assert said.code == 0
    assert said.json["sound"] is True
    assert said.json["ops"] > 0
    assert said.json["problems"] == []
    assert "Alles klopt" in cocreate("check", buurt, "--lang", "nl").out
    assert "Everything adds up." in cocreate("check", buurt, "--lang=en").out


def test_that_ideas_come_in_and_bad_rows_are_named(buurt: Path, tmp_path: Path, cocreate: Command) -> None:
    ideas = tmp_path / "ideeen.csv"
    ideas.write_text("tekst;kleur\nMeer groen;A\n👩‍👧 speelplek;B\n", encoding="utf-8")
    said = cocreate("import", buurt, "ideas", ideas, "--json")
    assert (said.code, said.json) == (0, {"imported": 2, "bad": []})
    ideas.write_text("tekst;kleur\n" + "x" * 10_000 + ";A\nBankjes;A\n", encoding="utf-8")
    said = cocreate("import", buurt, "ideas", ideas, "--lang", "nl")
    assert said.code == 1
    assert "1" in said.out
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
def test_that_an_export_is_written_where_it_says(
    buurt: Path, tmp_path: Path, cocreate: Command, form: str
) -> None:
    said = cocreate("export", buurt, "--as", form, "--out", tmp_path / f"uit.{form}")
    assert (said.code, said.err) == (0, "")
    assert Path(said.out.strip()).exists()


@pytest.mark.parametrize("what", ["posters", "ballots", "kit", "report", "take-home"])
def test_that_papers_are_printed(buurt: Path, tmp_path: Path, cocreate: Command, what: str) -> None:
    out = tmp_path / "papier.pdf"
    said = cocreate("print", what, buurt, "--out", out, "--number", "4", "--address", "http://10.0.0.1:8080")
    assert (said.code, said.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF")


def test_that_a_round_given_as_a_file_is_counted(tmp_path: Path, cocreate: Command) -> None:
    path = tmp_path / "ronde.json"
    path.write_text(json.dumps(ROUND), encoding="utf-8")
    said = cocreate("tally", path, "--json")
    assert said.code == 0
    assert said.json["winners"] == ["1"]
    assert [one["voter"] for one in said.json["invalid"]] == ["v2"]
    assert "Speeltoestel" in cocreate("tally", path).out


def test_that_what_a_file_brings_does_not_work_on_the_terminal(tmp_path: Path, cocreate: Command) -> None:
    path, texts = tmp_path / "ronde.json", ("\x1b[31mrood\x1b[0m", "om\u202egekeerd\u009b2J\nregel")
    plans = [{"id": str(place), "text": words} for place, words in enumerate(texts, 1)]
    ballots = [{"voter": "\x07piep", "choices": "3"}]
    path.write_text(json.dumps({"method": "choice", "options": plans, "ballots": ballots}), encoding="utf-8")
    said = cocreate("tally", path)
    assert said.code == 0
    assert "[31mrood[0m" in said.out
    assert "omgekeerd2J regel" in said.out
    assert "piep" in said.out
    assert not any(sign in said.out for sign in "\x1b\u202e\u009b\x07")
    raw = cocreate("tally", path, "--json")
    assert not any(sign in raw.out for sign in "\x1b\u202e\u009b\x07")
    assert raw.json["invalid"][0]["voter"] == "\x07piep"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such names")
def test_that_the_name_of_a_project_file_does_not_work_on_the_terminal(
    tmp_path: Path, cocreate: Command
) -> None:
    path = tmp_path / "\x1b[2Jplein\x9b31m.cocreate"
    told = [cocreate("new", path), cocreate("backup", path), cocreate("restore", path)]
    told.append(cocreate("check", path, "--json"))
    for said in told:
        assert said.code == 0
        assert not set("\x1b\x9b") & set(said.out + said.err)


def test_that_a_backup_is_made_also_on_a_stick_and_put_back(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    said = cocreate("backup", buurt, "--to", tmp_path / "stick" / "buurt")
    assert (said.code, said.err) == (0, "")
    made, copied = (Path(line) for line in said.out.splitlines())
    assert made.read_bytes() == copied.read_bytes()
    buurt.write_bytes(b"kapot")
    assert cocreate("restore", buurt).code == 0
    assert cocreate("check", buurt).code == 0
    buurt.unlink()
    assert cocreate("restore", buurt, copied).code == 0
    assert cocreate("check", buurt).code == 0


def test_that_a_stick_opens_on_a_bare_machine_and_a_trial_says_so_beforehand(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    stick = tmp_path / "BUURT-01"
    stick.mkdir()
    assert "nog geen" in unusable(cocreate("backup", buurt, "--drill"))
    settings.save(settings.Settings(backup_folder=str(stick)))
    try:
        copied = Path(cocreate("backup", buurt).out.splitlines()[1])
        assert copied.parent == stick / "buurt-backups"
        trial = cocreate("backup", buurt, "--drill")
        assert (trial.code, trial.out.splitlines()[0]) == (0, str(copied))
        assert trial.out.rstrip().endswith("hetzelfde in als nu.")
        bare, there = tmp_path / "bare", tmp_path / "bare" / "projects" / "buurt.cocreate"
        opened = open_services(buurt)
        own = {"COCREATE_HOME": str(bare), "COCREATE_KEY": opened.workspace.recovery_key()}
        opened.close()
        assert as_program("restore", there, copied, **own).code == 0
        assert as_program("check", there, **own).code == 0
        shutil.rmtree(stick)
        gone = cocreate("backup", buurt)
        assert (gone.code, len(gone.out.splitlines())) == (1, 1), (
            "the one beside the project is made all the same"
        )
        assert "BUURT-01" in gone.err
    finally:
        settings.save(settings.Settings())


def test_that_a_damaged_project_is_repaired_when_asked(buurt: Path, cocreate: Command) -> None:
    assert cocreate("backup", buurt).code == 0
    whole = bytearray(buurt.read_bytes())
    for place in range(5000, len(whole), 4096):
        whole[place] ^= 0xFF
    buurt.write_bytes(bytes(whole))
    assert buurt.name in unusable(cocreate("check", buurt))
    assert cocreate("check", buurt, "--repair").code == 0
    assert cocreate("check", buurt).code == 0


def test_that_the_doctor_looks_at_everything(cocreate: Command) -> None:
    said = cocreate("doctor", "--json")
    assert said.code in (0, 1)
    assert {"screens", "network", "port", "disk", "keyring"} <= {one["what"] for one in said.json}
    assert (said.code == 0) == all(one["state"] == "ok" for one in said.json)
    assert len(cocreate("doctor").out.splitlines()) == len(said.json)


def test_that_help_and_version_are_told(cocreate: Command) -> None:
    assert cocreate("--version").out.strip() == __version__
    said = cocreate("--help")
    assert said.code == 0
    assert "restore" in said.out


def _last_words(program: subprocess.Popen[str]) -> str:
    """What it said on standard error, once it has ended; one that does not end is ended."""
    try:
        return program.communicate(timeout=30)[1]
    finally:
        program.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="a program is told to end in another way there")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_that_phones_are_served_until_it_is_told_to_end(buurt: Path, told: signal.Signals) -> None:
    command = [
        sys.executable,
        "-m",
        "cocreate_desktop",
        "phones",
        str(buurt),
        "--host",
        "127.0.0.1",
        "--port",
        "0",
    ]
    with subprocess.Popen(
        [*command, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ) as program:
        assert program.stdout is not None
        address = program.stdout.readline().split()[-1]
        with Phone(address) as phone:
            phone.join()
            assert "<html" in phone.page()
        os.kill(program.pid, told)
        err = _last_words(program)
    assert "Traceback" not in err
    assert program.returncode == 0
    assert [place.name for place in buurt.parent.iterdir() if place.name.startswith("buurt.cocreate")] == [
        "buurt.cocreate"
    ]


@pytest.mark.skipif(
    shutil.which("unshare") is None or subprocess.run(["unshare", "-n", "true"], check=False).returncode != 0,
    reason="this user cannot take the network away from a program",
)
def test_that_phones_without_a_network_are_said_to_reach_nothing(buurt: Path) -> None:
    command = ["unshare", "-n", sys.executable, "-m", "cocreate_desktop", "phones", str(buurt), "--port", "0"]
    with subprocess.Popen(
        [*command, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        program.send_signal(signal.SIGTERM)
        err = _last_words(program)
    assert "no network" in err
    assert program.returncode == 0


def test_that_a_reader_who_leaves_early_is_no_error(buurt: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cocreate_desktop", "check", str(buurt)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        err = program.stderr.read()
    assert err == ""
