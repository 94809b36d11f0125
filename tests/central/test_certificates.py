"""The certificate of a laptop: made once, kept for its owner only, renewed in time."""

import gc
import os
import socket
import stat
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreate_desktop.central.certificates import (
    RENEWED,
    VALID,
    Certificate,
    own_certificate,
    pinned_context,
    server_context,
)
from cocreate_desktop.domain.errors import BadFile, ReadOnly
from tests.central.serving import NOW
from tests.patience import until


def test_that_it_is_made_once_and_renewed_before_it_ends(tmp_path: Path) -> None:
    first = own_certificate(tmp_path / "new" / "folder", NOW)
    assert own_certificate(first.file.parent, NOW + VALID - RENEWED - timedelta(days=1)) == first
    later = own_certificate(first.file.parent, NOW + VALID - RENEWED)
    assert later.fingerprint != first.fingerprint
    assert later.until > first.until
    assert own_certificate(tmp_path / "elsewhere", NOW).fingerprint != later.fingerprint
    assert (
        own_certificate(tmp_path / "1970", datetime(1970, 1, 1, tzinfo=UTC)).until > NOW
    )  # a clock without battery
    assert [file.name for file in later.file.parent.iterdir()] == [later.file.name]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a home for its owner by other means")
def test_that_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert stat.S_IMODE(own_certificate(tmp_path, NOW).file.stat().st_mode) == 0o600


def test_that_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    first = own_certificate(tmp_path, NOW)
    other = own_certificate(tmp_path / "other", NOW)
    whole, another = first.file.read_text(), other.file.read_text()
    end = "-----END PRIVATE KEY-----\n"
    for damaged in (
        "",
        "nothing",
        whole[: len(whole) // 2],
        whole.partition(end)[0] + end + another.partition(end)[2],
    ):
        first.file.write_text(damaged)
        with pytest.raises(BadFile):
            server_context(first)
        made = own_certificate(tmp_path, NOW)
        assert made.fingerprint not in (first.fingerprint, other.fingerprint)
        server_context(made)


def test_that_no_place_for_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadOnly):
        own_certificate(tmp_path / "file" / "folder", NOW)
    with pytest.raises(BadFile):
        server_context(Certificate(tmp_path / "none", "", NOW))


@pytest.mark.skipif(os.name == "nt", reason="there a line is reset in another way")
@pytest.mark.parametrize("asked", [True, False])
def test_that_a_line_whose_other_end_went_at_once_is_closed_too(asked: bool) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as line,
    ):
        other, _address = server.accept()
        other.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        other.close()  # by a reset: the line has no other end any more
        until(lambda: _has_no_end(line))
        if asked:
            line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)  # whoever asked for its error has had it
        with pytest.raises(OSError, match="not connected"):
            pinned_context().wrap_socket(line)
        gc.collect()  # what was left open would be told of here


def _has_no_end(line: socket.socket) -> bool:
    try:
        line.getpeername()
    except OSError:
        return True
    return False
