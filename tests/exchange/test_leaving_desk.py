"""What is written for another system: what the preview told, a manifest that is true, and nothing that was held back."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BadValue, FileProblem, Gone
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.leaving import ADAPTERS, LeavingDesk, made, put
from cocreate_desktop.services.leaving import Asked, Leaving, Platform, Records
from tests.exchange.ideafacts import ALL, asked, facts, hostile, theme
from tests.paper.evenings import Told, an_evening


@pytest.fixture(scope="module")
def told() -> Told:
    """A theme that goes everywhere, one without a sentence, and notes that stay here."""
    told = an_evening()
    ids = told.write(
        "Meer bomen langs de sloot", "- meer groen", "Bel 06-12345678", "Geheim gehouden", "Bankje"
    )
    told.hide(ids[3])
    step = told.step(Kind.THEMES).id
    told.services.boards.group(told.evening.id, step, ids[:4], "Het plein wordt groen")
    told.services.boards.group(told.evening.id, step, [ids[4]], "")
    return told


def _true(manifest: Path, folder: Path) -> dict[str, object]:
    """The manifest, when what it says of the files is so."""
    told: dict[str, object] = json.loads(manifest.read_text(encoding="utf-8"))
    entries = told["files"]
    assert isinstance(entries, list)
    for entry in entries:
        data = (folder / entry["name"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"])
    return told


@pytest.mark.parametrize("platform", list(ADAPTERS))
def test_that_nothing_held_back_leaves_for_any_platform(
    told: Told, platform: Platform, tmp_path: Path
) -> None:
    desk: Leaving = LeavingDesk(told.services)
    usual = {
        Platform.PABULIB: Records.ROUNDS,
        Platform.PREFLIB: Records.ROUNDS,
        Platform.CONSUL: Records.ROUNDS,
    }
    for records in (usual[platform],) if platform in usual else (Records.THEMES, Records.NOTES):
        wanted = asked(platform, records=records)
        preview = desk.preview(wanted)
        (tmp_path / records).mkdir()
        left = desk.write(wanted, tmp_path / records)
        assert [path.name for path in left.files] == [*preview.files, "manifest.json"]
        assert (left.records, left.troubles) == (preview.goes, preview.troubles)
        manifest = _true(left.files[-1], tmp_path / records)
        assert manifest["platform"] == platform.value
        secret = ("12345678", "Geheim", told.evening.secret, told.evening.join_token, 'lin"de')
        whole = b"".join(path.read_bytes() for path in left.files)
        assert [words for words in secret if words.encode() in whole] == []


def test_that_one_file_is_written_where_it_was_asked_and_the_manifest_beside_it(
    told: Told, tmp_path: Path
) -> None:
    out = tmp_path / "new folder" / "voorstellen.csv"
    left = LeavingDesk(told.services).write(asked(Platform.DECIDIM), out)
    assert left.files == (out, out.with_name("voorstellen.csv.manifest.json"))
    manifest = _true(left.files[1], out.parent)
    counts = manifest["counts"]
    assert counts == {
        "records": 2,
        "written": 1,
        "refused": 1,
        "left_out": {"hidden": 1, "personal": 1},
    }
    troubles = manifest["troubles"]
    assert isinstance(troubles, list)
    assert [one["title"] for one in troubles] == ["Bankje"]
    assert manifest["records_are"] == "themes"


def test_that_a_mend_is_told_in_the_manifest(told: Told, tmp_path: Path) -> None:
    left = LeavingDesk(told.services).write(asked(Platform.DECIDIM, "name"), tmp_path / "a.csv")
    manifest = _true(left.files[1], tmp_path)
    assert manifest["mended"] == {"name": 1}
    assert manifest["troubles"] == []
    assert left.records == 2


@pytest.mark.parametrize("platform", list(Platform))
def test_that_where_nothing_may_leave_only_the_reason_is_written(platform: Platform, tmp_path: Path) -> None:
    ready = made(facts(), asked(platform))
    assert ready.preview.files == ()
    left = put(facts(), asked(platform), ready, tmp_path / "out.csv")
    assert [path.name for path in left.files] == ["out.csv.manifest.json"]
    assert list(tmp_path.iterdir()) == list(left.files)


def test_that_several_files_go_into_a_folder(tmp_path: Path) -> None:
    many = facts(*(theme(f"Thema nummer {number}") for number in range(5)))
    wanted = asked(Platform.GOVOCAL, rows="2")
    left = put(many, wanted, made(many, wanted), tmp_path / "govocal")
    assert [path.name for path in left.files] == [
        "govocal-1.xlsx",
        "govocal-2.xlsx",
        "govocal-3.xlsx",
        "manifest.json",
    ]
    entries = _true(left.files[-1], tmp_path / "govocal")["files"]
    assert isinstance(entries, list)
    assert [entry["records"] for entry in entries] == [2, 2, 1]
    (tmp_path / "govocal" / "other.xlsx").write_text("of somebody else")
    fewer = asked(Platform.GOVOCAL, rows="3")
    put(many, fewer, made(many, fewer), tmp_path / "govocal")
    names = {"govocal-1.xlsx", "govocal-2.xlsx", "manifest.json", "other.xlsx"}
    assert {path.name for path in (tmp_path / "govocal").iterdir()} == names, "what is no more is gone"


def test_that_what_cannot_be_is_said_before_anything_is_written(told: Told, tmp_path: Path) -> None:
    desk = LeavingDesk(told.services)
    with pytest.raises(Gone):
        desk.preview(Asked(Platform.TABLE, evening_id="nobody"))
    with pytest.raises(BadValue):
        desk.write(asked(Platform.DECIDIM, locale="?"), tmp_path / "a.csv")
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileProblem):
        desk.write(asked(Platform.DECIDIM), tmp_path / "file" / "a.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("platform", [Platform.DECIDIM, Platform.GOVOCAL, Platform.OPENSTAD, Platform.TABLE])
def test_that_a_preview_promises_what_its_files_hold(platform: Platform) -> None:
    for mends in (frozenset[str](), ALL):
        ready = made(hostile(), asked(platform, *mends))
        assert sum(one.records for one in ready.files) == ready.preview.goes
        assert ready.preview.files == tuple(one.name for one in ready.files)
        assert {one.mend for one in ready.preview.troubles} - {""} == {one.key for one in ready.preview.mends}
        assert len(ready.preview.sample) == min(3, ready.preview.goes)


@pytest.mark.parametrize("platform", [Platform.DECIDIM, Platform.GOVOCAL, Platform.OPENSTAD, Platform.TABLE])
def test_that_what_leaves_speaks_as_the_project_does_and_not_as_the_window(platform: Platform) -> None:
    wanted = {"description_least": "0", "locale": "en"}
    options = {name: said for name, said in wanted.items() if name in ADAPTERS[platform].options}
    dutch = Asked(platform, options={**options, "locale": "nl"} if "locale" in options else options)
    with language.speaking("en"):
        ready = made(facts(theme("Meer groen in de wijk", "Bomen")), dutch)
        assert "24 november 2026" in " ".join(ready.preview.sample[0].values())
    english = replace(facts(theme("More green in the area", "Trees")), language="en")
    assert "24 November 2026" in str(made(english, Asked(platform, options=options)).preview.sample)
