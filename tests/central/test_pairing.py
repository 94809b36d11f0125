"""Joining by a code on the screen and by a code of an administrator: right ones come in, and nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from cocreate_desktop.central import proofs, wire
from cocreate_desktop.central.api import make_api
from cocreate_desktop.central.certificates import Certificate, own_certificate, server_context
from cocreate_desktop.central.desk import TRIES, VALID, Handover, LaptopGate, PairingDesk
from cocreate_desktop.central.limits import Limits
from cocreate_desktop.central.pairing import pair_with, pair_with_hub
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.errors import BadFile, BadValue
from cocreate_desktop.domain.syncerrors import (
    BadPairing,
    BadToken,
    Garbled,
    NotOurPeer,
    OtherProject,
    SyncProblem,
    Unreachable,
)
from cocreate_desktop.services.gate import Device, Paired, PairingAsked, hash_of
from tests.central.memory import PROJECT, MemoryGate, MemoryPeer
from tests.central.serving import NOW, QUICK, asking, certificate_file, http, serving, strange

NAME = "Laptop van de notulist"
HANDED = Handover(PROJECT, "Buurtplein Den Bosch", "Laptop van de gespreksleider", "key of the vault")
WRONG = voting_codes.shown(voting_codes.with_check("00000000"))


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess costs a tenth of a second and 32 MiB; here many are made."""
    assert proofs._COST >= 2**15
    monkeypatch.setattr(proofs, "_COST", 2**10)


@dataclass
class Shower:
    """A laptop that shows codes; its seconds stand still until a test moves them."""

    certificate: Certificate
    now: float = 0.0
    known: dict[str, Device] = field(default_factory=dict)
    peer: MemoryPeer = field(default_factory=MemoryPeer)
    port: int = 0

    def __post_init__(self) -> None:
        self.desk = PairingDesk(self.certificate.fingerprint, lambda: HANDED, self._let_in, lambda: self.now)

    @property
    def app(self) -> ASGIApp:
        gate = LaptopGate(self.known.get)
        return make_api(lambda _project, _device: self.peer, gate, desk=self.desk)

    def join(self, code: str, port: int = 0, project_id: str = "") -> Paired:
        return pair_with(f"127.0.0.1:{port or self.port}", code, NAME, project_id=project_id, patience=QUICK)

    def _let_in(self, hashed: str, name: str) -> None:
        self.known[hashed] = Device(hashed[:8], name, PROJECT)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return own_certificate(tmp_path_factory.mktemp("own"), NOW)


@pytest.fixture(scope="module")
def shower(threads_may_stay: None, certificate: Certificate) -> Iterator[Shower]:
    made = Shower(certificate)
    with serving(made.app, server_context(certificate)) as made.port:
        yield made


@pytest.fixture
def quiet(certificate: Certificate) -> Shower:
    """One without a server."""
    return Shower(certificate)


def test_that_laptops_join_by_the_code_on_the_screen(shower: Shower) -> None:
    code = shower.desk.show()
    paired = shower.join(f" {code.lower()} ")
    assert replace(paired, token="") == Paired(
        "", PROJECT, HANDED.name, HANDED.project, shower.certificate.fingerprint, HANDED.vault_key
    )
    again = shower.join(code, project_id=PROJECT)  # and a second one, that has the project already
    assert len({paired.token, again.token, *shower.known}) == 4  # what is kept is no token
    assert {device.name for device in shower.known.values()} == {NAME}
    for one in (paired, again):
        with asking(shower.port, token=one.token, fingerprint=one.fingerprint) as other:
            assert other.greet().project_id == PROJECT
    assert paired.token not in repr(paired)
    with pytest.raises(OtherProject):
        shower.join(code, project_id="another")
    shower.desk.withdraw()
    with pytest.raises(BadPairing):
        shower.join(code)


def test_that_a_wrong_code_gives_nothing_and_five_make_the_code_void(shower: Shower) -> None:
    code, before = shower.desk.show(), dict(shower.known)
    with pytest.raises(BadPairing):
        shower.join(
            f"{code[:-1]}{'0' if code[-1] != '0' else '1'}"
        )  # its check does not hold: not even tried
    for _ in range(TRIES):
        assert shower.desk.open
        with pytest.raises(BadPairing):
            shower.join(WRONG)
    assert not shower.desk.open
    with pytest.raises(BadPairing):
        shower.join(code)
    assert shower.known == before


def _prove(desk: PairingDesk, code: str, fingerprint: str, nonce: str = "ours") -> tuple[str, str]:
    """The number of a meeting and the proof that a laptop gives which sees this certificate."""
    met = desk.meet(nonce)
    key = proofs.key_of(voting_codes.normalise(code), met.salt, nonce, met.nonce)
    held = proofs.Held(key, nonce, met.nonce, fingerprint)
    return met.nonce, held.proof(proofs.JOINS, proofs.said(NAME, ""))


def test_that_a_proof_counts_once_for_ten_minutes_and_for_what_it_says(quiet: Shower) -> None:
    desk, seen = quiet.desk, quiet.certificate.fingerprint
    with pytest.raises(BadPairing):
        desk.meet("before any code is shown")
    code = desk.show()
    number, proof = _prove(desk, code, seen)
    assert desk.prove(number, proof, NAME).paired.project_id == PROJECT
    with pytest.raises(BadPairing):
        desk.prove(number, proof, NAME)  # played again
    number, proof = _prove(desk, code, seen)
    with pytest.raises(BadPairing):
        desk.prove(number, proof, "Somebody else")
    number, proof = _prove(desk, code, seen)
    desk.show()
    with pytest.raises(BadPairing):
        desk.prove(number, proof, NAME)  # of the code before
    code = desk.show()
    number, proof = _prove(desk, code, seen)
    quiet.now += VALID.total_seconds()
    with pytest.raises(BadPairing):
        desk.prove(number, proof, NAME)
    assert len(quiet.known) == 1


def test_that_who_only_comes_by_uses_up_nothing(quiet: Shower) -> None:
    code = quiet.desk.show()
    for other in range(500):
        quiet.desk.meet(str(other))
    number, proof = _prove(quiet.desk, code, quiet.certificate.fingerprint)
    assert quiet.desk.prove(number, proof, NAME).paired.token


def test_that_somebody_in_between_gets_nothing(shower: Shower, tmp_path: Path) -> None:
    code, before = shower.desk.show(), dict(shower.known)
    # Whoever is in between hands on all that is said, but shows a certificate of his own.
    with serving(shower.app, server_context(own_certificate(tmp_path, NOW))) as port:
        with pytest.raises(BadPairing):
            shower.join(code, port)
        with asking(port, fingerprint=shower.certificate.fingerprint) as other, pytest.raises(NotOurPeer):
            other.vector()
    assert shower.known == before


def test_that_who_does_not_know_the_code_is_no_laptop_to_join(tmp_path: Path) -> None:
    met = {"nonce": "n", "salt": "s", "proof": "0" * 64, "token": "t", "project_id": "p", "name": "x"}
    answer = http("200 OK", wire.written(met), CoCreate_Protocol="1.0", content_type=wire.MEDIA)
    context = server_context(own_certificate(tmp_path, NOW))
    with strange(answer, context) as port, pytest.raises(BadPairing):
        pair_with(f"127.0.0.1:{port}", WRONG, NAME, patience=QUICK)
    with strange(http("200 OK", b"<html>"), context) as port, pytest.raises(Garbled):
        pair_with(f"127.0.0.1:{port}", WRONG, NAME, patience=QUICK)
    with pytest.raises(BadValue):
        pair_with("http://127.0.0.1:1", WRONG, NAME)
    with pytest.raises(BadValue):
        pair_with("not an address", WRONG, NAME)


def test_that_a_hub_lets_in_by_a_code_of_its_administrator(tmp_path: Path) -> None:
    gate, peer = MemoryGate(), MemoryPeer()
    file, context = certificate_file(tmp_path / "hub.pem")
    gate.codes = {"CODE": PROJECT, "MORE": PROJECT}
    with serving(make_api(lambda _project, _device: peer, gate), context) as port:
        address = f"https://127.0.0.1:{port}"
        with pytest.raises(NotOurPeer):  # before the code was sent
            pair_with_hub(address, "CODE", NAME, patience=QUICK)
        assert gate.asked == []
        with pytest.raises(BadPairing):
            pair_with_hub(address, "OTHER", NAME, ca_file=file, patience=QUICK)
        paired = pair_with_hub(address, "CODE", NAME, project="Buurtplein", ca_file=file, patience=QUICK)
        assert gate.asked[-1] == PairingAsked("CODE", NAME, "", "Buurtplein")
        assert (paired.project_id, paired.name, paired.vault_key) == (PROJECT, "De centrale", "")
        with asking(port, token=paired.token, ca_file=file) as other:
            assert other.greet().project_id == PROJECT
        with pytest.raises(OtherProject):
            pair_with_hub(address, "MORE", NAME, project_id="another", ca_file=file, patience=QUICK)
    with pytest.raises(BadFile):
        pair_with_hub(address, "CODE", NAME, ca_file=tmp_path / "none.pem")


def test_that_codes_are_tried_so_often_and_no_more() -> None:
    gate = MemoryGate()
    gate.codes = {"CODE": PROJECT}
    app = make_api(lambda _project, _device: MemoryPeer(), gate, limits=Limits(tries_a_minute=3))
    said = []
    with serving(app) as port:
        for code in ("A", "B", "C", "CODE"):
            with pytest.raises(SyncProblem) as found:
                pair_with_hub(f"http://127.0.0.1:{port}", code, NAME, patience=QUICK)
            said.append(type(found.value))
    assert said == [BadPairing, BadPairing, BadPairing, Unreachable]
    assert gate.codes == {"CODE": PROJECT}


def test_that_a_laptop_takes_no_code_that_travels(quiet: Shower) -> None:
    gate = LaptopGate(quiet.known.get)
    with pytest.raises(BadPairing):
        gate.pair(PairingAsked("CODE", NAME))
    with pytest.raises(BadToken):
        gate.device_of("token")
    quiet.known[hash_of("token")] = Device("1", NAME, PROJECT)
    assert gate.device_of("token").name == NAME
