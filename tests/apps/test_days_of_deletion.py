"""Days that act: people and photos go by themselves at opening, a whole project only when somebody says so, and then with every
backup and its key. A clock that jumped erases nothing."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreate_desktop import cli, paths
from cocreate_desktop.apps.ending import over_since
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.sweeping import DayWatch, sweep, wait_s
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.domain.erasing import Receipt
from cocreate_desktop.domain.errors import InUse
from cocreate_desktop.domain.events import Swept
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.domain.walls import Photo, Way
from cocreate_desktop.services.services import Services
from cocreate_desktop.storage import FileReceipts
from tests.filedump import said_in
from tests.patience import until
from tests.readymade import ready_file, ready_made
from tests.services.seen import whole

TODAY = datetime.now(UTC).date()
SHOWN, PAST = "De gemeente bewaart mijn naam.", "2020-01-01"
FACES = b"\xff\xd8\xff-a wall with a face on it-" * 40


class SetClock:
    """A clock that a test sets."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Turning(SetClock):
    """Just before midnight when it is asked first, and the next day from then on."""

    def now(self) -> datetime:
        now, self.at = self.at, self.at + timedelta(seconds=0.5)
        return now


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))


def fill(services: Services) -> None:
    """A person and a photo of a wall, kept until a day that has come meanwhile."""
    later = (TODAY + timedelta(days=900)).isoformat()
    kept = services.contacts.add("Noor Zeldzaam", "06 99887766", "help", SHOWN, later)
    services.contacts.add("Ali Blijver", "06", "help", SHOWN, later)
    services.store.run(lambda unit: unit.change(Contact, kept.id, delete_on=PAST))
    step = next(
        one for one in services.evenings.steps(services.evenings.all()[0].id) if one.kind is Kind.IDEAS
    )
    services.capturing.write(step.id, "Meer bankjes")
    services.walls.arrive(step.id, whole(FACES), way=Way.FILE)


def names(opened: OpenWorkspace) -> list[str]:
    return [one.name for one in opened.services.contacts.all()]


def test_that_people_and_photos_go_at_opening_with_every_byte_and_leave_a_receipt(tmp_path: Path) -> None:
    path = tmp_path / "plein.cocreate"
    key = ready_file(path, "days", {"name": "Plein", "question": "Wat?", "photos_until": PAST}, fill)
    assert FACES.decode("latin-1") in said_in(path, key)
    project = LocalProjects(0, "127.0.0.1").open(path, key)
    try:
        swept = project.days.swept
        assert swept is not None
        assert dict(swept.things) == {"contact": 1, "photo": 1}
        assert (project.receipts.all(), project.days.over_since) == ((swept,), "")
        (photo,) = project.services.store.read(lambda reader: reader.find(Photo))
        assert (photo.whole, photo.picture) == ("", "")
        assert [one.name for one in project.services.contacts.all()] == ["Ali Blijver"]
    finally:
        project.close()
    there = said_in(path, key)
    assert "Meer bankjes" in there
    for gone in (FACES.decode("latin-1"), "Zeldzaam", "99887766"):
        assert gone not in there
    # Opened again there is nothing to do and nothing to tell.
    again = LocalProjects(0, "127.0.0.1").open(path, key)
    assert (again.days.swept, len(again.receipts.all())) == (None, 1)
    again.close()


def test_that_a_backup_from_before_the_day_is_swept_when_it_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "plein.cocreate"
    opened = ready_made(path, "days", {"name": "Plein", "question": "Wat?", "photos_until": PAST}, fill)
    key, backup = opened.workspace.recovery_key(), Path(opened.workspace.backups.make())
    assert sweep(opened) is not None
    opened.close()
    LocalProjects().restore(path, backup, key)
    assert FACES.decode("latin-1") in said_in(path, key)
    project = LocalProjects(0, "127.0.0.1").open(path, key)
    project.close()
    for gone in (FACES.decode("latin-1"), "Zeldzaam"):
        assert gone not in said_in(path, key)


def test_that_a_clock_that_jumped_erases_nothing_until_another_day_says_so_too(tmp_path: Path) -> None:
    clock = SetClock(datetime.now(UTC))
    fields: dict[str, object] = {"name": "Plein", "question": "Wat?", "keep_until": "2027-12-31"}
    opened = ready_made(tmp_path / "plein.cocreate", "jump", fields, fill, clock=clock)
    heard: list[Receipt] = []
    opened.services.bus.subscribe(
        lambda event: heard.append(event.receipt) if isinstance(event, Swept) else None
    )
    try:
        clock.at = datetime(2031, 5, 1, 12, tzinfo=UTC)
        assert (sweep(opened), over_since(opened)) == (None, "")
        opened.services.projects.change(money=100)
        assert (sweep(opened), over_since(opened), len(names(opened))) == (None, "", 2)
        clock.at += timedelta(days=1)
        assert over_since(opened) == "2027-12-31"
        assert sweep(opened) == heard[0]
        assert names(opened) == []
    finally:
        opened.close()


def test_that_what_is_due_goes_when_the_day_turns_in_an_open_project(tmp_path: Path) -> None:
    opened = ready_made(
        tmp_path / "plein.cocreate", "days", {"name": "Plein", "question": "Wat?", "photos_until": PAST}, fill
    )
    just_before = datetime.now(UTC).astimezone().replace(hour=23, minute=59, second=59, microsecond=999_000)
    assert wait_s(just_before) < 1.1
    assert wait_s(just_before.replace(hour=9)) == 3600
    turning = Turning(just_before)
    object.__setattr__(opened.services, "clock", turning)
    watch = DayWatch(opened)
    watch.start()
    try:
        until(lambda: names(opened) == ["Ali Blijver"])
    finally:
        watch.close()
        opened.close()


def test_that_the_command_names_what_is_past_its_day_and_erases_it_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "projecten"
    over: dict[str, object] = {"name": "Oud", "question": "Wat?", "keep_until": PAST}
    opened = ready_made(folder / "oud.cocreate", "over", over, fill)
    opened.workspace.backups.make()
    salt, home = (folder / "oud.cocreate").read_bytes()[:16].hex(), tmp_path / "home"
    opened.close()
    later: dict[str, object] = {
        "name": "Nieuw",
        "question": "Wat?",
        "keep_until": (TODAY + timedelta(days=30)).isoformat(),
    }
    ready_made(folder / "nieuw.cocreate", "later", later).close()
    # A file of somebody else with the same name of backups stays.
    stranger = folder / "oud-backups" / "oud-20200101T000000.000000Z.cocreate"
    stranger.write_bytes(b"of somebody else" * 300)
    assert cli.main(["expired", str(folder), "--json"]) == 1
    told = {Path(one["path"]).name: one["state"] for one in json.loads(capsys.readouterr().out)}
    assert told == {"oud.cocreate": "over", "nieuw.cocreate": "kept"}
    assert cli.main(["expired", str(folder), "--erase"]) == 0
    assert "2020" in capsys.readouterr().out
    assert [one.name for one in folder.rglob("*") if one.is_file()] == ["nieuw.cocreate", stranger.name]
    assert not any(salt in one.name for one in home.rglob("*"))
    receipts = list((paths.data() / "erasures").glob("*-receipts.json"))
    (kept,) = (json.loads(one.read_text(encoding="utf-8")) for one in receipts)
    assert dict(kept[0]["things"])["project"] == 1
    assert "Zeldzaam" not in str(kept)
    assert cli.main(["expired", str(folder)]) == 0


def test_that_what_is_kept_longer_can_still_be_read_when_an_older_copy_of_it_is_erased(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They have one key: a copy that somebody made, or what was put aside when a backup took its place."""
    folder, elsewhere = tmp_path / "projecten", tmp_path / "elders"
    over: dict[str, object] = {"name": "Oud", "question": "Wat?", "keep_until": PAST}
    opened = ready_made(folder / "oud.cocreate", "over without people", over)
    backup = Path(opened.workspace.backups.make())
    elsewhere.mkdir()
    copied = shutil.copy(backup, elsewhere / "kopie.cocreate")
    opened.services.projects.change(keep_until=(TODAY + timedelta(days=30)).isoformat())
    opened.close()
    shutil.copy(backup, folder / "oud-put-aside-20260101T000000.000000Z.cocreate")
    LocalProjects(0, "127.0.0.1").open(folder / "oud.cocreate").close()
    for at in (elsewhere, folder):
        assert cli.main(["expired", str(at), "--erase"]) == 0
        capsys.readouterr()
    assert not Path(copied).exists()
    LocalProjects(0, "127.0.0.1").open(folder / "oud.cocreate").close()


def test_that_a_project_that_is_open_elsewhere_is_not_erased(tmp_path: Path) -> None:
    opened = ready_made(
        tmp_path / "oud.cocreate", "over", {"name": "Oud", "question": "Wat?", "keep_until": PAST}, fill
    )
    try:
        with pytest.raises(InUse):
            LocalProjects().erase(opened.workspace.path, opened.workspace.recovery_key())
        assert names(opened)
        assert FileReceipts(opened.workspace.project_id).all() == ()
    finally:
        opened.close()
    assert LocalProjects().erase(tmp_path / "oud.cocreate", opened.workspace.recovery_key()).things[0] == (
        "project",
        1,
    )
    assert not (tmp_path / "oud.cocreate").exists()
