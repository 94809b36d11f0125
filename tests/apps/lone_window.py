"""The window's side of an evening in a process of its own, for tests that kill it: it starts the phone server, says its address
and lives on."""

import sys
import threading
from pathlib import Path

from cocreate_desktop.apps.hall_keeper import HallKeeper, HallSetting
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.domain.events import Event, HallChanged


def main(path: Path, key_file: Path, port: int = 0) -> None:
    """Until it is killed."""
    opened = open_services(path, key_file=key_file)

    def hear(event: Event) -> None:
        if isinstance(event, HallChanged) and event.running:
            sys.stdout.write(f"{event.address}\n")
            sys.stdout.flush()

    opened.services.bus.subscribe(hear)
    setting = HallSetting(path, opened.workspace.recovery_key(), port, "127.0.0.1")
    HallKeeper(opened.services, setting, opened.workspace.last_seq).start(
        opened.services.evenings.all()[0].id
    )
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
