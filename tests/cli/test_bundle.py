"""`cocreate export --as bundle` and `cocreate import … bundle`: a project on a stick, and one clear line for one that is
none."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.syncerrors import BadBundle, NoPassphrase, StrangeBundle, WrongPassphrase
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.storage import check_workspace
from tests.cli.conftest import Command, as_program, unusable
from tests.cli.hubs import rewrite, texts, write

PASSPHRASE = "vier fietsen in de regen"


@pytest.fixture(autouse=True)
def chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase of these bundles, as a program gives it."""
    monkeypatch.setenv("COCREATE_PASSPHRASE", PASSPHRASE)


def _people(path: Path) -> list[str]:
    opened = open_services(path)
    try:
        return [one.name for one in opened.services.store.read(lambda reader: reader.find(Contact))]
    finally:
        opened.close()


def _add_person(path: Path) -> None:
    opened = open_services(path)
    try:
        person = Contact(id="c", project_id=opened.workspace.project_id, name="Noor van de Bakker", number=7)
        opened.services.store.run(lambda unit: unit.add(person))
    finally:
        opened.close()


def test_that_a_stick_makes_the_project_elsewhere_and_brings_the_rest_back(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    note = write(buurt, "Bankjes")
    _add_person(buurt)
    stick, back = tmp_path / "heen.cocreate-bundle", tmp_path / "terug.cocreate-bundle"
    made = cocreate("export", buurt, "--as", "bundle", "--out", stick, "--contacts")
    assert (made.code, made.out, made.err) == (0, f"{stick}\n", "")

    other = tmp_path / "elsewhere" / "buurt.cocreate"
    key = tmp_path / "ander.key"
    came = cocreate("import", other, "bundle", stick, "--key-file", key, "--json")
    assert came.code == 0
    assert came.json["made"] == str(other)
    assert key.read_text(encoding="utf-8").strip() == came.json["recovery_key"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COCREATE_KEY", came.json["recovery_key"])
        assert texts(other) == ["Bankjes"]
        assert _people(other) == ["Noor van de Bakker"]
        rewrite(other, note, "Bankjes in de schaduw")
        word = tmp_path / "wachtwoord.txt"
        word.write_text("een ander woord\n", encoding="utf-8")
        words = ("export", other, "--as", "bundle", "--out", back, "--passphrase-file", word)
        assert cocreate(*words).code == 0

    rewrite(buurt, note, "Bankjes met een rug")
    assert unusable(cocreate("import", buurt, "bundle", back)) == str(WrongPassphrase(path=str(back)))
    taken = ("import", buurt, "bundle", back, "--passphrase-file", word)
    first = cocreate(*taken, "--json")
    assert (first.code, first.json["shared"][0]["came"]) == (1, 2)
    assert {first.json["conflicts"][0][which] for which in ("holds", "other")} == {
        "Bankjes met een rug",
        "Bankjes in de schaduw",
    }
    again = cocreate(*taken, "--json")
    assert again.json["shared"][0]["came"] == 0
    assert again.json["conflicts"] == first.json["conflicts"]
    assert "“Bankjes”" in cocreate(*taken, "--lang", "en").out


def test_that_a_bundle_that_is_none_or_of_others_brings_nothing_in(
    buurt: Path, tmp_path: Path, cocreate: Command
) -> None:
    whole, half, none = (tmp_path / f"{name}.cocreate-bundle" for name in ("heel", "half", "geen"))
    other, new = tmp_path / "ander.cocreate", tmp_path / "nieuw.cocreate"
    assert cocreate("new", other, "--name", "Ander plein").code == 0
    assert cocreate("export", other, "--as", "bundle", "--out", whole).code == 0
    half.write_bytes(whole.read_bytes()[:-700])
    none.write_bytes(b"iets anders" * 99)
    before = check_workspace(buurt)
    said = unusable(cocreate("import", buurt, "bundle", whole))
    assert said == str(StrangeBundle(path=str(whole), project="Ander plein"))
    for wrong, problem in ((half, BadBundle), (none, BadBundle), (tmp_path / "weg", None), (tmp_path, None)):
        for path in (buurt, new):
            said = unusable(cocreate("import", path, "bundle", wrong))
            assert said == str(problem(path=str(wrong))) if problem else wrong.name in said
    assert check_workspace(buurt) == before
    assert not new.exists()
    assert unusable(cocreate("export", buurt, "--as", "bundle", "--out", tmp_path))
    assert whole.exists()


def test_that_without_a_passphrase_nothing_is_made_and_it_never_is_a_word_of_the_command(
    buurt: Path, tmp_path: Path, cocreate: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit.cocreate-bundle"
    words = ("export", buurt, "--as", "bundle", "--out", out)
    empty, odd = tmp_path / "leeg.txt", tmp_path / "vreemd.txt"
    empty.write_text("\n", encoding="utf-8")
    odd.write_bytes(b"\xff\xfe\xff")
    assert unusable(cocreate(*words, "--passphrase-file", empty)) == str(NoPassphrase())
    assert "vreemd.txt" in unusable(cocreate(*words, "--passphrase-file", odd))
    assert "weg.txt" in unusable(cocreate(*words, "--passphrase-file", tmp_path / "weg.txt"))
    monkeypatch.delenv("COCREATE_PASSPHRASE")
    assert unusable(cocreate(*words)) == str(NoPassphrase())
    assert unusable(cocreate("import", buurt, "bundle", out)) == str(NoPassphrase())
    assert unusable(as_program(*words, "--lang", "en"))
    assert not out.exists()
    assert "--passphrase " not in cocreate("export", "--help").out
