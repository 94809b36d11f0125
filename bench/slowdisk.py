"""Durable votes a second by HTTP, 500 phones, on a disk whose flush takes 10 and 30 milliseconds longer; beside the same phone
server without that. A small library that waits before each flush is compiled and preloaded into the server: Linux with gcc."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.stand.figure import Figure, percentile, tell
from bench.stand.hall import served
from bench.stand.phones import call_again, flat_out, joined, put_down

PHONES, EACH = 500, 6
FLUSHES = (10, 30)
SOURCE = Path(__file__).parent / "stand" / "slowdisk.c"


def library(folder: Path) -> Path | None:
    """The compiled library, or None where there is no compiler."""
    if not sys.platform.startswith("linux") or shutil.which("gcc") is None:
        return None
    made = folder / "slowdisk.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", made, SOURCE, "-ldl"], check=True)
    return made


async def of_phones(address: str, join_path: str) -> tuple[float, list[float]]:
    """Votes a second flat out, and the milliseconds that each vote took."""
    phones = [await joined(address, join_path) for _place in range(PHONES)]
    await call_again(phones)
    await flat_out(phones, 1)
    took: list[float] = []
    rate = await flat_out(phones, EACH, took)
    put_down(phones)
    return rate, took


def measured(milliseconds: int, preload: Path) -> tuple[float, list[float]]:
    """One server; the window's side keeps the disk that there is."""
    surroundings = {"LD_PRELOAD": str(preload), "COCREATE_FLUSH_MS": str(milliseconds)}
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(surroundings)
        try:
            with served(Path(folder)) as hall:
                found = asyncio.run(of_phones(hall.keeper.address, hall.join_path))
                if hall.stored() != (PHONES, PHONES * (EACH + 1)):
                    raise SystemExit(f"not every vote was stored: {hall.stored()} voters and ballots")
        finally:
            for name in surroundings:
                del os.environ[name]
    return found


def main() -> None:
    """The quick disk first."""
    with tempfile.TemporaryDirectory() as folder:
        preload = library(Path(folder))
        if preload is None:
            print("No compiler here (gcc, on Linux): a slow disk was not measured.")
            return
        quick, quick_waits = measured(0, preload)
        for milliseconds in FLUSHES:
            slow, waits = measured(milliseconds, preload)
            name = f"a flush takes {milliseconds} ms longer"
            late, early = percentile(waits, 0.99), percentile(quick_waits, 0.99)
            tell(
                Figure(
                    f"durable votes, {name}", slow, "votes/s", quick, "the same without", "≥ 0.5 ×, ≥ 1,000"
                ),
                Figure(f"a vote answered then, p99, {name}", late, "ms", early, "the same without"),
            )


if __name__ == "__main__":
    main()
