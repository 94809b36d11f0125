"""How long phones are without an answer when the phone server is killed in the middle of a vote, until the window's keeper has
started it again; beside a bare Starlette server in a child process that is killed and started again at once."""

import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.stand.bare import bare_server
from bench.stand.figure import Figure, middle, tell
from bench.stand.hall import PATIENCE, served

TIMES = 4
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answered(address: str) -> None:
    """Returns when ``address`` answers, asked every few milliseconds. Ends the measurement after half a minute."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        try:
            with _DIRECT.open(address, timeout=PATIENCE):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.005)
    raise SystemExit(f"{address} did not answer again")


def of_the_hall(folder: Path) -> list[float]:
    """Seconds from each kill to the first page that is answered."""
    with served(folder) as hall:
        page = hall.keeper.address + hall.join_path
        answered(page)
        found = []
        for _turn in range(TIMES):
            killed = hall.process
            began = time.perf_counter()
            killed.kill()
            answered(page)
            found.append(time.perf_counter() - began)
        return found


def of_the_bare(folder: Path) -> list[float]:
    """The same of the reference."""
    found = []
    port = 0
    for turn in range(TIMES + 1):
        began = time.perf_counter()
        with bare_server(folder / f"{turn}.db", port) as (address, child):
            port = int(address.rpartition(":")[2])
            answered(address)
            found.append(time.perf_counter() - began)
            child.kill()
            child.wait()
    return found[1:]


def main() -> None:
    """Prints the median and the longest of some kills."""
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = of_the_hall(Path(folder)), of_the_bare(Path(folder))
    beside = "bare Starlette, started at once"
    tell(
        Figure(f"kill -9 to the next answer, median of {TIMES}", middle(ours), "s", middle(bare), beside),
        Figure("the longest of them", max(ours), "s", max(bare), beside),
    )


if __name__ == "__main__":
    main()
