"""The page about the protocol tells what the program does: its examples are worked out anew."""

import re
from dataclasses import replace

from cocreate_desktop.central import proofs
from cocreate_desktop.central.acts import ROADS
from cocreate_desktop.central.following import FOLLOW_ROADS
from cocreate_desktop.central.problems import STATUS
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.chains import link_of
from cocreate_desktop.services.gate import Paired
from cocreate_desktop.services.oplines import op_of
from tests.source_tree import ROOT

PAGE = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")


def test_that_its_examples_are_right() -> None:
    op_line, proven = re.findall(r"```\n(.*?)\n```", PAGE, re.DOTALL)
    op = op_of("plein", op_line)
    assert op.link == link_of("", replace(op, link=""))
    code = voting_codes.normalise("ABCD-EFGH-Z")
    joins, shows = "11" * 16, "22" * 16
    key = proofs.key_of(code, "00" * 16, joins, shows)
    held = proofs.Held(key, joins, shows, "33" * 32)
    paired = Paired("token", "plein", "Other", "Buurtplein")
    assert dict(line.split() for line in proven.splitlines()) == {
        "key": key.hex(),
        "joins": held.proof(proofs.JOINS, proofs.said("Laptop", "")),
        "shows": held.proof(proofs.SHOWS, proofs.said(*proofs.handed(paired))),
    }


def test_that_it_has_every_address_and_every_code() -> None:
    there = [(one.method, one.path) for one in ROADS] + [(one.method, one.path) for one in FOLLOW_ROADS]
    for method, path in there:
        assert f"`{method} {path.replace('{sha256}', 'SHA-256')}" in PAGE
    told = dict(re.findall(r"^\| `(\w+)` \| (\d{3}) \|", PAGE, re.MULTILINE))
    assert told | {"gap": "409", "forked": "409"} == {code: str(status) for code, status in STATUS.items()}
