"""Wrong use and unusable input: exit code 2, one clear line, never a traceback, and the file stays as it was."""

import socket
from pathlib import Path

import pytest

from cocreate_desktop import settings
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt
from tests.cli.conftest import Command, as_program, unusable


@pytest.mark.parametrize("command", ["check", "backup", "restore", "phones"])
def test_that_a_file_that_is_not_there_is_said(tmp_path: Path, cocreate: Command, command: str) -> None:
    assert "weg.cocreate" in unusable(cocreate(command, tmp_path / "weg.cocreate"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"geen project", b"\x00" * 8192, b"SQLite format 3\x00" + b"x" * 4096]
)
def test_that_what_is_no_project_is_said_and_left_alone(
    tmp_path: Path, cocreate: Command, content: bytes
) -> None:
    path = tmp_path / "iets.cocreate"
    path.write_bytes(content)
    assert "iets.cocreate" in unusable(cocreate("check", path))
    assert path.read_bytes() == content


def test_that_a_folder_is_no_project(tmp_path: Path, cocreate: Command) -> None:
    assert unusable(cocreate("check", tmp_path))


def test_that_a_new_project_overwrites_nothing(buurt: Path, cocreate: Command) -> None:
    before = buurt.read_bytes()
    assert "buurt.cocreate" in unusable(cocreate("new", buurt))
    assert buurt.read_bytes() == before


def test_that_a_place_that_cannot_be_written_is_said(buurt: Path, tmp_path: Path, cocreate: Command) -> None:
    """A path through a file can be written by nobody, not even by root."""
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    nowhere = tmp_path / "bestand" / "map"
    assert unusable(cocreate("new", nowhere / "a.cocreate"))
    assert unusable(cocreate("export", buurt, "--as", "csv", "--out", nowhere / "uit"))
    assert unusable(cocreate("print", "report", buurt, "--out", nowhere / "uit.pdf"))
    said = cocreate("backup", buurt, "--to", nowhere)
    assert said.code == 1
    assert len(said.out.splitlines()) == len(said.err.splitlines()) == 1


def test_that_a_wrong_key_is_said(buurt: Path, tmp_path: Path, cocreate: Command) -> None:
    other = cocreate("new", tmp_path / "ander.cocreate", "--lang", "nl").out
    key = tmp_path / "ander.key"
    key.write_text(other.splitlines()[1].partition(": ")[2], encoding="utf-8")
    assert "buurt.cocreate" in unusable(cocreate("check", buurt, "--key-file", key))
    key.write_text("geen sleutel", encoding="utf-8")
    assert unusable(cocreate("check", buurt, "--key-file", key))
    assert unusable(cocreate("check", buurt, "--key-file", tmp_path))


def test_that_a_newer_project_and_a_missing_wal_are_said(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    opened = open_services(buurt)
    try:
        copy = tmp_path / "kopie.cocreate"
        copy.write_bytes(buurt.read_bytes())
        (tmp_path / "kopie.key").write_text(opened.workspace.recovery_key(), encoding="utf-8")
    finally:
        opened.close()
    assert "kopie.cocreate-wal" in unusable(cocreate("check", copy, "--key-file", tmp_path / "kopie.key"))


@pytest.mark.parametrize(
    "words",
    [
        ("vlieg",),
        ("new",),
        ("new", "a.cocreate", "--template", "feest"),
        ("print", "behang", "a.cocreate", "--out", "x.pdf"),
        ("export", "a.cocreate", "--as", "papyrus", "--out", "x"),
        ("phones", "a.cocreate", "--port", "veel"),
        ("check", "a.cocreate", "--lang", "fr"),
        ("doctor", "--wat"),
    ],
)
def test_that_wrong_use_is_told_in_one_line(
    words: tuple[str, ...], cocreate: Command, tmp_path: Path
) -> None:
    if words == ("vlieg",):
        words = ("check", "a", "b", str(tmp_path))
    assert "cocreate" in unusable(cocreate(*words))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"method": "loterij", "options": [], "ballots": []}',
        b"[" * 100_000,
    ],
)
def test_that_a_round_that_cannot_be_read_is_said(tmp_path: Path, cocreate: Command, content: bytes) -> None:
    path = tmp_path / "ronde.json"
    path.write_bytes(content)
    assert "ronde.json" in unusable(cocreate("tally", path))


def test_that_a_round_or_a_list_that_is_not_there_is_said(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    assert unusable(cocreate("tally", tmp_path / "weg.json"))
    assert unusable(cocreate("tally", tmp_path))
    assert unusable(cocreate("import", buurt, "ideas", tmp_path / "weg.csv"))
    assert unusable(cocreate("import", buurt, "ideas", tmp_path))


def test_that_an_evening_that_is_not_there_is_said(buurt: Path, tmp_path: Path, cocreate: Command) -> None:
    assert unusable(cocreate("export", buurt, "--as", "csv", "--out", tmp_path / "uit", "--evening", "weg"))


def test_that_a_port_in_use_is_said(buurt: Path, cocreate: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = cocreate("phones", buurt, "--host", "127.0.0.1", "--port", port)
    assert str(port) in unusable(said)


@pytest.mark.parametrize("host", ["192.0.2.77", "geen.adres.invalid", "300.1.1.1", "a" * 70])
def test_that_an_address_that_is_not_of_this_laptop_is_said(
    buurt: Path, cocreate: Command, host: str
) -> None:
    assert host in unusable(cocreate("phones", buurt, "--host", host, "--port", "0"))


@pytest.mark.parametrize("port", ["-1", "65536", "99999999999"])
def test_that_a_port_that_is_none_is_said(buurt: Path, cocreate: Command, port: str) -> None:
    assert port in unusable(cocreate("phones", buurt, "--host", "127.0.0.1", f"--port={port}"))


def test_that_a_message_is_in_the_language_asked_for(tmp_path: Path, cocreate: Command) -> None:
    dutch = unusable(cocreate("check", tmp_path / "weg.cocreate", "--lang", "nl"))
    english = unusable(cocreate("check", tmp_path / "weg.cocreate", "--lang", "en"))
    assert dutch != english
    assert unusable(as_program("check", tmp_path / "weg.cocreate", "--lang", "en")) == english


def test_that_a_newer_schema_is_refused(buurt: Path, cocreate: Command) -> None:
    opened = open_services(buurt)
    key = opened.workspace.recovery_key()
    opened.close()
    raw = connect(buurt, keys.parse(key), read_salt(buurt))
    raw.execute("UPDATE alembic_version SET version_num = '9999_later'")
    raw.close()
    assert "buurt.cocreate" in unusable(cocreate("check", buurt))


@pytest.mark.parametrize(
    "address",
    [
        "geen adres",
        "http://",
        "javascript:alert(1)",
        "http://10.0.0.1:99999",
        "http://10.0.0.1:8080/hier",
        "ftp://10.0.0.1",
    ],
)
def test_that_an_address_that_is_none_stands_on_no_poster(
    buurt: Path, tmp_path: Path, cocreate: Command, address: str
) -> None:
    out = tmp_path / "poster.pdf"
    assert address in unusable(cocreate("print", "posters", buurt, "--out", out, "--address", address))
    assert not out.exists()


def test_that_notes_for_an_evening_without_ideas_are_refused_with_the_reason(
    tmp_path: Path, cocreate: Command
) -> None:
    path, ideas = tmp_path / "budget.cocreate", tmp_path / "ideeen.txt"
    assert cocreate("new", path, "--template", "budget").code == 0
    opened = open_services(path)
    for evening in opened.services.evenings.all():
        for step in opened.services.evenings.steps(evening.id):
            if step.kind is Kind.IDEAS:
                opened.services.evenings.remove_step(step.id)
    opened.close()
    ideas.write_text("Meer groen", encoding="utf-8")
    assert "run sheet" in unusable(cocreate("import", path, "ideas", ideas, "--lang", "en"))


def test_that_a_new_project_has_the_key_of_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "a.cocreate"
    key = keys.written(keys.new_key())
    assert key in as_program("new", path, COCREATE_KEY=key).out
    assert as_program("check", path, COCREATE_KEY=key).code == 0
    assert unusable(as_program("new", tmp_path / "b.cocreate", COCREATE_KEY="geen sleutel"))
    assert not (tmp_path / "b.cocreate").exists()


def test_that_phones_are_served_on_the_port_that_was_printed(buurt: Path, cocreate: Command) -> None:
    """Posters name the port of the settings, so without another word that one is taken."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings.save(settings.Settings(port=port))
        try:
            assert str(port) in unusable(cocreate("phones", buurt, "--host", "127.0.0.1"))
        finally:
            settings.save(settings.Settings())
