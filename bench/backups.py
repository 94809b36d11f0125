"""A verified backup of a project with many photos, and the copy of it at a second place on the same disk; beside a plain copy
of as many bytes. And how long the slowest vote waits meanwhile, beside one when no backup is made."""

import os
import secrets
import shutil
import tempfile
import threading
from operator import methodcaller
from pathlib import Path

from bench.stand.clock import milliseconds, typical
from bench.stand.figure import Figure, tell
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind

PHOTOS, PHOTO_MB = 75, 4
VOTES = 200
TURNS = 3
AIM = "≤ 60 s"


def filled(folder: Path) -> OpenWorkspace:
    """A project with 300 MB of what cannot be packed smaller, as photos are, and an open vote."""
    opened = create_services(folder / "buurt.cocreate", {"name": "Buurtplein"}, key_file=folder / "key")
    services = opened.services
    for _photo in range(PHOTOS):
        services.store.run(methodcaller("keep_blob", secrets.token_bytes(PHOTO_MB * 1_000_000), "image/jpeg"))
    evening = services.evenings.all()[0].id
    step = next(one.id for one in services.evenings.steps(evening) if one.kind is Kind.VOTE)
    voting = services.voting.round_of(step)
    assert voting is not None
    services.voting.set_options(voting.id, ["Een grote tafel", "Speelplek"])
    services.playing.go_to(evening, step)
    services.voting.open(voting.id)
    return opened


def slowest_vote(opened: OpenWorkspace, going: threading.Event) -> float:
    """Milliseconds of the slowest of votes that come one after another, until told to end, or after so many."""
    services = opened.services
    evening = services.evenings.all()[0].id
    step = next(one.id for one in services.evenings.steps(evening) if one.kind is Kind.VOTE)
    voting = services.voting.round_of(step)
    assert voting is not None
    option, waits, number = services.voting.options(voting.id)[0].id, [0.0], 0
    while going.is_set() or number < VOTES:
        number += 1
        work = services.casting.casting(voting.id, f"buur{number % 500}", {option: 1}, Channel.PHONE)
        waits.append(milliseconds(lambda work=work: services.store.run(work)))  # type: ignore[misc]  # a default binds it
    return max(waits)


def beside_votes(opened: OpenWorkspace) -> float:
    """The slowest vote while one backup is made."""
    going = threading.Event()
    going.set()
    found: list[float] = []
    voting = threading.Thread(target=lambda: found.append(slowest_vote(opened, going)))
    voting.start()
    opened.workspace.backups.make()
    going.clear()
    voting.join()
    return found[0]


def plain(source: Path, target: Path) -> None:
    """The same bytes, copied and on the disk."""
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
    target.unlink()


def copies(opened: OpenWorkspace, folder: Path, size: str) -> None:
    """Tells what a backup beside the project takes, and one that is carried on."""
    made: list[Path] = []
    copy = folder / "copy"
    ours, reference = typical(
        lambda: made.append(Path(opened.workspace.backups.make())),
        lambda: plain(opened.workspace.path, copy),
        TURNS,
    )
    tell(Figure(f"a verified backup of {size}", ours / 1000, "s", reference / 1000, "a plain copy", AIM))
    ours, reference = typical(
        lambda: opened.workspace.second.carry(made.pop(), folder / "stick", "stick"),
        lambda: plain(made[0], copy),
        TURNS - 1,
    )
    tell(
        Figure(f"{size} carried on, verified there", ours / 1000, "s", reference / 1000, "a plain copy", AIM)
    )


def main() -> None:
    """All figures, of one project."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "stick").mkdir()
        opened = filled(folder)
        copies(opened, folder, f"{PHOTOS * PHOTO_MB} MB")
        alone = slowest_vote(opened, threading.Event())
        tell(
            Figure(
                "the slowest vote beside it",
                beside_votes(opened),
                "ms",
                alone,
                "without a backup",
                "≤ 500 ms",
            )
        )
        opened.close()


if __name__ == "__main__":
    main()
