"""One worker of a hub: answers requests with the one database, keeps nothing that another worker would miss, and ends when it
is told to or its parent is gone."""

import json
import logging
import os
import socket
import sys
import threading
from contextlib import ExitStack

import uvicorn

from cocreate_desktop.apps.heap import give_back
from cocreate_desktop.apps.hub import lines
from cocreate_desktop.apps.hub.listening import listen
from cocreate_desktop.apps.hub.parts import HubParts
from cocreate_desktop.apps.hub.plan import HubPlan, read_plan
from cocreate_desktop.apps.signals import heeding
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.huberrors import NoDatabase
from cocreate_desktop.phones.lines import PatientLine
from cocreate_desktop.storage.hubdatabase import HubDatabase

log = logging.getLogger(__name__)
MOST_CONNECTIONS = 1000
"""So many at once on one worker; whoever comes then is asked to come again."""
LARGEST_HEAD = 16 * 1024
KEEPS_OPEN_S = 75
"""Seconds that an idle connection stays: longer than those of most proxies, so that it is they who end it."""
ENDS_S = 4
"""Seconds in which what is being answered may come to its end."""
_AGAIN_S = 2.0
_TENDS_S = 60.0


def worker_main() -> int:
    """A worker, started by its parent: standard input brings the plan as one line, and its end means that nobody is there."""
    handed = json.loads(sys.stdin.readline())
    name, plan = str(handed["worker"]), read_plan(handed["plan"])
    give_back()
    lines.start(name)
    ending = threading.Event()
    with ExitStack() as closing:
        closing.enter_context(heeding(lambda _number, _frame: ending.set()))
        _end_with_parent(ending)
        listening = listen(handed["door"])
        closing.callback(listening.close)
        database = _opened(plan, ending)
        if database is None:
            return 0
        closing.callback(database.close)
        parts = HubParts(plan, database, name)
        closing.callback(parts.close)
        parts.start()
        _serve(plan, parts, listening, ending)
    log.info("ended")
    return 0


def _opened(plan: HubPlan, ending: threading.Event) -> HubDatabase | None:
    """The database, as soon as it can be reached; None when the end comes first."""
    while not ending.is_set():
        try:
            return plan.open()
        except NoDatabase:
            log.warning("the database cannot be reached")
            ending.wait(_AGAIN_S)
        except CocreateError as problem:
            log.error("the database cannot be used: %s", type(problem).__name__)
            raise SystemExit(2) from problem
    return None


def _serve(plan: HubPlan, parts: HubParts, listening: socket.socket, ending: threading.Event) -> None:
    server = uvicorn.Server(hub_config(plan, parts))

    def watch() -> None:
        """Tells the server of the end, and looks after the open projects until then."""
        while not ending.wait(_TENDS_S):
            parts.tend()
        server.should_exit = True

    watching = threading.Thread(target=watch, name="hub-watch")
    watching.start()
    log.info("serving")
    try:
        server.run(sockets=[listening])
    finally:
        ending.set()
        watching.join()


def hub_config(plan: HubPlan, parts: HubParts) -> uvicorn.Config:
    """What uvicorn itself would log are addresses; the journal has what is to be known. Whoever sends a request a byte at a
    time, or takes nothing of an answer, is hung up on."""
    return uvicorn.Config(
        parts.app,
        http=PatientLine,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_keep_alive=KEEPS_OPEN_S,
        timeout_graceful_shutdown=ENDS_S,
        ssl_certfile=plan.certificate or None,
        ssl_keyfile=plan.key or None,
    )


def _end_with_parent(ending: threading.Event) -> None:
    """The end of standard input is the wish to end too."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):  # not through Python's buffer, which would be locked at the end
            pass
        ending.set()

    threading.Thread(target=watch, name="hub-parent", daemon=True).start()
