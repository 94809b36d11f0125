"""How this laptop joins another by the code on its screen, and pairs with a hub by a code of its administrator. The other end
of the first is ``desk``; ``proofs`` is what both reckon."""

import secrets
from pathlib import Path

from cocreate_desktop.central import proofs, wire
from cocreate_desktop.central.addresses import EXAMPLE_LAPTOP, Place, peer_address
from cocreate_desktop.central.certificates import pinned_context
from cocreate_desktop.central.entering import paired_of
from cocreate_desktop.central.line import Line, Patience
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.errors import BadCode, BadValue
from cocreate_desktop.domain.secrecy import same
from cocreate_desktop.domain.syncerrors import BadPairing
from cocreate_desktop.services.gate import Paired

PORT = 8484
"""Where a laptop serves others when it can, and what is meant when no port was typed."""


def pair_with(
    address: str,
    code: str,
    name: str,
    *,
    peer: str = "",
    project_id: str = "",
    patience: Patience | None = None,
) -> Paired:
    """Joins the laptop at ``address`` by the ``code`` on its screen, both as typed. ``name`` is how people call this laptop,
    ``peer`` the other in messages (empty: by its address), ``project_id`` what is here already (empty: nothing). The answer has
    the fingerprint to pin. Takes some tenths of a second of reckoning. Raises BadPairing, OtherProject, BadValue,
    SyncProblem."""
    where = peer_address(address, PORT, example=EXAMPLE_LAPTOP)
    called = peer or address.strip()
    try:
        normal = voting_codes.normalise(code)
    except BadCode as problem:
        raise BadPairing(peer=called) from problem
    if where.startswith("http:"):
        raise BadValue(value=address, example=EXAMPLE_LAPTOP)
    context = pinned_context()
    line = Line(Place(where), called, patience=patience, meeting=context)
    try:
        nonce = secrets.token_hex(proofs.NONCE_BYTES)
        met = line.tell("POST", "meet", {"nonce": nonce})
        with wire.strictly(called):
            theirs, salt = wire.text(met, "nonce"), wire.text(met, "salt")
        key = proofs.key_of(normal, salt, nonce, theirs)
        held = proofs.Held(key, nonce, theirs, context.fingerprint)
        return _proven(line, held, name, project_id, called)
    finally:
        line.close()


def _proven(line: Line, held: proofs.Held, name: str, project_id: str, called: str) -> Paired:
    """Proves to know the code, and looks whether the other side does."""
    proof = held.proof(proofs.JOINS, proofs.said(name, project_id))
    asked = {"nonce": held.ours, "proof": proof, "name": name, "project_id": project_id}
    found = line.tell("POST", "meet/proof", asked)
    with wire.strictly(called):
        paired, theirs = paired_of(found, held.fingerprint), wire.text(found, "proof")
    if not same(held.proof(proofs.SHOWS, proofs.said(*proofs.handed(paired))), theirs):
        raise BadPairing(peer=called)
    return paired


def pair_with_hub(
    address: str,
    code: str,
    name: str,
    *,
    project_id: str = "",
    project: str = "",
    ca_file: Path | None = None,
    patience: Patience | None = None,
) -> Paired:
    """Pairs with the hub at ``address`` by a ``code`` of its administrator; ``name`` is how people call this laptop,
    ``project_id`` and ``project`` what is here already (empty: it wants what the code is for). The code travels, so only to
    whom this machine trusts, or ``ca_file``. Raises BadPairing, NotOurPeer, OtherProject, BadValue, BadFile, SyncProblem."""
    where = peer_address(address)
    line = Line(Place(where, ca_file=ca_file), address.strip(), patience=patience)
    asked = {"code": code, "name": name, "project_id": project_id, "project": project}
    try:
        found = line.tell("POST", "pair", asked)
    finally:
        line.close()
    with wire.strictly(address.strip()):
        return paired_of(found)
