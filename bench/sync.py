"""An evening of 7,000 changes from a laptop by HTTPS to the program `cocreate hub` over PostgreSQL: as fast as it goes, by a
line of 10 Mbit/s, and by one of 512 kbit/s that is cut after every 64 KiB; then from the hub to a second laptop, and by a
bundle on a stick; the hub's processor time for it.

Beside the same bytes raw over a line as slow, without a cut; for the bundle beside writing as many bytes to the disk."""

import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.stand.clock import milliseconds
from bench.stand.figure import Figure, tell
from bench.stand.hub import HOST, Hub, hub
from bench.stand.laptop import CHANGES, Laptop, evening, second
from bench.stand.postgres import effort, postgres
from cocreate_desktop.central.addresses import Place
from cocreate_desktop.central.client import HttpPeer
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.exchange.bundle import write_bundle
from cocreate_desktop.exchange.bundlepeer import BundlePeer
from cocreate_desktop.services.syncing import Session
from tests.central.cutting import CuttingProxy

LINES: tuple[tuple[str, int | None, int | None, str], ...] = (
    ("this machine", None, None, ""),
    ("10 Mbit/s", 10_000_000 // 8, None, "≤ 5 s"),
    ("512 kbit/s, cut every 64 KiB", 512_000 // 8, 64 * 1024, "≤ 60 s"),
)
PASSPHRASE = "vier natte fietsen"


def share(laptop: Laptop, there: Hub, port: int) -> float:
    """Seconds until all is there, over whatever listens at ``port``; cut lines are taken up again at once."""
    paired = there.paired(laptop.project_id)
    where = Place(f"https://{HOST}:{port}", ca_file=there.ca_file)
    began = time.perf_counter()
    while True:
        try:
            with HttpPeer(where, laptop.project_id, paired.token, "hub") as peer:
                Session(laptop.peer, peer).run()
            return time.perf_counter() - began
        except Unreachable:
            continue


def raw(many: int, bytes_per_second: int | None) -> float:
    """Seconds for as many bytes over such a line, as one stream."""
    with socket.create_server(("127.0.0.1", 0)) as sink:
        came = threading.Thread(target=_swallow, args=(sink, many))
        came.start()
        with CuttingProxy(sink.getsockname()[1], None, bytes_per_second) as line:
            began = time.perf_counter()
            with socket.create_connection(("127.0.0.1", line.port)) as source:
                source.sendall(bytes(many))
                came.join()
            return time.perf_counter() - began


def _swallow(sink: socket.socket, many: int) -> None:
    connection, _address = sink.accept()
    with connection:
        while many > 0:
            many -= len(connection.recv(1 << 16)) or many


def by_lines(there: Hub, folder: Path, busy: Callable[[], float]) -> Laptop:
    """Each line with a project of its own; returns the last laptop."""
    laptops = []
    for place, (name, rate, cut_every, aim) in enumerate(LINES):
        laptop = evening(folder / f"{place}.cocreate")
        with CuttingProxy(there.port, cut_every, rate) as line:
            before = busy()
            took = share(laptop, there, line.port)
            spent, many, cuts = busy() - before, line.passed, line.cuts
        what = f"an evening of {CHANGES:,} changes to the hub, {name}"
        beside = f"{many / 1e6:.2f} MB raw" + (f", without the {cuts} cuts" if cut_every else "")
        tell(Figure(what, took, "s", raw(many, rate), beside, aim))
        if rate is None:
            tell(
                Figure("processor time of the hub for it, with PostgreSQL", spent, "s"),
                Figure("bytes over the line for a change", many / CHANGES, "bytes"),
            )
        laptops.append(laptop)
    for laptop in laptops[:-1]:
        laptop.close()
    return laptops[-1]


def to_a_second(laptop: Laptop, there: Hub, folder: Path) -> None:
    """A laptop that has nothing yet takes it from the hub, and from a stick."""
    joining = second(folder / "joining", laptop)
    took = share(joining, there, there.port)
    joining.close()
    tell(Figure(f"the same from the hub to a second laptop, {LINES[0][0]}", took, "s"))
    bundle, reader = folder / "evening.cocreate-bundle", second(folder / "reader", laptop)
    written = milliseconds(lambda: write_bundle(laptop.peer, bundle, PASSPHRASE)) / 1000

    def take_in() -> None:
        with BundlePeer(bundle, PASSPHRASE, laptop.project_id) as peer:
            Session(reader.peer, peer).run(give=False)

    taken = milliseconds(take_in) / 1000
    reader.close()
    many = bundle.stat().st_size
    beside = f"{many / 1e6:.2f} MB to the disk"
    tell(
        Figure("the same into a bundle on a stick", written, "s", _to_disk(folder / "raw", many), beside),
        Figure("the bundle into a second laptop", taken, "s"),
    )


def _to_disk(path: Path, many: int) -> float:
    began = time.perf_counter()
    with path.open("wb") as file:
        file.write(bytes(many))
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - began


def main() -> None:
    """All of it, over one hub."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        url, engine = closing.enter_context(postgres())
        there = closing.enter_context(hub(url))
        laptop = by_lines(there, folder, lambda: there.effort() + effort(engine))
        to_a_second(laptop, there, folder)
        laptop.close()


if __name__ == "__main__":
    main()
