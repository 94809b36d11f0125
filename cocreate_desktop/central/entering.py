"""How a laptop comes in by the wire before it has a token: by a code of a hub's administrator, which travels over HTTPS, or by
the code that another laptop shows, which does not travel. Wrong tries are counted, right ones are not."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from cocreate_desktop.central import wire
from cocreate_desktop.central.desk import PairingDesk
from cocreate_desktop.central.limits import Limits, Pace
from cocreate_desktop.domain.syncerrors import BadPairing, Unreachable
from cocreate_desktop.services.gate import Gate, Paired, PairingAsked

T = TypeVar("T")
Takes = Callable[[bytes], Awaitable[wire.Message]]
_NONCE = 64
_PROOF = 128


class Entering:
    """``desk`` is absent where nobody joins by a code on the screen; ``clock`` gives seconds."""

    def __init__(
        self, gate: Gate, desk: PairingDesk | None, limits: Limits, clock: Callable[[], float]
    ) -> None:
        self._gate = gate
        self._desk = desk
        self._pace = Pace(limits.tries_a_minute, clock)

    def roads(self) -> Iterable[tuple[str, Takes]]:
        """Addresses, and what takes a message there."""
        return (("pair", self.pair), ("meet", self.meet), ("meet/proof", self.prove))

    async def pair(self, body: bytes) -> wire.Message:
        """A code of an administrator. Raises BadPairing, OtherProject, Garbled, Unreachable after too many tries."""
        with wire.strictly(""):
            found = wire.read(body)
            asked = PairingAsked(
                code=wire.text(found, "code"),
                name=wire.text(found, "name"),
                project_id=wire.text(found, "project_id", usual=""),
                project=wire.text(found, "project", usual=""),
            )
        return told_paired(await self._tried(lambda: self._gate.pair(asked)))

    async def meet(self, body: bytes) -> wire.Message:
        """The first message of a laptop that joins. Raises BadPairing, Garbled."""
        with wire.strictly(""):
            nonce = wire.text(wire.read(body), "nonce", _NONCE)
        if self._desk is None or not nonce:
            raise BadPairing(peer="")
        met = self._desk.meet(nonce)
        return {"nonce": met.nonce, "salt": met.salt}

    async def prove(self, body: bytes) -> wire.Message:
        """The second: its proof. Raises BadPairing, OtherProject, Garbled, Unreachable after too many tries."""
        with wire.strictly(""):
            found = wire.read(body)
            nonce, proof = wire.text(found, "nonce", _NONCE), wire.text(found, "proof", _PROOF)
            name, project_id = wire.text(found, "name"), wire.text(found, "project_id", usual="")
        desk = self._desk
        if desk is None:
            raise BadPairing(peer="")
        proven = await self._tried(lambda: desk.prove(nonce, proof, name, project_id))
        return {"proof": proven.proof, **told_paired(proven.paired)}

    async def _tried(self, trying: Callable[[], T]) -> T:
        if not self._pace.may():
            raise Unreachable(peer="")
        try:
            return await run_in_threadpool(trying)
        except BadPairing:
            self._pace.count()
            raise


def told_paired(paired: Paired) -> wire.Message:
    """What pairing gave, as it travels; the fingerprint does not, for each side looks at it itself."""
    return {
        "token": paired.token, "project_id": paired.project_id, "name": paired.name, "project": paired.project,
        "vault_key": paired.vault_key,
    }  # fmt: skip


def paired_of(message: wire.Message, fingerprint: str = "") -> Paired:
    """The same back. Raises ValueError, KeyError."""
    return Paired(
        token=wire.text(message, "token"),
        project_id=wire.text(message, "project_id"),
        name=wire.text(message, "name"),
        project=wire.text(message, "project", usual=""),
        fingerprint=fingerprint,
        vault_key=wire.text(message, "vault_key", usual=""),
    )
