"""The first laptop of an evening as a program of its own, for a test that kills it: it has the phones, shows a pairing code,
says both in one line and lives on."""

import json
import sys
import threading
from pathlib import Path

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.workspace import open_services
from tests.patience import until

HOST = "127.0.0.1"


def main(path: Path, key_file: Path) -> None:
    """Until it is killed."""
    project = LocalProject(open_services(path, key_file=key_file), 0, HOST)
    evening = project.services.evenings.all()[0]
    project.services.together.name("laptop bij de beamer")
    offer = project.sharing.offer()
    project.hall.start(evening.id)
    until(lambda: project.hall.running)
    project.services.together.take_over(project.hall.address)
    port = project._sharing._door.port  # this machine may have no other address than its own
    said = {"code": offer.code, "port": port, "page": project.join_address(evening.id)}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
