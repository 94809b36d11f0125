"""Where a laptop that shows a pairing code lets others in. The code never travels: whoever asks proves to know it, and so do
we, each over what both see of this very connection. docs/protocol.md says how."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from cocreate_desktop.central import proofs
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.domain.secrecy import same
from cocreate_desktop.domain.syncerrors import BadPairing, BadToken, OtherProject
from cocreate_desktop.services.gate import Device, Paired, PairingAsked, hash_of, new_token

VALID = timedelta(minutes=10)
TRIES = 5
"""Wrong proofs after which a code is void."""
_MOST_MEETINGS = 64


@dataclass(frozen=True, slots=True, repr=False)
class Handover:
    """What a laptop that joins is given besides its token: the project and how it is called, the key of its vault, and how
    people call this laptop."""

    project_id: str
    project: str
    name: str
    vault_key: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """The answer to the first message: our number for this once, and the salt."""

    nonce: str
    salt: str


@dataclass(frozen=True, slots=True, repr=False)
class Proven:
    """The answer to a proof that holds: ours, and what is handed over."""

    proof: str
    paired: Paired


@dataclass(frozen=True, slots=True, repr=False)
class _Shown:
    code: str
    salt: str
    until: float


class PairingDesk:
    """``fingerprint`` is that of the certificate that this laptop serves with; ``handover`` is asked when somebody joins;
    ``let_in`` keeps the hash of a new token and the name of its laptop, for good, before the token is given away. ``clock``
    gives seconds that never go back. All methods may be called by any thread."""

    def __init__(
        self,
        fingerprint: str,
        handover: Callable[[], Handover],
        let_in: Callable[[str, str], None],
        clock: Callable[[], float],
    ) -> None:
        self._fingerprint = fingerprint
        self._handover = handover
        self._let_in = let_in
        self._clock = clock
        self._lock = threading.Lock()
        # One after the other, or more tries than TRIES could be under way at once.
        self._proving = threading.Lock()
        self._shown: _Shown | None = None
        self._wrong = 0
        self._met: dict[str, tuple[str, str]] = {}

    def show(self) -> str:
        """A new code in groups as people type it; valid for VALID, or until ``withdraw``. The one before is void."""
        code = voting_codes.new()
        with self._lock:
            self._shown = _Shown(code, secrets.token_hex(16), self._clock() + VALID.total_seconds())
            self._wrong = 0
            self._met.clear()
        return voting_codes.shown(code)

    def withdraw(self) -> None:
        """Nobody can join by the code any more."""
        with self._lock:
            self._shown = None
            self._met.clear()

    @property
    def open(self) -> bool:
        """Whether a laptop could join now: a code that is shown may have been tried too often."""
        with self._lock:
            return self._valid() is not None

    def meet(self, nonce: str) -> Met:
        """A laptop comes by with its number for this once. Raises BadPairing when no code is shown."""
        with self._lock:
            shown = self._now()
            while len(self._met) >= _MOST_MEETINGS:
                del self._met[next(iter(self._met))]
            met = Met(secrets.token_hex(16), shown.salt)
            self._met[met.nonce] = nonce, met.salt
            return met

    def prove(self, nonce: str, proof: str, name: str, project_id: str = "") -> Proven:
        """It proves to know the code. Raises BadPairing, OtherProject when it holds another project."""
        with self._proving:
            held = self._held_by(nonce, proof, proofs.said(name, project_id))
        handed = self._handover()
        if project_id and project_id != handed.project_id:
            raise OtherProject(peer=name)
        token = new_token()
        self._let_in(hash_of(token), name)
        paired = Paired(
            token, handed.project_id, handed.name, handed.project, self._fingerprint, handed.vault_key
        )
        return Proven(held.proof(proofs.SHOWS, proofs.said(*proofs.handed(paired))), paired)

    def _held_by(self, nonce: str, proof: str, about: str) -> proofs.Held:
        """What both hold after a proof that is right. Raises BadPairing."""
        with self._lock:
            shown = self._now()
            theirs, salt = self._met.pop(nonce, ("", ""))
        if not theirs:
            raise BadPairing(peer="")
        held = proofs.Held(proofs.key_of(shown.code, salt, theirs, nonce), theirs, nonce, self._fingerprint)
        right = same(held.proof(proofs.JOINS, about), proof)
        with self._lock:
            if not right and self._shown is shown:
                self._wrong += 1
            if not right or self._now() is not shown:
                raise BadPairing(peer="")
        return held

    def _now(self) -> _Shown:
        shown = self._valid()
        if shown is None:
            raise BadPairing(peer="")
        return shown

    def _valid(self) -> _Shown | None:
        shown = self._shown
        return shown if shown and self._clock() < shown.until and self._wrong < TRIES else None


class LaptopGate:
    """The Gate of a laptop: ``find`` gives whose a token with this hash is. Codes go over the desk, never by themselves."""

    def __init__(self, find: Callable[[str], Device | None]) -> None:
        self._find = find

    def device_of(self, token: str) -> Device:
        """Raises BadToken."""
        found = self._find(hash_of(token))
        if found is None:
            raise BadToken(peer="")
        return found

    def pair(self, asked: PairingAsked) -> Paired:
        """A laptop takes no code that travels. Raises BadPairing."""
        raise BadPairing(peer=asked.name)
