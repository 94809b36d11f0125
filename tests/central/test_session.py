"""A whole sync over the wire, through a network that cuts: each try goes on where the last one ended."""

import hashlib
from pathlib import Path

from cocreate_desktop.central.certificates import own_certificate, server_context
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.services.peers import BlobState
from cocreate_desktop.services.syncing import Session
from tests.central.cutting import CuttingProxy
from tests.central.memory import MemoryPeer, some_ops
from tests.central.serving import NOW, app_of, asking, serving

MOST_TRIES = 100


def picture_in(peer: MemoryPeer, content: bytes) -> str:
    name = hashlib.sha256(content).hexdigest()
    peer.put_blob(BlobState(name, "image/jpeg", len(content), 0), 0, content)
    return name


def test_that_a_sync_comes_to_its_end_however_often_the_line_is_cut(tmp_path: Path) -> None:
    ours, theirs = MemoryPeer(name="ours"), MemoryPeer(name="theirs")
    ours.give(some_ops("a", 900))
    theirs.give(some_ops("b", 900, "Een bankje"))
    both = (picture_in(ours, bytes(range(256)) * 700), picture_in(theirs, bytes(range(255)) * 700))
    ours.shown = both
    own = own_certificate(tmp_path, NOW)
    tries = 0
    with serving(app_of(theirs), server_context(own)) as port, CuttingProxy(port, 60_000) as proxy:
        with asking(proxy.port, fingerprint=own.fingerprint) as other:
            for tries in range(1, MOST_TRIES):
                try:
                    Session(ours, other).run()
                    break
                except Unreachable:
                    proxy.lose_reply(tries % 3 // 2)
        assert proxy.cuts > 1
    assert 1 < tries < MOST_TRIES - 1
    assert ours.logs == theirs.logs
    assert {len(log) for log in ours.logs.values()} == {900}
    assert ours.pictures == theirs.pictures
    assert set(ours.pictures) == set(both)
