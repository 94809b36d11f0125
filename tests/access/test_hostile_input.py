"""What somebody sends who means harm: too much, packed, made up, or an address that leads elsewhere."""

import asyncio
import gzip
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cocreate_desktop.central import wire
from cocreate_desktop.domain import online, privacy, text
from cocreate_desktop.domain.errors import BadFile, TextTooLong
from cocreate_desktop.domain.huberrors import NoSuchName
from cocreate_desktop.domain.syncerrors import SyncProblem
from cocreate_desktop.exchange import cells
from cocreate_desktop.services.gate import PairingAsked
from tests.access.hubscene import HubScene
from tests.access.roads import walked

PIECE = bytes(64 * 1024)
PIECES = 400
"""Twenty-five megabytes: six times what the largest body of the wire may have."""
ELSEWHERE = (
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..\\..\\windows\\win.ini", "/etc/passwd",
    "a%00.css", "CON", "C:%5Cboot.ini", "%ff%fe", "a" * 3000, "' OR 1=1 --", "%0d%0aX-Evil:%201",
)  # fmt: skip
LONG = 20_000
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row></sheetData></worksheet>'
)


def test_that_no_address_leads_to_anything_else(hub: HubScene) -> None:
    """Every road with a place in it, as somebody who may ask it, with each of these in each place."""
    roads = [
        cell for cell in sorted(set(walked(hub.routes))) if "{" in cell[1] and "/s/{session}/" not in cell[1]
    ]
    before = hub.written()

    async def walk() -> None:
        for method, path in roads:
            who = hub.people["keeper" if path.startswith("/dashboard") else "laptop"]
            for place in path.split("{")[1:]:
                name = place.partition("}")[0]
                for value in ELSEWHERE:
                    turned = path.replace(f"{{{name}}}", value)
                    answer = await hub.asked(method, turned, who)
                    assert answer.status < 500, (method, turned)
                    assert b"root:x:" not in answer.body
                    assert not any(head[0].lower() == "x-evil" for head in answer.headers)

    asyncio.run(walk())
    assert hub.written() == before


def test_that_no_road_swallows_more_than_its_limit(hub: HubScene) -> None:
    """In pieces without a length, and with one that lies: reading ends soon after the limit, so memory stays as it is."""
    sends = [cell for cell in sorted(set(walked(hub.routes))) if cell[0] in ("POST", "PUT")]

    async def walk() -> dict[tuple[str, str, str], tuple[int, int]]:
        return {
            (method, path, said): await _swallowed(hub, method, path, said)
            for method, path in sends
            for said in ("", "5")
        }

    for cell, (status, pieces) in asyncio.run(walk()).items():
        assert status < 500, cell
        most = wire.LARGEST if cell[1].startswith("/sync") else 128 * 1024
        assert pieces * len(PIECE) <= most + 2 * len(PIECE), (cell, pieces)


async def _swallowed(hub: HubScene, method: str, path: str, said: str) -> tuple[int, int]:
    """How it was answered, and how many pieces were taken."""
    who, taken, status = hub.people["laptop" if path.startswith("/sync") else "guest"], 0, 0

    async def receive() -> dict[str, Any]:
        nonlocal taken
        taken += 1
        return {"type": "http.request", "body": PIECE, "more_body": taken < PIECES}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)

    scope = hub.scope(method, path, who, {"content-length": said} if said else {})
    await hub.parts.app(scope, receive, send)
    return status, taken


def test_that_a_body_that_was_packed_is_not_unpacked(hub: HubScene) -> None:
    """A megabyte of nothing has a thousand bytes: what is packed otherwise than the wire does it is none of ours."""
    bomb, before = gzip.compress(bytes(1024 * 1024)), hub.written()
    for method, path in sorted(set(walked(hub.routes))):
        if method in ("POST", "PUT"):
            who = hub.people["laptop" if path.startswith("/sync") else "guest"]
            for packing in ("gzip", "identity, gzip"):
                answer = asyncio.run(hub.asked(method, path, who, bomb, **{"content-encoding": packing}))
                assert answer.status < 500, (method, path)
    assert hub.written() == before


def test_that_a_message_that_is_odd_json_is_refused_in_peace(hub: HubScene) -> None:
    who = hub.people["laptop"]
    for said in (
        b"[" * 100_000, b'{"ends":' * 50_000, b'{"ends": {}, "most": ' + b"9" * 5000 + b"}", b'{"ends": {}, "most": 1e999}',
        b'{"ends": {}, "most": NaN}', b'{"ends": {}, "most": -1}', b'{"ends": {"\\u0000": [1, ""]}, "most": 1}',
        b'{"ends": {"\\ud800": [1, ""]}, "most": 1}', b"\xff\xfe{\x00}\x00", b"null", b"", b'"' + b"a" * 100_000,
    ):  # fmt: skip
        answer = asyncio.run(hub.asked("POST", "/sync/v1/{project}/ops/after", who, said))
        assert answer.status == 400, said[:40]


def test_that_a_name_with_a_question_to_the_database_in_it_is_only_a_name(hub: HubScene) -> None:
    accounts, keepers = hub.parts.accounts, hub.parts.administrators
    for name in ("' OR '1'='1", "x'; DROP TABLE hub_project; --", "%"):
        with pytest.raises(NoSuchName):
            accounts.organisation(name)
        assert accounts.at_home(name) is None
        assert keepers.sign_in(name, name) == ""
        assert keepers.of_session(name) is None
        with pytest.raises(SyncProblem):
            accounts.pair(PairingAsked(name, name, hub.project.id))
        made = accounts.create_organisation(name)
        assert accounts.organisation(name) == made
    assert accounts.projects()


@pytest.mark.parametrize(
    "piece", ["a", "0", "a-", "a.", "a@", "0 ", " ", "é", "A0", "+31", "1234A", "Straatweg", "\u0301"]
)
def test_that_no_text_keeps_anybody_waiting(piece: str) -> None:
    """Ten times the longest note; what grows with the square of it would take seconds."""
    words = piece * (LONG // len(piece))
    for look in (privacy.flags, online.holds_link, lambda said: text.clean(said, limit=LONG)):
        for said in (words, f"{words}!", f"{words}@", f"{words}."):
            begun = time.thread_time()
            _quietly(look, said)
            assert time.thread_time() - begun < 0.5


def _quietly(look: Callable[[str], object], said: str) -> None:
    try:
        look(said)
    except TextTooLong:
        return


def test_that_a_workbook_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entities that name one another, a sheet that grows a thousandfold, and a size that is a lie."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>{SHEET.format(words="&a11;")}'
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{SHEET.format(words="&a;")}'
    plain = _workbook_with(tmp_path / "p.xlsx", SHEET.format(words="hallo").encode())
    assert [row.cells for row in cells.workbook_rows(plain, plain.read_bytes())] == [("hallo",)]
    for part in (laughs, outside):
        path = _workbook_with(tmp_path / "a.xlsx", part.encode())
        begun = time.thread_time()
        try:
            rows = cells.workbook_rows(path, path.read_bytes())
        except BadFile:
            rows = []
        assert "root:x:" not in str(rows)
        assert len(str(rows)) < 10_000
        assert time.thread_time() - begun < 2
    monkeypatch.setattr(cells, "MOST_UNPACKED", 2_000_000)
    large = _workbook_with(tmp_path / "b.xlsx", bytes(cells.MOST_UNPACKED))
    assert large.stat().st_size < 20_000
    with pytest.raises(BadFile):
        cells.workbook_rows(large, large.read_bytes())
    with pytest.raises(BadFile):
        cells.from_zip(large, large.read_bytes(), lambda archive: archive.namelist())


def _workbook_with(path: Path, sheet: bytes) -> Path:
    """A workbook whose sheet is this."""
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, sheet if "sheet1" in entry.filename else old.read(entry))
    return path
