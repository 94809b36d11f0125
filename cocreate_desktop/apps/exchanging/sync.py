"""`cocreate sync`: one sync of a project by every road that this laptop goes itself, or by that to one hub alone."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from cocreate_desktop.apps.exchanging import told
from cocreate_desktop.apps.sharing import LocalSharing
from cocreate_desktop.apps.site import machine
from cocreate_desktop.apps.terminal import complain, say_json
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.central.addresses import peer_address
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.syncerrors import BadToken, NoRoad, NotPaired, SharingPaused
from cocreate_desktop.services.conflictwords import Case
from cocreate_desktop.services.sharing import Road, Shared


@dataclass(slots=True)
class _Done:
    """What came of it: ``problems`` with what did not work."""

    shared: list[Shared] = field(default_factory=list)
    problems: list[tuple[Road, CocreateError]] = field(default_factory=list)


def run(wanted: argparse.Namespace) -> int:
    """Exit code 1 when a road did not work or something stands in two versions, both of which are listed. Raises NoRoad,
    NotPaired, SharingPaused, SyncProblem when no road worked, FileProblem."""
    opened = open_services(wanted.workspace, key_file=wanted.key_file)
    try:
        with shared_by(opened) as sharing:
            _may_go(sharing, resume=wanted.resume)
            done = _by_all(sharing, _roads(sharing, wanted), wanted)
        if not done.shared:
            return _nothing_worked(done)
        cases = opened.services.conflicts.all()
    finally:
        opened.close()
    if wanted.json:
        say_json(_json(done, cases))
    else:
        told.say_shared(done.shared)
        for _road, problem in done.problems:
            complain(str(problem))
        told.say_cases(cases)
    return 1 if cases or done.problems else 0


@contextmanager
def shared_by(opened: OpenWorkspace) -> Iterator[LocalSharing]:
    """An open project as it is shared; nothing goes by itself."""
    sharing = LocalSharing(opened.services, opened.workspace.store, machine(), time.monotonic)
    try:
        yield sharing
    finally:
        sharing.close()


def _may_go(sharing: LocalSharing, *, resume: bool) -> None:
    if sharing.paused and not resume:
        raise SharingPaused
    if sharing.paused:
        sharing.resume()


def _roads(sharing: LocalSharing, wanted: argparse.Namespace) -> Sequence[Road]:
    """Those that are asked for; a hub that is not known is paired with by a code. Raises NoRoad, NotPaired."""
    own = [road for road in sharing.roads if road.address]
    if not wanted.hub:
        if not own:
            raise NoRoad
        return own
    where = peer_address(wanted.hub)
    known = [road for road in own if road.address == where]
    if not known and not wanted.code:
        raise NotPaired(peer=where)
    return known or [sharing.pair_hub(where, wanted.code)]


def _by_all(sharing: LocalSharing, roads: Sequence[Road], wanted: argparse.Namespace) -> _Done:
    done, meter = _Done(), told.ShareMeter(sys.stderr)
    for road in roads:
        try:
            done.shared.append(_by(sharing, road, wanted, meter))
        except CocreateError as problem:
            done.problems.append((road, problem))
        finally:
            meter.clear()
    return done


def _by(sharing: LocalSharing, road: Road, wanted: argparse.Namespace, meter: told.ShareMeter) -> Shared:
    """Where this laptop is not let in any more a new code lets it in."""
    try:
        return sharing.share_by(road.id, meter.hear)
    except BadToken:
        if not (wanted.hub and wanted.code):
            raise
        return sharing.share_by(sharing.pair_hub(wanted.hub, wanted.code).id, meter.hear)


def _nothing_worked(done: _Done) -> int:
    for _road, problem in done.problems:
        complain(str(problem))
    return 2


def _json(done: _Done, cases: Sequence[Case]) -> dict[str, object]:
    return {
        "shared": [told.json_of_shared(one) for one in done.shared],
        "problems": [{"peer": road.name, "why": str(problem)} for road, problem in done.problems],
        "conflicts": told.json_of_cases(cases),
    }
